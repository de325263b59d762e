import type { Slot } from '../../shared/wire/aftersales.ts'
import type { Reads } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { argsOf, type Rule } from '../policy/rule.ts'
import { pickUp, pickUpArgs } from '../policy/rules/pick-up.ts'
import { policyVersion } from '../policy/steps.ts'
import { stepOf } from './rules/lifecycle.ts'
import type { Case } from './store/cases.ts'

const DAY_MS = 86_400_000

/** When the goods of a case can be fetched: by the version that judged it, from tomorrow in the shop's own time. None where it is not offered. */
export async function slotsOf(db: Reads, one: Case): Promise<Slot[]> {
  if (!stepOf(one.kind, one.status, 'bookPickUp') || !one.verdict.findings.some(({ code }) => code === 'pickUp.offered')) return []
  const { content } = await policyVersion(db, one.shopId, one.policyVersion)
  const { timeZone } = await shopOf(db, one.shopId)
  const settings = [content.rules, ...content.groups.map((group) => group.rules)].flatMap((rules) =>
    argsOf(pickUp as Rule, rules, one.kind),
  )
  const [first] = settings
  return first === undefined ? [] : slotsFrom(pickUpArgs.parse(first), db.now, timeZone)
}

export function slotsFrom(
  { daysAhead, windows }: { daysAhead: number; windows: readonly { from: string; to: string }[] },
  now: Date,
  timeZone: string,
): Slot[] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
  const today = Date.parse(`${day.format(now)}T00:00:00Z`)
  return Array.from({ length: daysAhead }, (_, i) => new Date(today + (i + 1) * DAY_MS).toISOString().slice(0, 10)).flatMap((date) =>
    windows.map(({ from, to }) => ({ date, from, to })),
  )
}
