import { moneyText } from '../../../shared/currency.ts'
import type { OrderId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { type Ask, askSchema, type Plan } from '../../../shared/wire/aftersales.ts'
import type { Card } from '../../../shared/wire/conversation.ts'
import { confirmPlan, requestAftersale } from '../../aftersales/actions.ts'
import { planned } from '../../aftersales/planned.ts'
import type { Case } from '../../aftersales/steps.ts'
import { wirePlan } from '../../aftersales/wire.ts'
import type { Context } from '../../foundation/house.ts'
import type { Answer } from '../answer.ts'
import { answered, asked, choices } from '../answer.ts'
import { flowLine, kindTitles } from '../say-flows.ts'
import { codeOf, type FlowState, type Known } from './dialogue.ts'
import type { Flow } from './flow.ts'

/** Both hands of a conversation: the assistant asks as itself, for this one customer; the yes is the customer's own. */
export interface Hands {
  assistant: Context
  customer: Context
}

/** Word for word what is asked of the order; throws when something is missing, which the flow's needs rule out. */
export function askOf(flow: Flow, { kind: chosen, items, reason, sku, address, method, evidence }: Known): Ask {
  const kind = flow.kind ?? chosen
  const swaps = items?.map((item) => ({ ...item, sku: sku ?? null }))
  const all = { kind, reason, address, method, evidence, items: kind === 'exchange' || kind === 'changeItems' ? swaps : items }
  const wanted: Partial<Record<Ask['kind'], (keyof typeof all)[]>> = {
    cancel: ['reason'],
    changeAddress: ['address'],
    changePayment: ['method'],
    changeItems: ['items'],
    priceProtection: ['items'],
    compensation: ['reason', 'evidence'],
  }
  const fields = wanted[kind!] ?? ['reason', 'items', 'evidence']
  return askSchema.parse(
    Object.fromEntries([['kind', kind], ...fields.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]]))]),
  )
}

export interface Proposed {
  answer: Answer
  flow: FlowState | null
}

/** What would happen, shown on a card that can be agreed to; or why it can't be done, and what can. Nothing happens. */
export async function propose(
  hands: Hands,
  flow: Flow,
  state: FlowState,
  language: Language,
  intro: Parameters<typeof flowLine>[1],
): Promise<Proposed> {
  const { known } = state
  const ask = askOf(flow, known)
  const assessed = await planned(hands.assistant, { orderId: known.order as OrderId, ask })
  const plan = wirePlan(assessed, language)
  if (!plan.confirmation) return refused(plan, ask.kind, state, language)
  const order = assessed.items.map(({ title, quantity }) => `${title} × ${quantity}`)
  const becomes = [
    ask.kind === 'changeAddress' ? ask.address.lines.join(' ') : null,
    known.sku ? optionsOf(known, assessed) : null,
    known.method ?? null,
  ]
  const card: Card = {
    type: 'confirm',
    confirmationId: plan.confirmation,
    title: kindTitles[ask.kind][language],
    lines: [
      ...order,
      ...becomes.flatMap((value) => (value ? [flowLine(language, 'to', { value })] : [])),
      ...('reason' in ask ? [flowLine(language, 'because', { reason: ask.reason })] : []),
      ...plan.movements.map(({ direction, amount }) =>
        flowLine(language, direction === 'refund' ? 'refundMove' : 'payMove', { amount: moneyText(amount, language) }),
      ),
      ...plan.verdict.because.filter(({ outcome }) => outcome !== 'approve').map(({ text }) => text),
      ...plan.afterwards.map(({ text }) => text),
    ],
    expiresAt: new Date(hands.assistant.house.clock.now().getTime() + 10 * 60_000).toISOString(),
    yes: { label: flowLine(language, 'confirmLabel'), say: `${flowLine(language, 'confirm')} ${codeOf(plan.confirmation)}` },
    no: { label: flowLine(language, 'declineLabel'), say: `${flowLine(language, 'decline')} ${codeOf(plan.confirmation)}` },
  }
  return { answer: asked(flowLine(language, intro), [card], [known.order!]), flow: state }
}

function optionsOf(known: Known, { gathered }: Awaited<ReturnType<typeof planned>>): string {
  const to = gathered.facts.items[0]?.to
  return to ? to.sku : (known.sku ?? '')
}

function refused(plan: Plan, kind: Ask['kind'], state: FlowState, language: Language): Proposed {
  const because = plan.verdict.because.filter(({ outcome }) => outcome === 'refuse')
  if (because.every(({ code }) => code === 'evidence.missing'))
    return { answer: asked(flowLine(language, 'photo'), []), flow: { ...state, awaiting: 'evidence' } }
  const buttons = plan.verdict.alternatives.flatMap((one) =>
    one.kind === 'person' || one.kind === 'none' ? [] : [kindTitles[one.kind][language]],
  )
  const body = [
    flowLine(language, 'refused'),
    ...because.map(({ text }) => text),
    ...(plan.verdict.alternatives.length
      ? [flowLine(language, 'instead'), ...plan.verdict.alternatives.map(({ text }) => `· ${text}`)]
      : []),
    ...(kind === 'compensation' ? [flowLine(language, 'notLate')] : []),
  ].join('\n')
  const cards = [
    choices(
      { language },
      buttons.map((label) => ({ label, say: label })),
    ),
  ]
  return { answer: answered(body, cards, [state.known.order!]), flow: null }
}

/** Does what was agreed to: the yes is recorded as the customer's, then the assistant asks under it. Null when the yes no longer holds. */
export async function act(hands: Hands, flow: Flow, state: FlowState, conversationId: Case['conversationId']): Promise<Case | null> {
  const { proposal, known } = state
  try {
    await confirmPlan(hands.customer, proposal!.confirmationId)
    return await requestAftersale(hands.assistant, {
      orderId: known.order as OrderId,
      ask: askOf(flow, known),
      confirmation: proposal!.confirmationId,
      conversationId,
    })
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** What came of it, told as it is. */
export function outcomeOf(one: Case, language: Language): Answer {
  const name = one.status === 'review' ? 'review' : one.status === 'awaitingReturn' ? 'sendBack' : 'done'
  return answered(flowLine(language, name, { title: kindTitles[one.kind][language], number: one.number }), [], [one.id])
}
