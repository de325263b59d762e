import type { EventId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Conversation } from '../../../shared/wire/conversation.ts'
import { history } from '../../conversations/views.ts'
import { type CustomerRow, findCustomer } from '../../customers/steps.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { wouldLeave } from '../../guard/steps.ts'
import { shopOf } from '../../people/steps.ts'
import type { Answer } from '../answer.ts'
import type { Hands, Proposed } from '../flows/proposal.ts'
import { insertRun, type ModelRun } from '../store/model.ts'
import { unfounded } from './founded.ts'
import { instructionsFor } from './instructions.ts'
import { maskFor } from './mask.ts'
import { cardFor, type ModelPlan } from './plan-card.ts'
import { type Model, ModelTrouble, type Question } from './port.ts'
import { modelFor } from './settings.ts'
import { type Call, toolsFor } from './tools.ts'

/** So many messages of the conversation are shown to a model. */
const TURNS = 12
const LETTERS = 1_000

const around = view('conversations.answer', async (db, conversation: Conversation) => ({
  customer: (await findCustomer(db, conversation.customerId))!,
  shop: await shopOf(db, conversation.shopId),
}))
/** Whether the guard lets words pass that nobody has read. A warning is enough to leave them unsaid. */
const passes = view('conversations.answer', (db, { conversation, text }: { conversation: Conversation; text: string }) =>
  wouldLeave(db, conversation.shopId, text, { channel: conversation.channel, conversationId: conversation.id }),
)
const keepRun = action('conversations.answer', (tx, run: ModelRun) => insertRun(tx, run))

interface Wording {
  conversation: Conversation
  language: Language
  /** The message that is answered; null when a member of staff wants words to send: then nothing can be asked for. */
  eventId: EventId | null
  /** What the built-in engine says: the model may say it better, never something else. */
  builtIn: Answer
}
interface Asked extends Wording {
  hands: Hands
}

/**
 * The answer as it is said: in the model's words where one is set up and its words are borne out, else in the built-in ones. What the model planned
 * is shown below its own words for a yes. Called between the view that thinks and the action that speaks: no transaction is open while the model
 * takes its time.
 */
export async function composeWithModel(context: Context, asked: Asked): Promise<Proposed> {
  const { builtIn, hands, language } = asked
  if (!builtIn.body || builtIn.handOver) return { answer: builtIn, flow: null }
  const model = await modelFor(context, {})
  if (!model) return { answer: builtIn, flow: null }
  const { answer, plans } = await worded(context, asked, model)
  const card = await cardFor(hands, plans, language)
  if (!card) return { answer, flow: null }
  return { answer: { ...card.answer, body: `${answer.body}\n\n${card.answer.body}` }, flow: card.flow }
}

/** A draft of the house in a model's words, for a person who writes; null without a model, or when its words are not borne out. Nothing is done. */
export async function suggestWithModel(
  context: Context,
  { conversation, language, draft }: { conversation: Conversation; language: Language; draft: string },
): Promise<{ text: string; model: string } | null> {
  const model = await modelFor(context, {})
  if (!model) return null
  const builtIn: Answer = { body: draft, cards: [], useful: true, handOver: false, outcome: 'answered', evidence: [] }
  const { answer } = await worded(context, { conversation, language, eventId: null, builtIn }, model)
  return answer === builtIn ? null : { text: answer.body, model: model.name }
}

async function worded(
  context: Context,
  { conversation, language, eventId, builtIn }: Wording,
  model: { name: string; manner: string; ask: Model },
): Promise<{ answer: Answer; plans: readonly ModelPlan[] }> {
  const started = performance.now()
  const { customer, shop } = await around(context, conversation)
  // The customer's rights at most, decided here and not by what anyone writes.
  const own: Context = { ...context, actor: { ...context.actor, id: customer.id, customerId: customer.id } }
  const calls: Call[] = []
  const question = await questionFor(own, { conversation, language, builtIn, customer, shopName: shop.name, manner: model.manner })
  const known = numbersOf(builtIn)
  const mask = maskFor(customer, () => known)
  const plans: ModelPlan[] = []
  const desk = { context: own, shop, customer, conversationId: conversation.id, language, mask, known, plans }
  const tools = toolsFor(desk, calls).filter(({ name }) => eventId !== null || !name.endsWith('_aftersales'))
  const kept = (outcome: ModelRun['outcome'], why: string | null, said: string, firstTokenMs: number | null) =>
    keepRun(context, {
      shopId: conversation.shopId,
      conversationId: conversation.id,
      eventId,
      model: model.name,
      outcome,
      why,
      sent: question,
      calls,
      said,
      firstTokenMs,
      tookMs: performance.now() - started,
    })
  try {
    const { text, firstTokenMs } = await model.ask({ ...question, tools })
    const ofOrders = builtIn.cards.some(({ type }) => type === 'order' || type === 'parcel')
    const grounds = { said: [builtIn.body, JSON.stringify(builtIn.cards)], ofOrders }
    const lacking = unfounded(text, grounds, calls, language)
    const why = lacking ?? ((await passes(context, { conversation, text })) ? null : 'guard')
    await kept(why === null ? 'said' : why === 'guard' ? 'blocked' : 'unfounded', why, text, firstTokenMs)
    return why === null ? { answer: { ...builtIn, body: text }, plans } : { answer: builtIn, plans: [] }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    await kept(error.kind, error.message, '', error.firstTokenMs)
    return { answer: builtIn, plans: [] }
  }
}

/** Numbers of orders and parcels that the house itself named stay readable: without them nobody could be answered. */
const numbersOf = ({ cards }: Answer): string[] =>
  cards.flatMap((card) => (card.type === 'order' ? [card.number] : card.type === 'parcel' ? [card.orderNumber, card.trackingNumber] : []))

async function questionFor(
  own: Context,
  {
    conversation,
    language,
    builtIn,
    customer,
    shopName,
    manner,
  }: { conversation: Conversation; language: Language; builtIn: Answer; customer: CustomerRow; shopName: string; manner: string },
): Promise<Omit<Question, 'tools'>> {
  const mask = maskFor(customer, () => numbersOf(builtIn))
  const { items } = await history(own, { conversationId: conversation.id, limit: TURNS })
  return {
    instructions: instructionsFor({ shop: shopName, language, builtIn: mask(builtIn.body), manner }),
    turns: items
      .filter(({ kind }) => kind === 'text')
      .map(({ author, body }) => ({
        from: author === 'customer' ? ('customer' as const) : ('shop' as const),
        text: mask(body).slice(0, LETTERS),
      })),
  }
}
