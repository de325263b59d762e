import type pg from 'pg'
import type { EventName, Events } from '../../shared/events.ts'
import type { ConversationId, CustomerId, MerchantId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Actor } from './actor.ts'
import { isRetryable, isTooSlow, isUnreachable, statement } from './database/database.ts'
import { type Draft, insertEvents, type Written } from './events.ts'
import type { House } from './house.ts'
import { inOneWrite } from './in-one-write.ts'
import { FirstReady } from './in-slices.ts'

/** Enough to look. */
export interface Reads {
  readonly house: House
  readonly actor: Actor
  readonly merchantId: MerchantId
  readonly now: Date
  /** `text` must be a constant: it is prepared once per connection under its own name. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>
}

/** Whom an event is about: decides which shops' staff and which customer may hear of it. */
export interface About {
  shopId: ShopId | null
  customerId?: CustomerId | null
  conversationId?: ConversationId | null
}

/** Enough to change things: only an action is given one. */
export interface Tx extends Reads {
  /** Sent with the next statement, or with the commit; where it fails, the transaction does. For what gives nothing back. */
  write(text: string, values: readonly unknown[]): void
  /** Recorded in this transaction; told to everybody concerned after commit. */
  record<N extends EventName>(name: N, about: About, data: Events[N]): void
  /**
   * For what this process keeps in its own memory: done as soon as all of this is on its way, the commit too. That may fail still, so what is kept has to be
   * checked when it is used. Must not throw.
   */
  sent(work: () => void): void
}

/** A connection and the transactions on it. Behind one that is on its way, its commit too, the next may be sent before it is answered. */
export interface Connection {
  readonly client: pg.PoolClient
  /** Transactions not answered yet; the connection goes back after the last. */
  out: number
  broken: Error | undefined
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Inlined because SET takes no parameters; only what looks like a uuid passes. */
const quoted = (id: string): string => {
  if (!uuid.test(id)) throw new Error('not an id')
  return id
}
/** The role, too: the walls hold whatever a connection was last used for. */
const scope = (merchantId: MerchantId, shopIds: readonly ShopId[]) =>
  `set local role shopbell_app; set local shopbell.merchant = '${quoted(merchantId)}'; set local shopbell.shops = '{${shopIds.map(quoted).join(',')}}'`

const reads = (client: pg.PoolClient, house: House, actor: Actor, now: Date): Reads => ({
  house,
  actor,
  merchantId: actor.merchantId,
  now,
  rows: async <Row extends object>(text: string, values: readonly unknown[] = []) => (await ask<Row>(client, statement(text, values))).rows,
})

/**
 * Runs `work` in one transaction that sees the actor's merchant and shops only. Serialization failures run it again, at most four times, and so does
 * what has to be made ready first. `sent` is told as soon as all of it is on its way.
 */
export async function transact<Output>(
  house: House,
  actor: Actor,
  work: (tx: Tx) => Promise<Output>,
  sent?: (connection: Connection) => void,
): Promise<Output> {
  for (let attempt = 1; ; attempt++) {
    try {
      const connection = { client: await house.database.app.connect(), out: 0, broken: undefined }
      return await attemptOnce(house, actor, work, connection, sent)
    } catch (error) {
      if (attempt < 4 && isRetryable(error)) continue
      if (error instanceof FirstReady) {
        await error.ready
        continue
      }
      throw isUnreachable(error) ? unreachable(house, error) : error
    }
  }
}

/** The same, once, behind another transaction: the server goes from one to the next. Neither undoes the other. */
export async function transactBehind<Output>(
  house: House,
  actor: Actor,
  work: (tx: Tx) => Promise<Output>,
  connection: Connection,
  sent: (connection: Connection) => void,
): Promise<Output> {
  try {
    return await attemptOnce(house, actor, work, connection, sent)
  } catch (error) {
    throw isUnreachable(error) ? unreachable(house, error) : error
  }
}

async function attemptOnce<Output>(
  house: House,
  actor: Actor,
  work: (tx: Tx) => Promise<Output>,
  connection: Connection,
  told?: (connection: Connection) => void,
): Promise<Output> {
  const began = performance.now()
  const now = house.clock.now()
  const { client } = connection
  const drafts: Draft[] = []
  const writes: Promise<unknown>[] = []
  const onSent: (() => void)[] = []
  let committed: Promise<void> | undefined
  let unheard: unknown
  connection.out++
  try {
    opened(client, `begin; ${scope(actor.merchantId, actor.shopIds)}`)
    const tx: Tx = {
      ...reads(client, house, actor, now),
      write(text, values) {
        const one = ask(client, statement(text, values))
        one.catch((error) => (unheard ??= error))
        writes.push(one)
      },
      record: (name, about, data) => void drafts.push({ name, about, data }),
      sent: (work) => void onSent.push(work),
    }
    const output = await work(tx)
    const end = () => {
      committed = commit(client)
      for (const work of onSent) work()
      told?.(connection)
      return committed
    }
    const [written] = await Promise.all([drafts.length ? insertEvents(tx, drafts, end) : end(), ...writes])
    if (written) {
      house.writes.kept(began)
      announce(house, written)
    }
    return output
  } catch (error) {
    const failed = (failure: Error) => void (connection.broken = failure)
    if (isUnreachable(error)) failed(error as Error)
    // What is on its way ends by itself: a rollback would be the next one's.
    else if (committed) await committed.catch((failure) => isUnreachable(failure) && failed(failure))
    else await client.query('rollback').catch(failed)
    // Whatever was asked after a write that failed only says that something had.
    throw unheard ?? error
  } finally {
    if (--connection.out === 0) client.release(connection.broken)
  }
}

function ask<Row extends object>(client: pg.PoolClient, query: pg.QueryConfig): Promise<pg.QueryResult<Row>> {
  inOneWrite(client.connection.stream)
  return client.query<Row>(query)
}

/** Not waited for: the first statement goes out right behind it, and fails where this has failed. */
const opened = (client: pg.PoolClient, text: string): void => void ask(client, { text }).catch(() => {})

/** May be sent before the statements in front of it are answered: where one of those fails, the server makes a rollback of it. */
async function commit(client: pg.PoolClient): Promise<void> {
  const { command } = await ask(client, { text: 'commit' })
  if (command !== 'COMMIT') throw new Error('a statement failed and nobody heard of it: rolled back')
}

/** After commit: the stream and the workers hear of it at once; should this process die here, the log and the queue still know. */
function announce(house: House, { transactionId, events, queues }: Written): void {
  house.hub.wake(transactionId, events)
  house.bus.publish({ kind: 'committed', transactionId, jobs: queues.length > 0 })
  house.jobs.wake(queues)
}

/** A read-only transaction with the same walls, planned for the values asked with; run again when what it needs is ready. */
export async function look<Output>(house: House, actor: Actor, work: (db: Reads) => Promise<Output>): Promise<Output> {
  for (;;)
    try {
      return await lookOnce(house, actor, work)
    } catch (error) {
      if (!(error instanceof FirstReady)) throw error
      await error.ready
    }
}

async function lookOnce<Output>(house: House, actor: Actor, work: (db: Reads) => Promise<Output>): Promise<Output> {
  try {
    return await lookIn(house.database.app, house, actor, work)
  } catch (error) {
    throw isUnreachable(error) ? unreachable(house, error) : error
  }
}

/**
 * The same of what is over, from the replica while one is near. Whatever it makes impossible (it goes away, cancels what stands in the way of its
 * following, has not heard yet of what is asked for) is asked of the primary; but not what already took too long.
 */
export async function lookBack<Output>(house: House, actor: Actor, work: (db: Reads) => Promise<Output>): Promise<Output> {
  const { replica } = house
  if (replica?.near)
    try {
      return await lookIn(replica.pool, house, actor, work)
    } catch (error) {
      if (isTooSlow(error)) throw new Refusal('database.unreachable')
      if (isUnreachable(error)) replica.failed(error)
    }
  return look(house, actor, work)
}

async function lookIn<Output>(pool: pg.Pool, house: House, actor: Actor, work: (db: Reads) => Promise<Output>): Promise<Output> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    opened(client, `begin read only; ${scope(actor.merchantId, actor.shopIds)}; set local plan_cache_mode = auto`)
    const output = await work(reads(client, house, actor, house.clock.now()))
    await commit(client)
    return output
  } catch (error) {
    if (isUnreachable(error)) broken = error as Error
    else await client.query('rollback').catch((failure: Error) => void (broken = failure))
    throw broken ?? error
  } finally {
    client.release(broken)
  }
}

function unreachable(house: House, error: unknown): Refusal {
  house.writes.failed(error)
  house.log.warn({ error: (error as Error).message }, 'database unreachable')
  return new Refusal('database.unreachable')
}
