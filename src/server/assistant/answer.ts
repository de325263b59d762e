import type { ProductId } from '../../shared/ids.ts'
import { fill, type Language } from '../../shared/language.ts'
import type { Product } from '../../shared/wire/commerce.ts'
import type { Card, Conversation } from '../../shared/wire/conversation.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { CustomerRow } from '../customers/steps.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { ShopSettings } from '../people/steps.ts'
import type { Understanding } from './engine/engine.ts'
import type { GoodsAsked } from './flows/dialogue.ts'
import type { Flow } from './flows/flow.ts'
import type { Sought } from './meaning/asking.ts'
import { lines } from './say.ts'

/** What an answer is made from: who asks, in which shop, what was understood. Everything comes from the database, nothing from the text but the question. */
export interface Question {
  db: Reads
  shop: ShopSettings
  customer: CustomerRow
  conversation: Conversation
  language: Language
  text: string
  understood: Understanding
  /** The product that was last spoken of. */
  about?: ProductId | null | undefined
  /** The products that were last shown beside each other. */
  shown?: readonly ProductId[] | undefined
  /** The product it is about, where that was found already. */
  of?: Product | undefined
  /** What was last asked of goods. */
  goods?: GoodsAsked | undefined
  /** The questions of a message that asks several. */
  parts?: readonly Part[] | undefined
  /** Number of the order last spoken of. */
  order?: string | null | undefined
  /** What the text means, once its words alone found nothing sure. */
  meaning?: Sought | undefined
  /** Instead of the flows the program has: a draft of them is being tried. */
  flows?: readonly Flow[] | undefined
}

export interface Part {
  text: string
  understood: Understanding
}

export interface Answer {
  body: string
  cards: Card[]
  /** It answers something: the first-answer clock stops. */
  useful: boolean
  /** The customer is passed to a person after it is said. */
  handOver: boolean
  /** How it came about, for the record. */
  outcome: 'answered' | 'asked' | 'unsure' | 'handedOver' | 'social'
  /** Ids of what it rests on. */
  evidence: string[]
  /** From a text of the shop that is bound to single products. */
  ofProduct?: boolean
  /** What was asked about is nothing the shop has: “it” is no longer what was spoken of before. */
  about?: 'nothing'
}

type LineName = keyof typeof lines
export const line = ({ language }: Pick<Question, 'language'>, name: LineName, values: Record<string, string | number> = {}): string =>
  fill(lines[name][language], values)

export const answered = (body: string, cards: Card[] = [], evidence: string[] = []): Answer => ({
  body,
  cards,
  useful: true,
  handOver: false,
  outcome: 'answered',
  evidence,
})
export const social = (body: string): Answer => ({ body, cards: [], useful: false, handOver: false, outcome: 'social', evidence: [] })
export const asked = (body: string, cards: Card[], evidence: string[] = []): Answer => ({
  body,
  cards,
  useful: true,
  handOver: false,
  outcome: 'asked',
  evidence,
})

/** Buttons; the way to a person is always one of them. */
export const choices = (question: Pick<Question, 'language'>, options: readonly { label: string; say: string }[] = []): Card => {
  const person = line(question, 'person')
  return { type: 'choices', choices: [...options.slice(0, 3), { label: person, say: person }] }
}

/** An answer with what can be done next; one that hands over or asks back stays as it is. */
export const withButton = (question: Question, answer: Answer, words: string): Answer =>
  answer.outcome === 'answered' && !answer.cards.length ? { ...answer, cards: [choices(question, [{ label: words, say: words }])] } : answer

/** At most so much of an article is said in the chat. */
const MOST = 700
export function fromArticle(question: Question, article: Article, before = ''): Answer {
  const body = article.body.length > MOST ? `${article.body.slice(0, MOST)}…` : article.body
  return {
    ...answered(before ? `${before}\n\n${body}` : body, before ? [choices(question)] : [], [article.id]),
    ...(article.products.length > 0 && { ofProduct: true }),
  }
}

/** An answer and a word after it. */
export const withMore = (answer: Answer, words: string): Answer => ({ ...answer, body: [answer.body, words].filter(Boolean).join('\n\n') })
