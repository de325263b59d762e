import type { Permission } from '../../shared/permissions.ts'
import { demand } from './actor.ts'
import type { Context } from './house.ts'
import { once } from './idempotency.ts'
import { inSpan } from './traces.ts'
import { look, type Reads, type Tx, transact } from './transaction.ts'

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

/** A read for a page: visibility of the actor is in the transaction and in the query. */
export function view<Input, Output>(permission: Permission, work: (db: Reads, input: Input) => Promise<Output>): Action<Input, Output> {
  const run = async ({ house, actor }: Context, input: Input): Promise<Output> => {
    demand(actor, permission)
    return look(house, actor, (db) => work(db, input))
  }
  return Object.assign(run, { permission })
}
