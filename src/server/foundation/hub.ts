import type pg from 'pg'
import { statement } from './database/database.ts'
import { eventColumns, type Position, type Recorded, START, writeCursor } from './events.ts'

export type HubListener = (events: readonly Recorded[]) => void

export interface Hub {
  /** Where the log has been read to; a snapshot loaded after asking misses nothing that comes after it. */
  readonly position: Position
  cursor(of?: Position): string
  /** When the log was last asked for what is new (performance.now): a reader that stands still tells nobody anything. */
  readonly lookedAt: number
  /** Told of a commit: read on until its events have been seen. */
  wake(transactionId: string): void
  /** Every event of the log from here on, in log order, exactly once; batches in one tick. Returns the way to stop. */
  subscribe(listener: HubListener): () => void
  readonly epoch: number
  start(): Promise<void>
  stop(): Promise<void>
}

const AT_ONCE = 500
/** How often to look without being told (another process may have died before it told). */
const POLL_MS = 250
/** A transaction older than the one we wait for is still running: look again after this long, doubling up to POLL_MS. */
const RETRY_MS = 1

const NEXT = `select ${eventColumns} from events
  where (transaction_id, id) > ($1::xid8, $2::uuid) and transaction_id < pg_snapshot_xmin(pg_current_snapshot())
  order by transaction_id, id limit ${AT_ONCE}`

/** The one reader of the event log in this process: reads behind the oldest running transaction and fans out. */
export function createHub(system: pg.Pool, onEvents: (count: number) => void, onError: (error: Error) => void): Hub {
  const listeners = new Set<HubListener>()
  let position: Position = { transactionId: '0', eventId: START }
  let lookedAt = 0
  let epoch = 1
  let target = 0n
  let stopped = false
  let loop: Promise<void> | undefined
  let rouse: (() => void) | undefined

  const sleep = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      rouse = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const readOn = async (): Promise<number> => {
    const { rows } = await system.query<Recorded>(statement(NEXT, [position.transactionId, position.eventId]))
    lookedAt = performance.now()
    const last = rows.at(-1)
    if (!last) return 0
    position = { transactionId: last.transactionId, eventId: last.id }
    onEvents(rows.length)
    for (const listener of listeners) listener(rows)
    return rows.length
  }

  const run = async (): Promise<void> => {
    let patience = RETRY_MS
    while (!stopped) {
      try {
        const before = target
        const read = await readOn()
        if (read === AT_ONCE) continue
        if (read > 0) patience = RETRY_MS
        const behind = BigInt(position.transactionId) < target
        if (target !== before) continue
        patience = behind ? Math.min(patience * 2, POLL_MS) : RETRY_MS
        await sleep(behind ? patience : POLL_MS)
      } catch (error) {
        if (!stopped) onError(error as Error)
        await sleep(POLL_MS)
      }
    }
  }

  return {
    get position() {
      return position
    },
    get epoch() {
      return epoch
    },
    get lookedAt() {
      return lookedAt
    },
    cursor: (of = position) => writeCursor(epoch, of),
    wake(transactionId) {
      const id = BigInt(transactionId)
      if (id > target) target = id
      rouse?.()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async start() {
      const { rows } = await system.query<{ before: string; epoch: number }>(
        'select pg_snapshot_xmin(pg_current_snapshot())::text as before, epoch from installation',
      )
      // Everything of a transaction below the oldest running one is old news; the position stands just before that one.
      position = { transactionId: rows[0]!.before, eventId: START }
      epoch = rows[0]!.epoch
      loop = run()
    },
    async stop() {
      stopped = true
      rouse?.()
      await loop
    },
  }
}

/** Events after a position for one merchant, as a resuming client needs them. For a customer only what concerns them. */
export async function eventsAfter(
  system: pg.Pool,
  { merchantId, customerId, shopIds }: { merchantId: string; customerId: string | null; shopIds: readonly string[] },
  after: Position,
  limit: number,
): Promise<Recorded[]> {
  const concerned = customerId
    ? `customer_id = $5 and audience = 'customer'`
    : `(shop_id is null or shop_id = any($5::uuid[])) and audience <> 'house'`
  const { rows } = await system.query<Recorded>(
    statement(
      `select ${eventColumns} from events
        where merchant_id = $1 and (transaction_id, id) > ($2::xid8, $3::uuid) and transaction_id < pg_snapshot_xmin(pg_current_snapshot()) and ${concerned}
        order by transaction_id, id limit $4`,
      [merchantId, after.transactionId, after.eventId, limit, customerId ?? shopIds],
    ),
  )
  return rows
}
