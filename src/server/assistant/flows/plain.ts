import type { Answer, Question } from '../answer.ts'
import { ACT_AT, OFFER_AT } from '../engine/engine.ts'
import type { Intent } from '../engine/intents.ts'
import { namedIn } from '../engine/named-goods.ts'
import { budgetIn, otherSize, pointedAt, saysIt } from '../engine/product-words.ts'
import { asksSomething } from '../engine/yes-no.ts'
import { candidates, isNamedBy } from '../topics/candidates.ts'
import { faqAnswer, unsure } from '../topics/knowledge.ts'
import { questionAbout, unlessSold } from '../topics/products.ts'
import { browsed } from '../topics/recommend.ts'
import { topics } from '../topics/topics.ts'

/** From here on the only likely guess is told, where it changes nothing. */
const TELL_AT = 0.4

/** What was asked, where that is sure. */
export const sure = ({ understood }: Question): Intent | null => (understood.confidence >= ACT_AT ? understood.intent : null)

/** What is told where no flow begins: what was surely asked, a text that surely fits, goods that were named; else guesses, or an honest no. */
export async function plain(question: Question): Promise<Answer> {
  const intent = sure(question) ?? onlyTold(question) ?? ofThat(question)
  if (intent) return topics[intent](question)
  return (
    (await faqAnswer(question)) ??
    (await namedGoods(question)) ??
    (await ofOneNamed(question)) ??
    (await browsed(question)) ??
    unsure(question)
  )
}

/** What only tells how things stand is told where nothing else is likely: asking “did you mean this one thing?” would only cost a turn. */
function onlyTold({ understood }: Question): Intent | null {
  const [first, second] = understood.alternatives
  if (!first || first.confidence < TELL_AT || (second && second.confidence >= OFFER_AT)) return null
  return /^(?:parcel\.(?:track|late|urge)|(?:order|refund|aftersale)\.status)$/.test(first.intent) ? first.intent : null
}

/** “Is it wireless?” about what was just shown: whatever is asked of goods is told of it. */
function ofThat({ understood, conversation, about, shown }: Question): Intent | null {
  const [first] = understood.alternatives
  const wanted = namedIn(understood.normalised)?.asks
  const named = budgetIn(understood.normalised) ? null : wanted === 'price' || wanted === 'stock' ? (`product.${wanted}` as const) : null
  // Where a thing is named as one asks for goods, no more than a hint is needed of what is asked of it.
  if (named && understood.alternatives.some(({ intent, confidence }) => intent === named && confidence >= OFFER_AT)) return named
  const known =
    conversation.viewing?.productId ??
    about ??
    (shown?.length && (pointedAt(understood.normalised) !== null || saysIt.test(understood.normalised)))
  if (known && otherSize.test(understood.normalised)) return 'product.size'
  return known && first && first.confidence >= OFFER_AT && /^product\.(?!recommend)/.test(first.intent) ? first.intent : null
}

/** Asked of one product by name, in words that don't say surely what: what it says of that. */
async function ofOneNamed(question: Question): Promise<Answer | null> {
  const { alternatives, normalised } = question.understood
  const likely = alternatives.filter(({ confidence }) => confidence >= OFFER_AT)
  if (!asksSomething(normalised) || !likely.some(({ intent }) => ofGoods.test(intent))) return null
  const [one, another] = await candidates(question)
  return one && !another && isNamedBy(one, normalised) ? questionAbout(question, one) : null
}

const ofGoods = /^product\./
/** A thing asked for as one asks for goods, in words that say no more: whether the shop has it is told. */
async function namedGoods(question: Question): Promise<Answer | null> {
  const asks = namedIn(question.understood.normalised)?.asks
  const [first] = question.understood.alternatives
  const isGoods = !!first && ofGoods.test(first.intent)
  if (!asks || budgetIn(question.understood.normalised) || (first && first.confidence >= TELL_AT && !isGoods)) return null
  if (asks === 'arrival') return unlessSold(question)
  if (asks === 'detail') return isGoods ? unlessSold(question) : null
  return topics[`product.${asks}`](question)
}
