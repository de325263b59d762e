import type { Product } from '../../../shared/wire/commerce.ts'
import type { Article } from '../../../shared/wire/knowledge.ts'
import { terms } from '../../knowledge/rules/bm25.ts'
import { certaintyOf, SAY_AT } from '../../knowledge/rules/certainty.ts'
import { inContext } from '../../knowledge/rules/in-context.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { type Answer, asked, choices, fromArticle, line, type Question } from '../answer.ts'
import { ACT_AT, OFFER_AT } from '../engine/engine.ts'
import { intents } from '../engine/intents.ts'
import { fused } from '../meaning/nearness.ts'
import { candidates } from './candidates.ts'

/** An entry that accounts for this share of the question is offered. */
export const SHOW_AT = 0.35

/** The product a text of the shop may be about: the one given, else the one named or looked at. Looked for only where a shop has guides of single products. */
export async function productIn(question: Question, given: Product | undefined, ofProducts: boolean): Promise<string | null> {
  if (given || !ofProducts) return given?.externalId ?? null
  const [one, another] = await candidates(question)
  return one && !another ? one.externalId : null
}

/** So many of each ranking are brought together. */
export const RANKED = 10
export const OFFERED = 3

/** The shop's texts that may answer, the likeliest first: guides of the product in question before what holds for everything. */
async function textsFor(question: Question, product?: Product) {
  const { index, certainty, ofProducts } = await knowledgeOf(question.db, question.shop.id, question.language)
  const weigh = inContext(await productIn(question, product, ofProducts))
  return { certainty, weigh, found: index.search(question.text, RANKED, weigh), index }
}

/**
 * What may be offered: texts that account for enough of the words, together with those that stand out by what they mean, where that is known. Only
 * offered: what is said unasked rests on words alone, whose certainty was learnt from the shop's own texts.
 */
export async function offered(question: Question): Promise<Article[]> {
  const { found, weigh } = await textsFor(question)
  const byWords = found.filter(({ coverage }) => coverage >= SHOW_AT).map(({ entry }) => entry)
  const { meaning } = question
  return meaning ? fused([byWords, meaning.nearness.search(meaning.question, RANKED, weigh).map(({ entry }) => entry)]) : byWords
}

/** The shop's own words for it, when the entry found is surely the one that was asked for. */
export async function faqAnswer(question: Question, product?: Product): Promise<Answer | null> {
  const { certainty, found, weigh, index } = await textsFor(question, product)
  const [first] = found
  if (!first || certaintyOf(certainty, found) < SAY_AT) return null
  if (!first.entry.products.length) return fromArticle(question, first.entry)
  // A product's name says which product, not what is asked of it: its guide has to be the one without the name, too.
  const named = new Set(terms(product?.title ?? (await candidates(question))[0]?.title ?? ''))
  const rest = terms(question.text).filter((term) => !named.has(term))
  const [bare] = rest.length ? index.search(rest.join(' '), RANKED, weigh) : []
  return bare?.entry === first.entry && bare.coverage >= SHOW_AT ? fromArticle(question, first.entry) : null
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
  (topic: string, name: 'damaged' | 'noCases' | 'refuse') =>
  async (question: Question): Promise<Answer> => {
    const article = (await knowledgeOf(question.db, question.shop.id, question.language)).policies.get(topic)
    return article
      ? fromArticle(question, article, line(question, name))
      : { ...asked(line(question, name), [choices(question)]), outcome: 'answered' }
  }

/** Not sure: up to three guesses as buttons, or an honest no. Never an invention. */
export async function unsure(question: Question): Promise<Answer> {
  const entries = (await offered(question)).map(({ title }) => ({ label: title, say: title }))
  const guesses = question.understood.alternatives
    .filter(({ intent, confidence }) => confidence >= OFFER_AT && confidence < ACT_AT && /\./.test(intent))
    .map(({ intent }) => ({ label: intents[intent][question.language], say: intents[intent][question.language] }))
  const options = [...entries, ...guesses].slice(0, OFFERED)
  return {
    ...asked(line(question, options.length ? 'didYouMean' : 'unsure'), [choices(question, options)]),
    useful: false,
    outcome: 'unsure',
  }
}
