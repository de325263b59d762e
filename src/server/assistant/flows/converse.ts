import type { Message } from '../../../shared/wire/conversation.ts'
import { type Answer, asked, choices, type Question, social, withMore } from '../answer.ts'
import { asksBarely, isMoneyTaken, questionsIn, takesBack } from '../engine/asides.ts'
import { compares, onlyPoints } from '../engine/product-words.ts'
import { addressIn, asksSomething, givesUp, isBareYes, replyTo } from '../engine/yes-no.ts'
import { type FlowLine, flowLine, kindTitles } from '../say-flows.ts'
import { aside } from '../topics/asides.ts'
import { productNamed } from '../topics/candidates.ts'
import { faqAnswer } from '../topics/knowledge.ts'
import { claimed, moneyTaken, topics } from '../topics/topics.ts'
import { againOf } from './again.ts'
import { type Dialogue, type FlowState, fresh, type Known, type Need } from './dialogue.ts'
import type { Flow } from './flow.ts'
import { flowFor, flowNamed, flowSaid, titleOf } from './flows.ts'
import { ofGoodsKnown } from './manners.ts'
import { isKnown, needs, saidBeside } from './needs.ts'
import { plain, sure } from './plain.ts'
import { isAnswer } from './search.ts'
import { tellings } from './tellings.ts'

/** What a turn comes to: something said, something proposed for a yes, or what was agreed to is done. */
export type Turn =
  | { kind: 'say'; answer: Answer; flow: FlowState | null }
  | { kind: 'propose'; flow: FlowState; intro: FlowLine }
  | { kind: 'act'; flow: FlowState }
  | { kind: 'do'; flow: FlowState }

const say = (answer: Answer, flow: FlowState | null): Turn => ({ kind: 'say', answer, flow })

/** One turn of a conversation: the flow it is in comes first, then a flow that begins, then a plain answer. Changes nothing. */
export async function converse(question: Question, dialogue: Dialogue, message: Message): Promise<Turn> {
  const state = dialogue.flow
  const flow = state && flowNamed(state.flow, question.flows)
  if (isMoneyTaken(question.understood.normalised)) return say(moneyTaken(question), state)
  if (!state || !flow || flow.light) {
    const said = aside(question)
    if (said) return say(said, null)
    const again = await againOf(question, !!flow)
    if (again) return say(await topics[again.understood.intent!](again), null)
    if (pointsAmong(question)) return say(await topics['product.price'](question), null)
    const both = await eachOf(question, dialogue, message)
    if (both) return say(both, null)
  }
  if (state && flow?.light) return atGoods(question, flow, state, message)
  if (state && flow)
    return state.awaiting === 'yes' ? atProposal(question, flow, state, message) : atQuestion(question, flow, state, message)
  if (isBareYes(question.understood.normalised)) return say(social(flowLine(question.language, 'nothingToConfirm')), null)
  if (isBareNumber(question)) return say(await topics['order.status'](question), null)
  const begun = beginning(question)
  return begun ? advance(question, begun, { evidence: evidenceIn(message) }) : say(await plain(question), null)
}

/** A number alone is about the order or parcel that has it; it is also what the buttons of “which one?” say. */
const isBareNumber = ({ text, understood }: Question): boolean =>
  text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase() === understood.slots.numbers[0]
const evidenceIn = (message: Message): string[] => message.attachments.map(({ fileId }) => fileId)

/** The flow a text begins; for guests only what needs no order. */
function beginning(question: Question): Flow | undefined {
  const intent = sure(question)
  const flow = flowSaid(question.understood.normalised, question.flows) ?? (intent ? flowFor(intent, question.flows) : undefined)
  return flow?.light || flow?.guests || question.customer.externalId ? flow : undefined
}

/** “Which one is cheaper?”, “the other one”, of those just shown. */
const pointsAmong = ({ shown, understood }: Question): boolean =>
  (shown?.length ?? 0) > 1 && (compares.test(understood.normalised) || onlyPoints(understood.normalised))

