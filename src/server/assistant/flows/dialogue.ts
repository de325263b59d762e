import type { ProductId } from '../../../shared/ids.ts'
import type { Address } from '../../../shared/wire/commerce.ts'
import type { needNames } from '../../../shared/wire/flows.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import type { Answer } from '../answer.ts'
import type { Intent } from '../engine/intents.ts'

/** What a flow may have to know, in the words of the files that declare flows. */
export type Need = (typeof needNames)[number]

/** What is known of a flow so far; nothing else is remembered. */
export interface Known {
  order?: string
  /** How the customer calls that order. */
  number?: string
  /** Lines of the order, by id. */
  items?: { item: string; quantity: number }[]
  kind?: AskKind
  reason?: string
  sku?: string
  address?: Address
  method?: string
  evidence?: string[]
  /** The question as it was first asked, while it is found out which product it is about. */
  asked?: string
  /** Sizes, colours and the like that were asked about. */
  options?: string[]
  product?: ProductId
  wishes?: string
  hurry?: true
  details?: string
}

/** A proposal the customer has seen and may say yes to. */
export interface Proposal {
  confirmationId: string
  /** Four digits that the button says: a yes to another card does not fit. */
  code: string
  expiresAt: string
  /** Seq of the message that showed it: an earlier yes was not to this. */
  shownSeq: number
  plannedAt: string
}

export interface FlowState {
  flow: string
  known: Known
  awaiting: Need | 'evidence' | 'yes' | null
  proposal: Proposal | null
}

export interface Dialogue {
  flow: FlowState | null
  /** How often in a row the assistant did not understand. */
  misses: number
  /** The last thing it said, so that it never says the same twice. */
  last: string
  /** The product that was last spoken of alone: what “it” is, where no page says otherwise. */
  about?: ProductId | null
  /** The products that were last shown, in their order: what “the second one” is of. */
  shown?: ProductId[]
  /** Number of the order that was last told of alone. */
  order?: string | null
  /** What was last asked of goods: “and the other one?” asks it again. */
  goods?: GoodsAsked | undefined
}

export interface GoodsAsked {
  intent: Intent
  text: string
  options: string[]
}

export const fresh: Dialogue = { flow: null, misses: 0, last: '' }

/** Where an answer leaves a conversation. */
export function left(
  before: Dialogue,
  answer: Pick<Answer, 'body' | 'cards' | 'about'>,
  flow: FlowState | null,
  misses: number,
  goods?: GoodsAsked,
): Dialogue {
  const { body, cards } = answer
  const now = cards.flatMap((card) => (card.type === 'product' ? [card.productId] : []))
  const orders = new Set(
    cards.flatMap((card) => (card.type === 'order' ? [card.number] : card.type === 'parcel' ? [card.orderNumber] : [])),
  )
  const one = now.length === 1 ? now[0] : undefined
  // What is spoken of one after the other can be compared as well as what was shown beside each other.
  const beside = one && before.about && !(before.shown ?? []).includes(one) ? [before.about, one] : (before.shown ?? [])
  const shown = now.length > 1 || answer.about === 'nothing' ? now : beside
  const about = one ?? (now.length || answer.about === 'nothing' ? null : (before.about ?? null))
  const order = orders.size === 1 ? [...orders][0]! : (before.order ?? null)
  return { flow, misses, last: body || before.last, about, shown, order, goods: now.length ? goods : before.goods }
}

/** Short, said by the button; the ids are random towards their end. Digits: letters said three times over are read as a customer's drawl (“yesss”). */
export const codeOf = (confirmationId: string): string =>
  String(Number.parseInt(confirmationId.replaceAll('-', '').slice(-6), 16) % 10_000).padStart(4, '0')
