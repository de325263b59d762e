import { isAfter, type Position, positionOf, type Recorded } from './events.ts'

/** What this process has committed and the log has not told yet: its readers need no second copy of it. */
export interface OwnEvents {
  /** Of one transaction, unless the log was read past it already. */
  keep(events: readonly Recorded[], readTo: Position): void
  /** The transactions that are here. */
  transactions(): string[]
  /** Takes an event out. */
  take(transactionId: string, id: string): Recorded | undefined
  /** Takes out what comes next in the log for certain: the events of transactions numbered one after the other from behind this one. */
  takeNext(transactionId: string): Recorded[]
}

/** Where the log stands still for long, the rest is read from it later. */
const MOST = 2_000

export function createOwnEvents(): OwnEvents {
  const kept = new Map<string, Map<string, Recorded>>()
  let count = 0
  return {
    keep(events, readTo) {
      const last = events.at(-1)
      if (!last || count + events.length > MOST || !isAfter(positionOf(last), readTo)) return
      kept.set(last.transactionId, new Map(events.map((event) => [event.id, event])))
      count += events.length
    },
    transactions: () => [...kept.keys()],
    take(transactionId, id) {
      const own = kept.get(transactionId)
      const event = own?.get(id)
      if (!event) return undefined
      own!.delete(id)
      count -= 1
      if (!own!.size) kept.delete(transactionId)
      return event
    },
    takeNext(transactionId) {
      const events: Recorded[] = []
      for (let next = BigInt(transactionId) + 1n; ; next++) {
        const own = kept.get(String(next))
        if (!own) break
        kept.delete(String(next))
        events.push(...own.values())
      }
      count -= events.length
      return events
    },
  }
}
