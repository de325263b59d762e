import type { FactItem } from '../../facts.ts'
import { guard, refuse } from '../../rule.ts'

type Swap = FactItem & { to: NonNullable<FactItem['to']> }

/** Several items may become the same: the stock has to do for all of them. */
function short(sameSku: readonly Swap[]) {
  const [{ to, title }] = sameSku as [Swap]
  const units = sameSku.reduce((sum, item) => sum + item.quantity, 0)
  return to.available && (to.stock === null || to.stock >= units)
    ? []
    : [refuse('item.unavailable', { item: title, sku: to.sku }, ['person'])]
}

export const available = guard({
  code: 'available',
  title: { 'zh-CN': '有货才能换', en: 'Only what can be had' },
  kinds: ['changeItems', 'exchange'],
  check: ({ items, kind }) => {
    // Changing an order to what it is already needs no stock; that it changes nothing is said by its own guard.
    const swaps = items.filter((item): item is Swap => item.to !== null && item.to.known && !(kind === 'changeItems' && item.to.sameSku))
    return swaps.length ? [...Map.groupBy(swaps, (item) => item.to.sku).values()].flatMap(short) : []
  },
})
