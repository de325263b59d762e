import { parseAmount } from '../../../shared/currency.ts'
import { reasons } from '../../../shared/findings.ts'
import type { Language } from '../../../shared/language.ts'
import type { AskInput } from '../../../shared/wire/aftersales.ts'
import type { Address, Order } from '../../../shared/wire/commerce.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'

/** Everything that can be asked of an order. Named here rather than taken from the schemas, which browsers don't carry. */
export const kinds: readonly AskKind[] = [
  'cancel',
  'changeAddress',
  'changeItems',
  'changePayment',
  'refundOnly',
  'returnAndRefund',
  'exchange',
  'repair',
  'reissue',
  'priceProtection',
  'compensation',
]
const changes = new Set<AskKind>(['changeAddress', 'changeItems', 'changePayment'])
const whole = new Set<AskKind>(['cancel', 'changeAddress', 'changePayment', 'compensation'])

/** What a kind is asked with. */
export const takes = {
  goods: (kind: AskKind): boolean => !whole.has(kind),
  swaps: (kind: AskKind): boolean => kind === 'exchange' || kind === 'changeItems',
  reason: (kind: AskKind): boolean => !changes.has(kind) && kind !== 'priceProtection',
  words: (kind: AskKind): boolean => !changes.has(kind) && kind !== 'cancel',
  pictures: (kind: AskKind): boolean => !changes.has(kind) && kind !== 'cancel' && kind !== 'priceProtection',
  sum: (kind: AskKind): boolean => kind === 'refundOnly' || kind === 'compensation',
  method: (kind: AskKind): boolean => !['cancel', 'changeAddress', 'repair', 'reissue'].includes(kind),
}

export interface Draft {
  kind: AskKind
  reason: string
  note: string
  /** A part of it, as it is typed; empty = what the policy gives. */
  sum: string
  /** Units by order line, and what each is to become by SKU. */
  units: Readonly<Record<string, number>>
  swaps: Readonly<Record<string, string>>
  /** Where money goes or comes from; empty = the way it was paid. */
  method: string
  address: Address
  pictures: readonly Attachment[]
}

const unsent = new Set<Order['status']>(['placed', 'paid', 'processing'])

/** What is asked most of an order as it is: to be cancelled before it leaves, to come back once it has. */
export const firstDraft = (order: Order, shopLanguage: Language): Draft => ({
  kind: unsent.has(order.status) ? 'cancel' : 'returnAndRefund',
  reason: reasons.free[unsent.has(order.status) ? 0 : 2][shopLanguage],
  note: '',
  sum: '',
  units: Object.fromEntries(order.lines.map((line) => [line.id, line.quantity])),
  swaps: {},
  method: '',
  address: { name: '', phone: '', lines: [''], city: '', region: '', postcode: '' },
  pictures: [],
})

const trimmed = (address: Address): Address => ({
  ...address,
  lines: address.lines.map((line) => line.trim()).filter(Boolean),
  region: address.region?.trim() || null,
  postcode: address.postcode?.trim() || null,
})
const isWhole = ({ name, lines, city }: Address): boolean => Boolean(name?.trim() && lines[0]?.trim() && city?.trim())

/** As it goes to be judged; null while something is missing. */
export function askOf(draft: Draft, currency: string): AskInput | null {
  const { kind, reason, note } = draft
  const items = Object.entries(draft.units).flatMap(([item, quantity]) => (quantity > 0 ? [{ item, quantity }] : []))
  const swaps = items.map((one) => ({ ...one, sku: draft.swaps[one.item] || null }))
  const method = draft.method || null
  const evidence = draft.pictures.map((picture) => picture.fileId)
  const amount = draft.sum.trim() ? parseAmount(draft.sum, currency) : null
  if (takes.reason(kind) && !reason) return null
  if (takes.goods(kind) && !items.length) return null
  if (takes.swaps(kind) && swaps.some((one) => !one.sku)) return null
  if (takes.sum(kind) && draft.sum.trim() && amount === null) return null
  switch (kind) {
    case 'cancel':
      return { kind, reason }
    case 'changeAddress':
      return isWhole(draft.address) ? { kind, address: trimmed(draft.address) } : null
    case 'changePayment':
      return method ? { kind, method } : null
    case 'changeItems':
      return { kind, items: swaps, method }
    case 'exchange':
      return { kind, reason, items: swaps, method, note, evidence }
    case 'repair':
    case 'reissue':
      return { kind, reason, items, note, evidence }
    case 'refundOnly':
      return { kind, reason, items, amount, refundTo: method, note, evidence }
    case 'returnAndRefund':
      return { kind, reason, items, refundTo: method, note, evidence }
    case 'priceProtection':
      return { kind, items, refundTo: method, note }
    case 'compensation':
      return { kind, reason, amount, refundTo: method, note, evidence }
  }
}
