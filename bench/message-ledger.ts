import type { Side } from './message-sides.ts'

/** Longer than this after the last acknowledgement, a message counts as lost. */
const PATIENCE_MS = 10_000

/** What became of every message of one side. Message n is at index n everywhere. */
export interface Ledger {
  sentAt: number[]
  acknowledgedAt: number[]
  deliveredAt: number[]
  /** How often it arrived. */
  arrivals: number[]
  /** What was answered instead of an acknowledgement. */
  refusals: string[]
  /** Acknowledged and delivered. */
  settled: number
  /** When the last of them was. */
  lastAt: number
}
export interface Lane {
  side: Side
  ledger: Ledger
}

export const newLedger = (): Ledger => ({
  sentAt: [],
  acknowledgedAt: [],
  deliveredAt: [],
  arrivals: [],
  refusals: [],
  settled: 0,
  lastAt: 0,
})

/** A delivery may overtake its acknowledgement; whichever is second settles the message. */
function settle(ledger: Ledger, n: number, at: number): void {
  if (ledger.acknowledgedAt[n] === undefined || ledger.deliveredAt[n] === undefined) return
  ledger.settled += 1
  ledger.lastAt = at
}
export const deliveredTo = (ledger: Ledger) => (n: number, at: number) => {
  ledger.arrivals[n] = (ledger.arrivals[n] ?? 0) + 1
  if (ledger.deliveredAt[n] !== undefined) return
  ledger.deliveredAt[n] = at
  settle(ledger, n, at)
}

export async function postNext({ side, ledger }: Lane): Promise<void> {
  const n = ledger.sentAt.push(performance.now()) - 1
  const refusal = await side.post(n)
  if (refusal !== null) return void ledger.refusals.push(refusal)
  const at = performance.now()
  ledger.acknowledgedAt[n] = at
  settle(ledger, n, at)
}

export async function allDelivered({ ledger }: Lane): Promise<void> {
  const until = performance.now() + PATIENCE_MS
  while (ledger.settled < ledger.sentAt.length - ledger.refusals.length && performance.now() < until)
    await new Promise((resolve) => setTimeout(resolve, 2))
}

/** From post to delivery, of the messages since `first`. */
export const timesFrom = ({ ledger }: Lane, first: number): number[] =>
  ledger.sentAt
    .slice(first)
    .flatMap((sent, i) => (ledger.deliveredAt[first + i] === undefined ? [] : [ledger.deliveredAt[first + i]! - sent]))

/** Every message must have been delivered exactly once, and the database must hold exactly as many as were acknowledged. */
export async function lostOrDoubled({ side, ledger }: Lane): Promise<{ count: number; problems: string[] }> {
  const acknowledged = ledger.sentAt.length - ledger.refusals.length
  const wrong = ledger.acknowledgedAt.filter((_, n) => ledger.arrivals[n] !== 1).length
  const astray = Math.abs((await side.stored()) - acknowledged)
  const problems = [
    ...(ledger.refusals.length ? [`${ledger.refusals.length} messages were refused, the first with ${ledger.refusals[0]}`] : []),
    ...(wrong ? [`${wrong} acknowledged messages were not delivered exactly once`] : []),
    ...(astray ? [`${astray} more or fewer messages are in the database than the ${acknowledged} that were acknowledged`] : []),
  ]
  return { count: wrong + astray, problems: problems.map((problem) => `${side.name}: ${problem}`) }
}
