import type { AskInput } from '../../shared/wire/aftersales.ts'
import type { Address } from '../../shared/wire/commerce.ts'
import type { Attachment } from '../../shared/wire/conversation.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

/** What somebody has filled in so far. */
export interface Draft {
  /** How many of which line. */
  chosen: Readonly<Record<string, number>>
  /** What each line is to become, by SKU. */
  swaps: Readonly<Record<string, string>>
  reason: string
  note: string
  photos: readonly Attachment[]
  /** Where money goes to or comes from; null = the way it was paid. */
  method: string | null
  address: Address
}
export const emptyDraft: Draft = {
  chosen: {},
  swaps: {},
  reason: '',
  note: '',
  photos: [],
  method: null,
  address: { name: '', phone: '', lines: [''], city: '', region: '', postcode: '' },
}

export type Step = 'goods' | 'address' | 'payment' | 'why' | 'plan' | 'confirm'
/** Four steps at most: what, why, how, yes. */
export const stepsOf: Readonly<Record<AskKind, readonly Step[]>> = {
  cancel: ['why', 'plan', 'confirm'],
  changeAddress: ['address', 'plan', 'confirm'],
  changePayment: ['payment', 'plan', 'confirm'],
  changeItems: ['goods', 'plan', 'confirm'],
  refundOnly: ['goods', 'why', 'plan', 'confirm'],
  returnAndRefund: ['goods', 'why', 'plan', 'confirm'],
  exchange: ['goods', 'why', 'plan', 'confirm'],
  repair: ['goods', 'why', 'plan', 'confirm'],
  reissue: ['goods', 'why', 'plan', 'confirm'],
  priceProtection: ['goods', 'plan', 'confirm'],
  compensation: ['why', 'plan', 'confirm'],
}
export const isKind = (text: string): text is AskKind => Object.hasOwn(stepsOf, text)
export const swapping = (kind: AskKind): boolean => kind === 'exchange' || kind === 'changeItems'
/** Kinds whose reason comes with words and pictures. */
export const describing = (kind: AskKind): boolean => kind !== 'cancel'
/** Kinds whose money may go to another method than it came from. */
export const refunding = (kind: AskKind): boolean =>
  kind === 'refundOnly' || kind === 'returnAndRefund' || kind === 'priceProtection' || kind === 'compensation'

const without = (address: Address): Address => ({
  ...address,
  lines: address.lines.map((line) => line.trim()).filter(Boolean),
  ...(!address.region?.trim() && { region: null }),
  ...(!address.postcode?.trim() && { postcode: null }),
})

/** As it is sent to be judged. */
export function askOf(kind: AskKind, draft: Draft): AskInput {
  const { reason, note, method } = draft
  const items = Object.entries(draft.chosen)
    .filter(([, quantity]) => quantity > 0)
    .map(([item, quantity]) => ({ item, quantity }))
  const swaps = items.map((one) => ({ ...one, sku: draft.swaps[one.item] ?? null }))
  const evidence = draft.photos.map((photo) => photo.fileId)
  switch (kind) {
    case 'cancel':
      return { kind, reason }
    case 'changeAddress':
      return { kind, address: without(draft.address) }
    case 'changePayment':
      return { kind, method: method ?? '' }
    case 'changeItems':
      return { kind, items: swaps, method }
    case 'exchange':
      return { kind, reason, items: swaps, method, note, evidence }
    case 'repair':
    case 'reissue':
      return { kind, reason, items, note, evidence }
    case 'refundOnly':
    case 'returnAndRefund':
      return { kind, reason, items, refundTo: method, note, evidence }
    case 'priceProtection':
      return { kind, items, refundTo: method, note }
    case 'compensation':
      return { kind, reason, refundTo: method, note, evidence }
  }
}

/** A name for exactly this request: pressing twice is asking once. Works without a secure context, unlike `randomUUID`. */
export const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
