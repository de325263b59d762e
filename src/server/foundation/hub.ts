import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { statement } from './database/database.ts'
import { eventColumns, followed, type Position, positionOf, type Recorded, START, type Unread, writeCursor } from './events.ts'
import type { House } from './house.ts'
import { createOwnEvents } from './own-events.ts'
import { learnPast } from './past.ts'

export type HubListener = (events: readonly Recorded[]) => void

export interface Hub {
  /** Where the log has been read to; a snapshot loaded after asking misses nothing that comes after it. */
  readonly position: Position
  cursor(of?: Position): string
  /**
   * A transaction's id below which the log is whole, as far as that was found out; `isWhole` compares with it and with what the database says at once.
   */
  readonly wholeBelow: string
  /** When it was last looked for what is new (performance.now): a reader that stands still tells nobody anything. */
  readonly lookedAt: number
  /** Told of a commit: read on until its events have been seen. Who has them gives them along. */
  wake(transactionId: string, own?: readonly Recorded[]): void
  /**
   * Every event of the log from here on, in log order, exactly once; batches in one tick. Should the database turn out to have another past (a standby
   * took over, a copy was put in its place), some are missing: `anew` is told, and whatever was learnt has to be learnt again. Returns the way to stop.
   */
  subscribe(listener: HubListener, anew?: () => void): () => void
  readonly epoch: number
  start(): Promise<void>
  stop(): Promise<void>
}

const AT_ONCE = 500
/** How often to look without being told (another process may have died before it told). */
const POLL_MS = 250
/** Telling a full house takes its time: it rests this many times as long, and what is committed meanwhile is told together, with one write to each. */
const REST = 3
const REST_MS = 100
/** A transaction older than the one we wait for is still running: look again after this long, doubling up to POLL_MS. */
const RETRY_MS = 1
/** Running for longer than this, it is asked whose it is. */
const HELD_MS = 16

/** Below the oldest transaction that runs nothing can appear any more; nor below `known`, a transaction's id. */
export const isWhole = (known: string) => `transaction_id < greatest(pg_snapshot_xmin(pg_current_snapshot()), ${known}::xid8)`

/** In their order; of one's own nothing but which they are. */
const NEXT = `select e.id, e.transaction_id::text as "transactionId", f.*
  from events e left join lateral (select e.merchant_id as "merchantId", e.shop_id as "shopId", e.customer_id as "customerId",
    e.conversation_id as "conversationId", e.name, e.audience, e.actor_id as "actorId", e.at, e.data::text as json where e.transaction_id <> all($4::xid8[])) f on true
  where (e.transaction_id, e.id) > ($1::xid8, $2::uuid) and ${isWhole('$3')}
  order by e.transaction_id, e.id limit ${AT_ONCE}`

/**
 * The database server's oldest transaction may be another database's, for hours, and never writes here: the log is whole below the oldest one that
 * is not known to be such a stranger's. Reads every lock there is, so it is asked only where somebody waits.
 */
const WHOLE_BELOW = `select coalesce(
    (select x from pg_snapshot_xip(s) x where not exists (
      select from pg_locks l join pg_stat_activity a using (pid)
       where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted and l.transactionid = x::xid
         and a.datid <> (select oid from pg_database where datname = current_database())) order by x limit 1),
    pg_snapshot_xmax(s))::text as "wholeBelow", pg_snapshot_xmin(s)::text as oldest
  from pg_current_snapshot() s`

const larger = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b)

