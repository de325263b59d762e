import { parseAmount } from '../../../shared/currency.ts'
import type { Aftersale, Part } from '../../../shared/wire/aftersales.ts'

export const deciding: ReadonlySet<string> = new Set(['approve', 'refuse', 'overrule', 'retry'])
export const danger: ReadonlySet<string> = new Set(['refuse', 'reject', 'withdraw'])
export const needsParcel: ReadonlySet<string> = new Set(['sendBack', 'dispatch'])
export const inspecting: ReadonlySet<string> = new Set(['accept', 'reject'])

/** Money leaves at once or will: said once more, and typed, before it does. */
export const paysOut = (one: Aftersale, verb: string): boolean => deciding.has(verb) && verb !== 'refuse' && one.amount.amount > 0
/** A compensation nobody named a sum for: who approves it says how much. */
export const namesSum = (one: Aftersale, verb: string): boolean =>
  verb === 'approve' && one.kind === 'compensation' && one.amount.amount === 0

/** What the warranty does not pay of the parts that were found. */
export const uncovered = (parts: Aftersale['parts']): number =>
  parts.reduce((sum, part) => sum + (part.covered ? 0 : part.amount.amount), 0)

/** A part as it is typed; the price as somebody writes it. */
export interface PartDraft {
  id: number
  title: string
  price: string
  covered: boolean
}
export const newPart = (parts: readonly PartDraft[]): PartDraft => ({
  id: parts.reduce((last, { id }) => Math.max(last, id + 1), 0),
  title: '',
  price: '',
  covered: true,
})
/** Null when one of them has no readable price. Rows nobody named are left out. */
export function partsOf(drafts: readonly PartDraft[], currency: string): Part[] | null {
  const named = drafts.filter(({ title }) => title.trim())
  const parts = named.map(({ title, price, covered }) => ({ title: title.trim(), amount: parseAmount(price || '0', currency), covered }))
  return parts.every((part): part is Part => part.amount !== null && part.amount >= 0) ? parts : null
}
