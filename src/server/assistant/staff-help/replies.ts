import type { ConversationId } from '../../../shared/ids.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
import type { Article } from '../../../shared/wire/knowledge.ts'
import type { Suggested } from '../../../shared/wire/staff-help.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { newId } from '../../foundation/new-id.ts'
import { inContext } from '../../knowledge/rules/in-context.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import type { Question } from '../answer.ts'
import { ACT_AT, type Engine } from '../engine/engine.ts'
import { intents } from '../engine/intents.ts'
import { engineOf } from '../lessons/engines.ts'
import { meaningOf, type Sought } from '../meaning/asking.ts'
import { suggestWithModel } from '../model/compose.ts'
import { type HelpSuggestion, insertSuggestions, tallies } from '../store/staff-help.ts'
import { productIn } from '../topics/knowledge.ts'
import { topics } from '../topics/topics.ts'
import { asAssistant, questionOf, saidIn } from './conversation.ts'
import { weigh } from './weighing.ts'

const MOST = 3
/** An article that accounts for this share of the question is worth showing to a person, who decides. */
const SHOW_AT = 0.2
/** Numbers of orders, parcels and phones stand in no article and would only count against it. */
const longNumber = /\d[\d\s-]{5,}\d/g
const LONGEST = 1_200
const TAUGHT_DAYS = 90

/** A reply before it is offered: how well it fits, what it rests on. */
export interface Candidate extends Omit<Suggested, 'id'> {
  sourceId: string
  fit: number
}

interface Looked {
  conversation: Conversation
  asked: Message
  mind: Engine
  meaning?: Sought | undefined
}
/** What the assistant would say where it is sure, and the shop's texts that fit; best first, by what staff made of them so far. */
const candidates = view('conversations.reply', async (db, { conversation, asked, mind, meaning }: Looked) => {
  const question = { ...(await questionOf(db, conversation, asked, mind)), meaning }
  const all = distinct([...(await fromAssistant(question)), ...(await fromArticles(question))])
  const since = new Date(db.now.getTime() - TAUGHT_DAYS * 86_400_000)
  const taught = await tallies(
    db,
    conversation.shopId,
    all.map(({ sourceId }) => sourceId),
    since,
  )
  const { understood, language, customer } = question
  return { best: weigh(all, taught).slice(0, MOST), intent: understood.intent, language, customer }
})

async function fromAssistant(question: Question): Promise<Candidate[]> {
  const { intent, confidence } = question.understood
  if (!intent || confidence < ACT_AT) return []
  const { outcome, body } = await topics[intent](question)
  if (outcome !== 'answered' || !body) return []
  return [
    {
      text: body.slice(0, LONGEST),
      source: 'assistant',
      sourceId: intent,
      from: intents[intent][question.language],
      byMeaning: false,
      fit: confidence,
    },
  ]
}

async function fromArticles(question: Question): Promise<Candidate[]> {
  const { index, generated, ofProducts } = await knowledgeOf(question.db, question.shop.id, question.language)
  const product = await productIn(question, undefined, ofProducts)
  const candidate = (entry: Article, fit: number, byMeaning: boolean): Candidate => ({
    text: entry.body.slice(0, LONGEST),
    source: generated.has(entry.id) ? 'rules' : 'article',
    sourceId: entry.id,
    from: entry.title,
    byMeaning,
    fit,
  })
  const worded = index
    .search(question.text.replace(longNumber, ' '), MOST, inContext(product))
    .filter(({ coverage }) => coverage >= SHOW_AT)
    .map(({ entry, coverage }) => candidate(entry, coverage, false))
  const { meaning } = question
  const near = meaning?.nearness.search(meaning.question, MOST, inContext(product)) ?? []
  // Below all that words speak for, however like it is: numbers of likeness differ from model to model.
  return [...worded, ...near.map(({ entry, likeness }) => candidate(entry, SHOW_AT * Math.max(0, likeness), true))]
}

/** What the assistant says is often an article's own text: then the article is named. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter((one, i) => !all.some((other, j) => j !== i && other.text === one.text && (one.source === 'assistant' || j < i)))

/** By the words; where these found nothing, once more with what the customer's words mean. */
async function found(context: Context, looked: Looked) {
  const byWords = await candidates(context, looked)
  if (byWords.best.length) return byWords
  const { conversation, asked } = looked
  const { shopId } = conversation
  const meaning = await meaningOf(asAssistant(context, conversation), {
    shopId,
    language: byWords.language,
    text: asked.body,
    customer: byWords.customer,
  })
  return meaning ? candidates(context, { ...looked, meaning }) : byWords
}

const keep = action('conversations.reply', (tx, all: readonly HelpSuggestion[]) => insertSuggestions(tx, all))

/** Up to three replies to the customer's last words, from the shop's own data; `by: 'model'` gives the model's, where one is set up. */
export async function suggestReplies(
  context: Context,
  { conversationId, by }: { conversationId: ConversationId; by: 'rules' | 'model' },
): Promise<{ items: Suggested[] }> {
  const { conversation, asked } = await saidIn(context, conversationId)
  if (!asked) return { items: [] }
  const { best, intent, language } = await found(context, { conversation, asked, mind: await engineOf(context, conversation.shopId) })
  const offered = by === 'rules' ? best : await fromModel(context, conversation, best, language)
  const kept = offered.map((one) => ({ ...one, id: newId() }))
  if (kept.length)
    await keep(
      { ...context, idempotency: undefined },
      kept.map(({ id, source, sourceId, text }) => ({
        id,
        shopId: conversation.shopId,
        conversationId,
        kind: 'reply',
        source,
        sourceId,
        intent,
        language,
        asked: asked.body.slice(0, 2_000),
        suggested: text,
      })),
    )
  return { items: kept.map(({ id, text, source, from, byMeaning }) => ({ id, text, source, from, byMeaning })) }
}
suggestReplies.permission = candidates.permission

async function fromModel(
  context: Context,
  conversation: Conversation,
  best: readonly Candidate[],
  language: Question['language'],
): Promise<Candidate[]> {
  const draft = best[0]
  if (!draft) return []
  const said = await suggestWithModel(asAssistant(context, conversation), { conversation, language, draft: draft.text })
  return said ? [{ text: said.text, source: 'model', sourceId: said.model, from: draft.from, byMeaning: false, fit: 1 }] : []
}