/** The one reader of the event log in this process: reads behind the oldest running transaction and fans out. */
export function createHub(log: pg.Pool, onEvents: (count: number) => void, onError: (error: Error) => void): Hub {
  const listeners = new Map<HubListener, (() => void) | undefined>()
  let own = createOwnEvents()
  let position: Position = { transactionId: '0', eventId: START }
  /** All of the position's transaction was told. */
  let through = false
  let wholeBelow = '0'
  /** A stranger's transaction is known to run: it is not waited for first. */
  let strangers = false
  let lookedAt = 0
  let epoch = 0
  /** The connection is a new one: the database behind it may be another. */
  let unsure = true
  let target = 0n
  let stopped = false
  let rest = 0
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

  /**
   * Own transactions numbered one after the other are next whatever else runs, for nothing that may still be committed has a number between. Then
   * the log is not asked.
   */
  const ownNext = (): Recorded[] => {
    const events = through ? own.takeNext(position.transactionId) : []
    if (events.length) wholeBelow = larger(wholeBelow, String(BigInt(events.at(-1)!.transactionId) + 1n))
    return events
  }
  const askLog = async (): Promise<Recorded[]> => {
    const { rows } = await log.query<Unread>(statement(NEXT, [position.transactionId, position.eventId, wholeBelow, own.transactions()]))
    if (unsure) {
      await findPast()
      return askLog()
    }
    if (rows.length) through = rows.length < AT_ONCE
    return rows.map((row) => own.take(row.transactionId, row.id) ?? followed(row))
  }

  const readOn = async (): Promise<number> => {
    const next = ownNext()
    const events = next.length ? next : await askLog()
    lookedAt = performance.now()
    const last = events.at(-1)
    if (!last) return 0
    position = positionOf(last)
    onEvents(events.length)
    const begin = performance.now()
    for (const listener of listeners.keys()) listener(events)
    rest = Math.min(REST * (performance.now() - begin), REST_MS)
    return events.length
  }

  /** Where nothing has changed it reads on; otherwise from here on, as at the start, and what came before is for those to find out who are told. */
  const findPast = async (): Promise<void> => {
    const found = await learnPast(log)
    unsure = false
    if (found.epoch === epoch) return
    const another = epoch > 0
    // Everything of a transaction below the oldest running one is old news; the position stands just before that one.
    position = { transactionId: found.before, eventId: START }
    epoch = found.epoch
    own = createOwnEvents()
    through = strangers = false
    wholeBelow = '0'
    target = 0n
    if (another) for (const anew of listeners.values()) anew?.()
  }

  const findStrangers = async (): Promise<void> => {
    const { rows } = await log.query<{ wholeBelow: string; oldest: string }>(statement(WHOLE_BELOW, []))
    wholeBelow = larger(wholeBelow, rows[0]!.wholeBelow)
    strangers = rows[0]!.wholeBelow !== rows[0]!.oldest
  }

  const run = async (): Promise<void> => {
    let patience = RETRY_MS
    while (!stopped) {
      try {
        const before = target
        const read = await readOn()
        if (read > 0) await pause(rest)
        if (read === AT_ONCE) continue
        if (read > 0) patience = RETRY_MS
        const behind = BigInt(position.transactionId) < target
        if (target !== before) continue
        patience = behind ? Math.min(patience * 2, POLL_MS) : RETRY_MS
        await sleep(behind ? patience : POLL_MS)
        if (strangers || (behind && patience > HELD_MS)) await findStrangers()
      } catch (error) {
        through = false
        if (!stopped) onError(error as Error)
        await sleep(POLL_MS)
      }
    }
  }

  return {
    get position() {
      return position
    },
    get wholeBelow() {
      return wholeBelow
    },
    get epoch() {
      return epoch
    },
    get lookedAt() {
      return lookedAt
    },
    cursor: (of = position) => writeCursor(epoch, of),
    wake(transactionId, events = []) {
      own.keep(events, position)
      const id = BigInt(transactionId)
      if (id > target) target = id
      rouse?.()
    },
    subscribe(listener, anew) {
      listeners.set(listener, anew)
      return () => void listeners.delete(listener)
    },
    async start() {
      await findPast()
      log.on('connect', () => (unsure = true))
      // Of what it has committed itself it asks the log again, which is how it comes by another connection.
      log.on('error', () => (through = false))
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
  { database: { system }, hub }: Pick<House, 'database' | 'hub'>,
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
        where merchant_id = $1 and (transaction_id, id) > ($2::xid8, $3::uuid) and ${isWhole('$6')} and ${concerned}
        order by transaction_id, id limit $4`,
      [merchantId, after.transactionId, after.eventId, limit, customerId ?? shopIds, hub.wholeBelow],
    ),
  )
  return rows
}
