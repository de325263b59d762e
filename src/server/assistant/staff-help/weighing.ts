import type { Outcome } from '../../../shared/wire/staff-help.ts'

const worth: Record<Outcome, number> = { accepted: 1, edited: 0.4, rejected: -1 }
/** So many outcomes are needed before they weigh half of what they could. */
const PATIENCE = 4
/** As much as use can lift or lower what fits. */
const MOST = 0.4

/** Orders what could be offered by how well it fits and by what staff made of its source before. */
export function weigh<Item extends { sourceId: string; fit: number }>(
  items: readonly Item[],
  taught: readonly { sourceId: string; outcome: Outcome; count: number }[],
): Item[] {
  const weight = ({ sourceId, fit }: Item): number => {
    const own = taught.filter((one) => one.sourceId === sourceId)
    const times = own.reduce((sum, { count }) => sum + count, 0)
    const sum = own.reduce((total, { outcome, count }) => total + worth[outcome] * count, 0)
    return fit + MOST * (sum / (times + PATIENCE))
  }
  return items.toSorted((a, b) => weight(b) - weight(a))
}
