import type { OrderStatus } from '../../../src/shared/wire/commerce.ts'

/** What the customer does: says something, presses the button of the newest card that waits for a yes, or says it with a picture. */
export type Step = string | { press: 'yes' | 'no' } | { photo: string }

/** A conversation of one new customer with one order, told as data: what is said, what each answer must contain, and how the shop's records end. */
export interface Story {
  name: string
  language: 'en' | 'zh-CN'
  /** State of the customer's only order; two lines (shirt and mug) where `two`. */
  order: OrderStatus
  two?: boolean
  turns: readonly (readonly [step: Step, answer: RegExp])[]
  /** How the order ends, and the cases it has led to as `kind:status`. */
  end: {
    status: OrderStatus
    cases: readonly string[]
    held?: 'assistant' | 'waiting'
    addressHas?: string
    skuIs?: string
    urged?: number
    noted?: RegExp
  }
}
