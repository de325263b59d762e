import type { Message } from '../../shared/wire/conversation.ts'
import { casesOfCustomer } from '../aftersales/steps.ts'
import { sayAnswer } from '../conversations/actions/reply.ts'
import { handOver } from '../conversations/passing.ts'
import { askedSince } from '../conversations/steps.ts'
import type { CustomerRow } from '../customers/steps.ts'
import { findCustomer } from '../customers/steps.ts'
import { action, view } from '../foundation/action.ts'
import { assistantActor, permissionsOf } from '../foundation/actor.ts'
import type { Recorded } from '../foundation/events.ts'
import type { Context } from '../foundation/house.ts'
import { type Reaction, reaction } from '../foundation/reactions.ts'
import { shopOf } from '../people/steps.ts'
import type { Answer, Question } from './answer.ts'
import type { Engine } from './engine/engine.ts'
import { goodsAsked } from './flows/again.ts'
import { converse, type Turn } from './flows/converse.ts'
import { codeOf, type Dialogue, type FlowState, fresh, left } from './flows/dialogue.ts'
import { doings } from './flows/doings.ts'
import { flowNamed } from './flows/flows.ts'
import { withManners } from './flows/manners.ts'
import { act, type Hands, outcomeOf, propose } from './flows/proposal.ts'
import { handOverNote } from './hand-over.ts'
import { engineOf } from './lessons/engines.ts'
import { meaningOf, type Sought } from './meaning/asking.ts'
import { meaningReactions } from './meaning/keeping.ts'
import { composeWithModel } from './model/compose.ts'
import { partsOf, understoodFrom } from './own-goods.ts'
import { findDialogue, hasTurn, insertTurn, type Turn as KeptTurn, setDialogue } from './store.ts'

type Asked = Recorded<'message.received'>
interface Thinking {
  event: Asked
  mind: Engine
  meaning?: Sought | undefined
}

/**
 * Thinks of a turn from what is in the database now. Null when it was dealt with before, a person has the conversation by now, or a later message
 * will be answered instead.
 */
const think = view('conversations.answer', async (db, { event, mind, meaning }: Thinking) => {
  const { message } = event.data
  // A person may have had it and given it back since: what was dealt with then is not dealt with again.
  if (await hasTurn(db, message.conversationId, event.id)) return null
  const conversation = await askedSince(db, message)
  const customer = conversation && (await findCustomer(db, conversation.customerId))
  if (!conversation || !customer) return null
  const kept = await findDialogue(db, conversation.id)
  if (kept?.eventId === event.id) return null
  const dialogue = kept?.state ?? fresh
  const understood = await understoodFrom(db, mind, customer, message.body)
  const question: Question = {
    db,
    shop: await shopOf(db, conversation.shopId),
    customer,
    conversation,
    language: message.language ?? conversation.language,
    text: message.body,
    understood,
    about: dialogue.about,
    shown: dialogue.shown,
    goods: dialogue.goods,
    order: dialogue.order,
    parts: partsOf(mind, message.body),
    meaning,
  }
  const turn = await converse(question, dialogue, message)
  const goods = goodsAsked(question)
  const manners = ({ answer, flow }: Settled) => withManners(question, dialogue, answer, flow)
  return {
    turn,
    manners,
    goods,
    note: handOverNote(question, turn.flow ?? dialogue.flow),
    understood,
    conversation,
    customer,
    dialogue,
    language: question.language,
  }
})
type Thought = NonNullable<Awaited<ReturnType<typeof think>>>

interface Said {
  turn: KeptTurn
  clientId: string
  answer: Answer
  state: Dialogue
  /** When the plan on its card was made. */
  plannedAt: string
  note: string
}
/** Says it, remembers where that leaves the conversation, and passes it on when people are needed: all at once, for the customer may be quick. */
const sayTurn = action('conversations.answer', async (tx, { turn, clientId, answer, state, plannedAt, note }: Said) => {
  const { conversationId } = turn
  const { body, cards, useful } = answer
  const said = body ? await sayAnswer(tx, { conversationId, clientId, body, cards, useful }) : null
  if (answer.handOver) await handOver(tx, { conversationId, note })
  await insertTurn(tx, turn)
  await setDialogue(tx, { ...turn, state: { ...state, flow: state.flow && said ? shown(state.flow, said, plannedAt) : state.flow } })
  return said !== null
})

/** What a yes is then bound to: the card the customer saw. */
function shown(flow: FlowState, { seq, cards }: Message, plannedAt: string): FlowState {
  const card = cards.find((one) => one.type === 'confirm')
  if (!card) return flow
  const { confirmationId, expiresAt } = card
  return { ...flow, awaiting: 'yes', proposal: { confirmationId, code: codeOf(confirmationId), expiresAt, shownSeq: seq, plannedAt } }
}

