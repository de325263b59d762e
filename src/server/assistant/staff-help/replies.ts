import type { ConversationId } from '../../../shared/ids.ts'
import type { Conversation, Message } from '../../../shared/wire/conversation.ts'
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

/** What the assistant would say where it is sure, and the shop's texts that fit; best first, by what staff made of them so far. */
const candidates = view(
  'conversations.reply',
  async (db, { conversation, asked, mind }: { conversation: Conversation; asked: Message; mind: Engine }) => {
    const question = await questionOf(db, conversation, asked, mind)
    const all = distinct([...(await fromAssistant(question)), ...(await fromArticles(question))])
    const since = new Date(db.now.getTime() - TAUGHT_DAYS * 86_400_000)
    const taught = await tallies(
      db,
      conversation.shopId,
      all.map(({ sourceId }) => sourceId),
      since,
    )
    return { best: weigh(all, taught).slice(0, MOST), intent: question.understood.intent, language: question.language }
  },
)

async function fromAssistant(question: Question): Promise<Candidate[]> {
  const { intent, confidence } = question.understood
  if (!intent || confidence < ACT_AT) return []
  const { outcome, body } = await topics[intent](question)
  if (outcome !== 'answered' || !body) return []
  return [
    { text: body.slice(0, LONGEST), source: 'assistant', sourceId: intent, from: intents[intent][question.language], fit: confidence },
  ]
}

async function fromArticles(question: Question): Promise<Candidate[]> {
  const { index, generated, ofProducts } = await knowledgeOf(question.db, question.shop.id, question.language)
  const product = await productIn(question, undefined, ofProducts)
  return index
    .search(question.text.replace(longNumber, ' '), MOST, inContext(product))
    .filter(({ coverage }) => coverage >= SHOW_AT)
    .map(({ entry, coverage }) => ({
      text: entry.body.slice(0, LONGEST),
      source: generated.has(entry.id) ? 'rules' : 'article',
      sourceId: entry.id,
      from: entry.title,
      fit: coverage,
    }))
}

/** What the assistant says is often an article's own text: then the article is named. */
const distinct = (all: readonly Candidate[]): Candidate[] =>
  all.filter((one, i) => !all.some((other, j) => j !== i && other.text === one.text && (one.source === 'assistant' || j < i)))

const keep = action('conversations.reply', (tx, all: readonly HelpSuggestion[]) => insertSuggestions(tx, all))

/** Up to three replies to the customer's last words, from the shop's own data; `by: 'model'` gives the model's, where one is set up. */
export async function suggestReplies(
  context: Context,
  { conversationId, by }: { conversationId: ConversationId; by: 'rules' | 'model' },
): Promise<{ items: Suggested[] }> {
  const { conversation, asked } = await saidIn(context, conversationId)
  if (!asked) return { items: [] }
  const { best, intent, language } = await candidates(context, { conversation, asked, mind: await engineOf(context, conversation.shopId) })
  const found = by === 'rules' ? best : await fromModel(context, conversation, best, language)
  const kept = found.map((one) => ({ ...one, id: newId() }))
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
  return { items: kept.map(({ id, text, source, from }) => ({ id, text, source, from })) }
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
  return said ? [{ text: said.text, source: 'model', sourceId: said.model, from: draft.from, fit: 1 }] : []
}
