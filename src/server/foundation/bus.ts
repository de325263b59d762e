import pg from 'pg'
import type { Signal } from '../../shared/events.ts'
import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { Address } from './database/database.ts'

/** What processes tell each other. May be lost: everything that matters is caught up from the event log. */
export type Wake =
  | { kind: 'committed'; transactionId: string; jobs: boolean }
  | { kind: 'signal'; merchantId: MerchantId; shopId: ShopId; customerId: string; signal: Signal }

export interface Bus {
  publish(wake: Wake): void
  /** Hears what other processes publish, never one's own. */
  onWake(listener: (wake: Wake) => void): void
  stop(): Promise<void>
}

const CHANNEL = 'shopbell'
/** At most one "committed" notice in this time: a reader that is awake needs no second one. */
const QUIET_MS = 10
/**
 * A connection that only listens hears nothing of its own end: it is used this often, and left when it doesn't answer. So each says that it is here,
 * and whoever has heard of nobody else for three times as long is alone and tells nobody anything.
 */
const HERE_MS = 10_000
const ANSWER_MS = 5_000

/** Sends at most one "committed" notice in QUIET_MS, for all that were to be told; signals at once. */
export function quietly(send: (wake: Wake) => void): (wake: Wake) => void {
  let pending: Extract<Wake, { kind: 'committed' }> | null = null
  return (wake) => {
    if (wake.kind !== 'committed') return send(wake)
    if (pending) {
      pending = { kind: 'committed', transactionId: later(pending.transactionId, wake.transactionId), jobs: pending.jobs || wake.jobs }
      return
    }
    pending = wake
    setTimeout(() => {
      if (pending) send(pending)
      pending = null
    }, QUIET_MS)
  }
}

const later = (a: string, b: string): string => (BigInt(a) > BigInt(b) ? a : b)

/** `asks`: who has just come wants to hear who else is there. */
interface Here {
  kind: 'here'
  asks: boolean
}

/** LISTEN/NOTIFY on a connection of its own, outside every transaction (a NOTIFY inside one would serialise commits). Reconnects for ever. */
export function postgresBus(address: Address, onError: (error: Error) => void): Bus {
  const me = `${process.pid}-${Math.random().toString(36).slice(2)}`
  const listeners: ((wake: Wake) => void)[] = []
  let client: pg.Client | null = null
  let stopped = false
  let heardAt = -Infinity

  /** What is not answered on this connection ends it; it may be silent, not lost, and would answer no goodbye. A refusal (who takes no writes for now) is an answer. */
  const tell = (on: pg.Client, text: string, values: string[]): Promise<unknown> =>
    on.query(text, values).catch((error: Error) => {
      onError(error)
      if (!(error instanceof pg.DatabaseError)) on.connection.stream.destroy()
    })
  const send = (wake: Wake | Here) =>
    void (client && tell(client, 'select pg_notify($1, $2)', [CHANNEL, JSON.stringify({ from: me, wake })]))
  const sayHere = (asks: boolean) => send({ kind: 'here', asks })
  const living = setInterval(() => sayHere(false), HERE_MS)
  living.unref()
  const connect = async (): Promise<void> => {
    if (stopped) return
    const patience = { connectionTimeoutMillis: ANSWER_MS, query_timeout: ANSWER_MS }
    const next = new pg.Client({ ...address, ...patience, keepAlive: true, pipeline: true, application_name: 'shopbell bus' })
    next.on('notification', ({ payload }) => {
      const { from, wake } = JSON.parse(payload ?? '{}') as { from: string; wake: Wake | Here }
      if (from === me) return
      heardAt = performance.now()
      if (wake.kind !== 'here') for (const listener of listeners) listener(wake)
      else if (wake.asks) sayHere(false)
    })
    let lost = false
    const again = () => {
      if (lost) return
      lost = true
      if (client === next) client = null
      if (!stopped) setTimeout(() => void connect(), 500).unref()
    }
    next.on('error', again)
    next.on('end', again)
    try {
      await next.connect()
      // What is told may be lost: no commit of it waits for the disk, in front of a message's.
      await next.query(`set synchronous_commit = off; listen ${CHANNEL}`)
      client = next
      sayHere(true)
    } catch (error) {
      onError(error as Error)
      next.connection.stream.destroy()
      again()
    }
  }
  void connect()

  return {
    publish: quietly((wake) => {
      if (performance.now() - heardAt < 3 * HERE_MS) send(wake)
    }),
    onWake: (listener) => void listeners.push(listener),
    async stop() {
      stopped = true
      clearInterval(living)
      await client?.end().catch(() => {})
    },
  }
}
