import type { Permission } from '../../shared/permissions.ts'
import { demand } from './actor.ts'
import type { Context } from './house.ts'
import { once } from './idempotency.ts'
import { inSpan } from './traces.ts'
import { look, lookBack, type Reads, type Tx, transact } from './transaction.ts'

export interface Action<Input, Output> {
  (context: Context, input: Input): Promise<Output>
  readonly permission: Permission
}

/** The only door to a write: it names a permission, holds one transaction, and what it records is told after commit. */
export function action<Input, Output>(permission: Permission, work: (tx: Tx, input: Input) => Promise<Output>): Action<Input, Output> {
  const run = async (context: Context, input: Input): Promise<Output> => {
    const { house, actor, idempotency } = context
    demand(actor, permission)
    const stop = house.metrics.actions.startTimer({ permission })
    try {
      return await inSpan(house.traces, `action ${permission}`, 'INTERNAL', {}, () =>
        transact(house, actor, (tx) => (idempotency ? once(tx, idempotency, () => work(tx, input)) : work(tx, input))),
      )
    } finally {
      stop()
    }
  }
  return Object.assign(run, { permission })
}

const viewBy =
  (read: typeof look) =>
  <Input, Output>(permission: Permission, work: (db: Reads, input: Input) => Promise<Output>): Action<Input, Output> => {
    const run = async ({ house, actor }: Context, input: Input): Promise<Output> => {
      demand(actor, permission)
      return read(house, actor, (db) => work(db, input))
    }
    return Object.assign(run, { permission })
  }

/** A read for a page: visibility of the actor is in the transaction and in the query. */
export const view = viewBy(look)

/**
 * A view of what is over: figures of a time, the rows behind them, who changed what. It may come from a replica and be ten seconds old, so nothing may be
 * decided by it, and nothing that the stream keeps up to date may begin with it.
 */
export const pastView = viewBy(lookBack)
