import { handOverByAssistant } from '../conversations/actions/attend.ts'
import { answer as sayAnswer } from '../conversations/actions/reply.ts'
import { askedSince } from '../conversations/steps.ts'
import { findCustomer } from '../customers/steps.ts'
import { action, view } from '../foundation/action.ts'
import { assistantActor } from '../foundation/actor.ts'
import type { Recorded } from '../foundation/events.ts'
import type { Context } from '../foundation/house.ts'
import { type Reaction, reaction } from '../foundation/reactions.ts'
import { shopOf } from '../people/steps.ts'
import type { Answer } from './answer.ts'
import { ACT_AT, createEngine, type Engine } from './engine/engine.ts'
import { composeWithModel } from './model/compose.ts'
import { hasTurn, insertTurn, type Turn } from './store.ts'
import { unsure } from './topics/knowledge.ts'
import { topics } from './topics/topics.ts'

let engine: Engine | undefined
/** Trained once a process, a quarter of a second: at start, before anybody waits for it. */
export const sharedEngine = (): Engine => (engine ??= createEngine())

type Asked = Recorded<'message.received'>

/**
 * Thinks of an answer from what is in the database now. Null when it was dealt with before, a person has the conversation by now, or a later
 * message will be answered instead.
 */
const think = view('conversations.answer', async (db, event: Asked) => {
  const { message } = event.data
  // A person may have had it and given it back since: what was dealt with then is not dealt with again.
  if (await hasTurn(db, message.conversationId, event.id)) return null
  const conversation = await askedSince(db, message)
  const customer = conversation && (await findCustomer(db, conversation.customerId))
  if (!conversation || !customer) return null
  const understood = sharedEngine().understand(message.body)
  const question = {
    db,
    shop: await shopOf(db, conversation.shopId),
    customer,
    conversation,
    language: message.language ?? conversation.language,
    text: message.body,
    understood,
  }
  const answer: Answer =
    understood.intent && understood.confidence >= ACT_AT ? await topics[understood.intent](question) : await unsure(question)
  return { answer, understood, conversation }
})

const keepTurn = action('conversations.answer', (tx, turn: Turn) => insertTurn(tx, turn))

async function answerMessage(context: Context, event: Asked): Promise<void> {
  const { house } = context
  const started = performance.now()
  const as: Context = {
    house,
    actor: assistantActor(event.merchantId, [event.shopId!], null),
    language: event.data.message.language ?? 'zh-CN',
  }
  const thought = await think(as, event)
  if (!thought) return
  const { answer: builtIn, understood, conversation } = thought
  const conversationId = conversation.id
  const answer = await composeWithModel(as, { conversation, language: as.language, eventId: event.id, builtIn })
  if (answer.body) {
    const said = await sayAnswer(as, {
      conversationId,
      clientId: `assistant-${event.id}`,
      body: answer.body,
      cards: answer.cards,
      useful: answer.useful,
    })
    if (said && answer.useful && conversation.firstAnswerMs === null)
      house.metrics.firstAnswer.observe(
        { author: 'assistant' },
        (house.clock.now().getTime() - new Date(event.data.message.at).getTime()) / 1000,
      )
  }
  if (answer.handOver) await handOverByAssistant(as, conversationId)
  await keepTurn(as, {
    shopId: conversation.shopId,
    conversationId,
    eventId: event.id,
    intent: understood.intent,
    confidence: understood.confidence,
    outcome: answer.outcome,
    evidence: { alternatives: understood.alternatives, slots: understood.slots, from: answer.evidence },
    tookMs: performance.now() - started,
  })
}

export const assistantReactions: readonly Reaction[] = [
  reaction('assistant.answer', 'message.received', answerMessage, ({ conversation }) => conversation.status === 'assistant'),
]
