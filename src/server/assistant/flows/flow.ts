import type { Text } from '../../../shared/language.ts'
import type { OrderStatus } from '../../../shared/wire/commerce.ts'
import type { tellingNames } from '../../../shared/wire/flows.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import type { Intent } from '../engine/intents.ts'
import type { Need } from './dialogue.ts'

/** Whose doing it is, which is how the reasons of a policy are sorted. */
export type Blame = 'free' | 'fault' | 'late'
/** What is said at the end of a flow that asks nothing of an order: one function each in `tellings.ts`. */
export type Telling = (typeof tellingNames)[number]

/** Something the assistant can bring about for a customer: what starts it, what must be known, and what then comes of it. Nothing but data. */
export interface Flow {
  name: string
  /** Any of these begins it. */
  intents: readonly Intent[]
  /** Words of a button that begin it, where no intent does. */
  words?: Text
  /** What is asked under the shop's policy; null where the customer chooses (`remedies`) or nothing is asked of an order (`tells`, `does`). */
  kind: AskKind | null
  /** Asked one after the other, only for what the customer has not said already. */
  needs: readonly Need[]
  /** Orders it can be about, the likeliest states; with one such order nobody is asked which. */
  statuses: readonly OrderStatus[]
  /** The reason when the intent already says it, by its place in the shop's list; null = the customer is asked. */
  reason: { blame: Blame; at: number } | null
  /** What the customer may choose between, where `remedy` is needed. */
  remedies?: readonly AskKind[]
  /** What is said once all is known, instead of asking anything of an order. */
  tells?: Telling
  /** Done on the customer's word, as their own, without a card: nothing of the order changes by it. */
  does?: 'hurry'
  /** How `details` are asked for. */
  asks?: Text
  /** Guests may begin it. */
  guests?: true
  /** A question about goods: guests may ask it too, and it is forgotten once something else comes up. */
  light?: true
}
