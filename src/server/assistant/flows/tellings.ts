import { fill } from '../../../shared/language.ts'
import { findProduct } from '../../commerce/steps.ts'
import { type Answer, answered, type Question, withButton } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { flowLines } from '../say-flows.ts'
import { policy } from '../topics/knowledge.ts'
import { asksForPart, optionsAsked, priceOf, questionAbout, sizesOf, stockOf } from '../topics/products.ts'
import { productRecommend } from '../topics/recommend.ts'
import { couponTrouble } from './coupon-trouble.ts'
import type { Known } from './dialogue.ts'
import type { Telling } from './flow.ts'

const product = async ({ db }: Question, { product: id }: Known) => (await findProduct(db, id!))!
/** The question as it was asked, before it was asked back which product. */
const asAsked = (question: Question, text: string): Question => ({
  ...question,
  text,
  understood: { ...question.understood, normalised: normalise(text) },
})
const passedOn = ({ language }: Question): Answer => ({
  ...answered(fill(flowLines.passedOn[language])),
  useful: false,
  handOver: true,
  outcome: 'handedOver',
})

/** What flows say at their end that ask nothing of an order. */
export const tellings: Readonly<Record<Telling, (question: Question, known: Known) => Promise<Answer>>> = {
  stock: async (question, known) => {
    const one = await product(question, known)
    return asksForPart(question, one)
      ? questionAbout(question, one)
      : stockOf(question, one, known.options?.length ? known.options : optionsAsked(question, one))
  },
  price: async (question, known) => priceOf(question, await product(question, known)),
  size: async (question, known) => sizesOf(asAsked(question, known.asked!), await product(question, known)),
  product: async (question, known) => questionAbout(asAsked(question, known.asked!), await product(question, known)),
  recommend: (question, known) => productRecommend(asAsked(question, known.wishes!)),
  coupon: async (question) => withButton(question, await policy('coupon')(question), couponTrouble.words![question.language]),
  passOn: async (question) => passedOn(question),
}
