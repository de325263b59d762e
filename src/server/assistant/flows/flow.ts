import type { OrderStatus } from '../../../shared/wire/commerce.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import type { Intent } from '../engine/intents.ts'
import type { Need } from './dialogue.ts'

/** Whose doing it is, which is how the reasons of a policy are sorted. */
export type Blame = 'free' | 'fault' | 'late'

/** Something the assistant can bring about for a customer: what starts it, what must be known, and what is then asked of the order. */
export interface Flow {
  name: string
  /** Any of these begins it. */
  intents: readonly Intent[]
  /** What is asked under the shop's policy; null where the customer chooses (`remedy`). */
  kind: AskKind | null
  /** Asked one after the other, only for what the customer has not said already. */
  needs: readonly Need[]
  /** Orders it can be about, the likeliest states; with one such order nobody is asked which. */
  statuses: readonly OrderStatus[]
  /** The reason when the intent already says it, by its place in the shop's list; null = the customer is asked. */
  reason: { blame: Blame; at: number } | null
  /** What the customer may choose between, where `remedy` is needed. */
  remedies?: readonly AskKind[]
}
