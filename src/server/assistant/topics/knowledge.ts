import type { Product } from '../../../shared/wire/commerce.ts'
import { certaintyOf, SAY_AT } from '../../knowledge/rules/certainty.ts'
import { inContext } from '../../knowledge/rules/in-context.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { type Answer, asked, choices, fromArticle, line, type Question } from '../answer.ts'
import { ACT_AT, OFFER_AT } from '../engine/engine.ts'
import { intents } from '../engine/intents.ts'
import { candidates } from './candidates.ts'

/** An entry that accounts for this share of the question is offered. */
const SHOW_AT = 0.35

/** The product a text of the shop may be about: the one given, else the one named or looked at. Looked for only where a shop has guides of single products. */
export async function productIn(question: Question, given: Product | undefined, ofProducts: boolean): Promise<string | null> {
  if (given || !ofProducts) return given?.externalId ?? null
  const [one, another] = await candidates(question)
  return one && !another ? one.externalId : null
}

/** The shop's texts that may answer, the likeliest first: guides of the product in question before what holds for everything. */
async function textsFor(question: Question, product?: Product) {
  const { index, certainty, ofProducts } = await knowledgeOf(question.db, question.shop.id, question.language)
  return { certainty, found: index.search(question.text, 3, inContext(await productIn(question, product, ofProducts))) }
}

/** The shop's own words for it, when the entry found is surely the one that was asked for. */
export async function faqAnswer(question: Question, product?: Product): Promise<Answer | null> {
  const { certainty, found } = await textsFor(question, product)
  return found[0] && certaintyOf(certainty, found) >= SAY_AT ? fromArticle(question, found[0].entry) : null
}

/** The shop's policy on a topic; a FAQ entry that fits the very question comes first. */
export const policy =
  (topic: string) =>
  async (question: Question): Promise<Answer> => {
    const exact = await faqAnswer(question)
    if (exact) return exact
    const article = (await knowledgeOf(question.db, question.shop.id, question.language)).policies.get(topic)
    return article ? fromArticle(question, article) : unsure(question)
  }

/** What people do next, with the rule that applies. */
export const withPolicy =
  (topic: string, name: 'damaged' | 'refuse') =>
  async (question: Question): Promise<Answer> => {
    const article = (await knowledgeOf(question.db, question.shop.id, question.language)).policies.get(topic)
    return article
      ? fromArticle(question, article, line(question, name))
      : { ...asked(line(question, name), [choices(question)]), outcome: 'answered' }
  }

/** Not sure: a fitting entry, up to three guesses as buttons, or an honest no. Never an invention. */
export async function unsure(question: Question): Promise<Answer> {
  const known = await faqAnswer(question)
  if (known) return known
  const entries = (await textsFor(question)).found
    .filter((one) => one.coverage >= SHOW_AT)
    .map(({ entry }) => ({ label: entry.title, say: entry.title }))
  const guesses = question.understood.alternatives
    .filter(({ intent, confidence }) => confidence >= OFFER_AT && confidence < ACT_AT && /\./.test(intent))
    .map(({ intent }) => ({ label: intents[intent][question.language], say: intents[intent][question.language] }))
  const options = [...entries, ...guesses].slice(0, 3)
  return {
    ...asked(line(question, options.length ? 'didYouMean' : 'unsure'), [choices(question, options)]),
    useful: false,
    outcome: 'unsure',
  }
}