/** A case this conversation already led to since the card was shown: a reaction that runs again finds what its first run did. */
const alreadyDone = view(
  'conversations.answer',
  async (db, { customer, conversationId, flow }: { customer: CustomerRow; conversationId: string; flow: FlowState }) =>
    (await casesOfCustomer(db, db.actor.shopIds[0]!, customer.id, 10)).find(
      (one) =>
        one.conversationId === conversationId &&
        one.orderId === flow.known.order &&
        one.createdAt.toISOString() >= (flow.proposal?.plannedAt ?? ''),
    ),
)

interface Settled {
  answer: Answer
  flow: FlowState | null
}

/** Carries a turn out: says, proposes, or does what was agreed to. */
async function settle(hands: Hands, turn: Turn, { language, conversation, customer }: Thought): Promise<Settled> {
  if (turn.kind === 'say') return turn
  const flow = flowNamed(turn.flow.flow)!
  if (turn.kind === 'do') return { answer: await doings[flow.does!](hands, turn.flow, language), flow: null }
  if (turn.kind === 'propose') return propose(hands, flow, turn.flow, language, turn.intro)
  const one =
    (await act(hands, flow, turn.flow, conversation.id)) ??
    (await alreadyDone(hands.assistant, { customer, conversationId: conversation.id, flow: turn.flow }))
  return one ? { answer: outcomeOf(one, language), flow: null } : propose(hands, flow, turn.flow, language, 'expired')
}

function handsOf(as: Context, customer: CustomerRow): Hands {
  const own = { ...as.actor, customerId: customer.id }
  return {
    assistant: { ...as, actor: own },
    customer: { ...as, actor: { ...own, kind: 'customer', id: customer.id, name: customer.name, permissions: permissionsOf('customer') } },
  }
}

/** By the words; and where these found nothing sure, once more with what they mean. Only who is not understood waits for that. */
async function thoughtOf(context: Context, asked: Thinking): Promise<{ thought: Thought | null; byMeaning: boolean }> {
  const thought = await think(context, asked)
  if (thought?.turn.kind !== 'say' || thought.turn.answer.outcome !== 'unsure') return { thought, byMeaning: false }
  const { conversation, customer, language } = thought
  const meaning = await meaningOf(context, { shopId: conversation.shopId, language, text: asked.event.data.message.body, customer })
  return meaning ? { thought: await think(context, { ...asked, meaning }), byMeaning: true } : { thought, byMeaning: false }
}

async function answerMessage(context: Context, event: Asked): Promise<void> {
  const { house } = context
  const as: Context = {
    house,
    actor: assistantActor(event.merchantId, [event.shopId!], null),
    language: event.data.message.language ?? 'zh-CN',
  }
  const mind = await engineOf(as, event.shopId!)
  const started = performance.now()
  const { thought, byMeaning } = await thoughtOf(as, { event, mind })
  if (!thought) return
  const { understood, conversation, dialogue } = thought
  const plannedAt = house.clock.now().toISOString()
  const hands = handsOf(as, thought.customer)
  const settled = await settle(hands, thought.turn, thought)
  const mannered = thought.manners(settled)
  const { misses } = mannered
  // What a flow asks, proposes and ends with is said word for word; only plain answers may be worded by a model.
  const plain = thought.turn.kind === 'say' && !settled.flow && !dialogue.flow
  const { answer, flow } = plain
    ? await composeWithModel(as, { conversation, language: as.language, eventId: event.id, builtIn: mannered.answer, hands })
    : { answer: mannered.answer, flow: settled.flow }
  const said = await sayTurn(as, {
    turn: {
      shopId: conversation.shopId,
      conversationId: conversation.id,
      eventId: event.id,
      intent: understood.intent,
      confidence: understood.confidence,
      outcome: answer.outcome,
      evidence: {
        alternatives: understood.alternatives,
        slots: understood.slots,
        from: answer.evidence,
        flow: (flow ?? dialogue.flow)?.flow ?? null,
        mood: understood.mood,
        risk: understood.risk,
        byMeaning,
      },
      tookMs: performance.now() - started,
    },
    clientId: `assistant-${event.id}`,
    answer,
    state: left(dialogue, answer, answer.handOver ? null : flow, misses, thought.goods),
    plannedAt,
    note: thought.note,
  })
  if (said && answer.useful && conversation.firstAnswerMs === null)
    house.metrics.firstAnswer.observe(
      { author: 'assistant' },
      (house.clock.now().getTime() - new Date(event.data.message.at).getTime()) / 1000,
    )
}

export const assistantReactions: readonly Reaction[] = [
  reaction('assistant.answer', 'message.received', answerMessage, ({ conversation }) => conversation.status === 'assistant'),
  ...meaningReactions,
]