/** Two or three questions in one message, each answered; null unless every one of them can be told at once. */
async function eachOf(question: Question, dialogue: Dialogue, message: Message): Promise<Answer | null> {
  const { parts = [], understood } = question
  if (parts.length < 2 || understood.risk >= 0.5) return null
  let { about, goods } = question
  const answers: Answer[] = []
  for (const { text, understood: part } of parts) {
    const turn = await converse({ ...question, text, understood: part, about, goods, parts: [] }, { ...dialogue, flow: null }, message)
    if (turn.kind !== 'say' || turn.flow || turn.answer.handOver) return null
    const { answer } = turn
    if (answer.outcome !== 'answered' && !ofGoodsKnown(answer)) return null
    const [shown, more] = answer.cards.filter((card) => card.type === 'product')
    if (shown && !more) about = shown.productId
    answers.push(answer)
  }
  const bodies = [...new Set(answers.map(({ body }) => body))]
  if (bodies.length < 2 || !answers.some(({ outcome }) => outcome === 'answered')) return null
  const cards = new Map(
    answers.flatMap((answer) => answer.cards.map((card) => [card.type === 'product' ? card.productId : card.type, card])),
  )
  return {
    ...answers.find(({ outcome }) => outcome === 'answered')!,
    body: bodies.join('\n\n'),
    cards: [...cards.values()],
    evidence: [...new Set(answers.flatMap(({ evidence }) => evidence))],
  }
}

/** Asks for what is not known yet, one thing at a time; when all is known it is proposed, or told. */
async function advance(
  question: Question,
  flow: Flow,
  known: Known,
  answers: Need | null = null,
  intro: FlowLine = 'propose',
): Promise<Turn> {
  let now = { ...known, ...(await saidBeside({ question, flow, known }, answers)) }
  for (const need of flow.needs) {
    if (need !== answers && isKnown(need, now, flow)) continue
    const found = await needs[need]({ question, flow, known: now, wasAsked: need === answers })
    if (isAnswer(found)) {
      const waits = found.outcome === 'asked' && (found.cards.length || need === 'address')
      return say(found, waits ? { flow: flow.name, known: now, awaiting: need, proposal: null } : null)
    }
    now = { ...now, ...found }
  }
  if (flow.tells) {
    const told = await tellings[flow.tells](question, now)
    // Who takes over reads what is known; what was told but not settled (nothing fits the wishes) can still be added to.
    const awaiting = told.outcome === 'asked' ? (flow.needs.at(-1) ?? null) : null
    return say(told, told.handOver || awaiting ? { flow: flow.name, known: now, awaiting, proposal: null } : null)
  }
  if (flow.does) return { kind: 'do', flow: { flow: flow.name, known: now, awaiting: null, proposal: null } }
  return { kind: 'propose', flow: { flow: flow.name, known: now, awaiting: 'yes', proposal: null }, intro }
}

/** The customer was asked for something: it is answered, given up, or something else comes up first. */
async function atQuestion(question: Question, flow: Flow, state: FlowState, message: Message): Promise<Turn> {
  const { understood, language } = question
  const evidence = [...(state.known.evidence ?? []), ...evidenceIn(message)].slice(0, 9)
  const before = { ...state.known, evidence }
  const awaiting = state.awaiting as Need | 'evidence'
  if (awaiting === 'evidence' && evidence.length > (state.known.evidence?.length ?? 0)) return advance(question, flow, before)
  const next = awaiting === 'evidence' ? null : await advance(question, flow, before, awaiting)
  const moved = next && (next.kind === 'propose' || next.flow?.awaiting !== awaiting)
  if (moved) return next
  const known = next?.flow?.known ?? before
  // How it should be put right, said before it was asked for: that is noted, and what was asked stays open.
  if (next?.kind === 'say' && known.kind !== state.known.kind)
    return say(
      { ...next.answer, body: `${flowLine(language, 'noted', { title: kindTitles[known.kind!][language] })}${next.answer.body}` },
      next.flow,
    )
  if (givesUp(understood.normalised)) return say(social(flowLine(language, 'dropped')), null)
  const other = await interruption(question, flow)
  // Who is passed on, or asks for something else to be done, is not led back.
  if (other && (other.kind !== 'say' || other.answer.handOver || other.flow)) return other
  if (other) {
    const once = awaiting === 'evidence' ? null : await advance(question, flow, known)
    const open = once?.kind === 'say' ? once.answer : asked(flowLine(language, 'photoAgain'), [])
    const back = `${flowLine(language, 'stillAsked', { title: titleOf(flow, known, language) })}${open.body}`
    return say(
      { ...withMore(other.answer, back), cards: [...other.answer.cards.filter(({ type }) => type !== 'choices'), ...open.cards] },
      { ...state, known },
    )
  }
  const again = next?.kind === 'say' ? next.answer : asked(flowLine(language, 'photoAgain'), [choices(question)])
  return say({ ...again, outcome: 'unsure' }, { ...state, known })
}

