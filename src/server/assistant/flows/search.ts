import type { OrderId } from '../../../shared/ids.ts'
import type { Order } from '../../../shared/wire/commerce.ts'
import { findOrder } from '../../commerce/steps.ts'
import type { Answer, Question } from '../answer.ts'
import type { Known } from './dialogue.ts'
import type { Flow } from './flow.ts'

/** What a need is looked for in: the question, and whether it answers exactly this need. */
export interface Search {
  question: Question
  flow: Flow
  known: Known
  /** The customer was just asked for it. */
  wasAsked: boolean
}
/** What is known by it; or what has to be said first. */
export type Found = Partial<Known> | Answer
export const isAnswer = (found: Found): found is Answer => 'body' in found

export const orderOf = async ({ db, customer }: Question, known: Known): Promise<Order | null> => {
  const order = known.order ? await findOrder(db, known.order as OrderId) : undefined
  return order?.customerId === customer.id ? order : null
}