/**
 * Asked about goods: which one, or what is wished for. It holds only until something else is clearly asked; the name of one of them is an answer,
 * whatever else it sounds like.
 */
async function atGoods(question: Question, flow: Flow, { awaiting, known }: FlowState, message: Message): Promise<Turn> {
  if (givesUp(question.understood.normalised)) return say(social(flowLine(question.language, 'dropped')), null)
  const intent = sure(question)
  const same = intent !== null && flow.intents.includes(intent)
  const answers = awaiting as Need
  if (same) return advance(question, flow, known.wishes === undefined ? {} : { wishes: known.wishes }, answers)
  const next = await advance(question, flow, known, answers)
  const moved = next.flow?.awaiting !== awaiting
  if (moved && (!intent || (await productNamed(question)))) return next
  return converse(question, fresh, message)
}

/** A card was shown: only a yes to this card does anything; a correction makes a new card, anything else leaves it standing. */
async function atProposal(question: Question, flow: Flow, state: FlowState, message: Message): Promise<Turn> {
  const { understood, language } = question
  const { proposal, known } = state
  const reply = proposal ? replyTo(understood.normalised, proposal.code) : 'other'
  if (reply === 'no') return say(social(flowLine(language, 'dropped')), null)
  if (reply === 'wrongCode') return { kind: 'propose', flow: state, intro: 'oldCard' }
  if (reply === 'yes' && proposal && message.seq > proposal.shownSeq) return { kind: 'act', flow: state }
  const corrected = await corrections(question, flow, known)
  // Half an address after “no” corrects the one on the card: the whole of it is asked for, nothing else begins.
  if (!corrected && known.address && takesBack(understood.normalised) && /\d/.test(understood.normalised))
    return say(asked(flowLine(language, 'whichAddressAgain'), [choices(question)]), { ...state, awaiting: 'address', proposal: null })
  if (corrected) return advance(question, flow, corrected, null, 'proposeAgain')
  const other = await interruption(question, flow)
  if (other?.kind === 'say' && !other.flow) {
    const open = flowLine(language, 'stillOpen', { title: titleOf(flow, known, language) })
    return say(other.answer.handOver ? other.answer : withMore(other.answer, open), state)
  }
  return other ?? say({ ...asked(flowLine(language, 'saidYes'), [choices(question)]), outcome: 'unsure' }, state)
}

/** Something else the customer clearly wants in between: another flow takes over, a question is answered. */
async function interruption(question: Question, flow: Flow): Promise<Turn | null> {
  const intent = sure(question)
  const other = beginning(question)
  if (other === flow || (intent && flow.intents.includes(intent))) return null
  // What somebody is owed for something that went wrong is weighed by a person, who reads what was gathered so far.
  if (other?.kind === 'compensation' && flow.remedies) return say(claimed(question), null)
  if (other && !other.light) return advance(question, other, {})
  if (intent) return say(await topics[intent](question), null)
  const text = asksAnything(question) ? await faqAnswer(question) : null
  return text && say(text, null)
}

const asksAnything = ({ text, understood: { normalised } }: Question): boolean =>
  !asksBarely(normalised) && (asksSomething(normalised) || questionsIn(text).length > 0)

/** What the customer corrects in a sentence: another order, size, address, method or reason. Null when it names nothing new. */
async function corrections(question: Question, flow: Flow, known: Known): Promise<Known | null> {
  const { slots, normalised } = question.understood
  const named: Partial<Record<Need, boolean>> = {
    order: slots.numbers.length > 0,
    sku: slots.options.length > 0,
    address: addressIn(question.text, false) !== null,
    method: true,
    reason: true,
  }
  for (const need of flow.needs) {
    if (!named[need]) continue
    const found = await needs[need]({ question, flow, known, wasAsked: false })
    if (isAnswer(found)) continue
    const before = need === 'order' ? known.order : known[need as 'sku' | 'address' | 'method' | 'reason']
    const now = need === 'order' ? found.order : found[need as 'sku' | 'address' | 'method' | 'reason']
    if (JSON.stringify(before) === JSON.stringify(now)) continue
    if (need === 'reason' && !normalised.includes(String(now).toLowerCase())) continue
    return need === 'order'
      ? { order: found.order!, number: found.number!, ...(known.reason && { reason: known.reason }) }
      : { ...known, ...found }
  }
  return null
}
