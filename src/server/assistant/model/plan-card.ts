import type { OrderId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Ask } from '../../../shared/wire/aftersales.ts'
import { hashOfAsk } from '../../aftersales/steps.ts'
import type { FlowState, Known } from '../flows/dialogue.ts'
import { flows } from '../flows/flows.ts'
import { askOf, type Hands, type Proposed, propose } from '../flows/proposal.ts'

/** Something a model planned and the rules would not refuse. */
export interface ModelPlan {
  orderId: OrderId
  ask: Ask
}

/**
 * A plan as the state of the flow that could have made it, so that the card, the yes and what ends them are the same for a model as for the
 * built-in engine. Null when no flow asks for exactly this.
 */
export function stateOf({ orderId, ask }: ModelPlan): FlowState | null {
  const flow = flows.find(({ kind }) => kind === ask.kind) ?? flows.find(({ remedies }) => remedies?.includes(ask.kind as never))
  if (!flow || ask.kind === 'changeAddress' || ask.kind === 'changePayment') return null
  const sku = 'items' in ask ? ask.items.map((item) => ('sku' in item ? item.sku : null)).find(Boolean) : null
  const known: Known = {
    order: orderId,
    kind: ask.kind,
    ...('items' in ask && { items: ask.items.map(({ item, quantity }) => ({ item, quantity })) }),
    ...('reason' in ask && { reason: ask.reason }),
    ...(sku && { sku }),
  }
  const same = hashOfAsk(orderId, askOf(flow, known)) === hashOfAsk(orderId, ask)
  return same ? { flow: flow.name, known, awaiting: 'yes', proposal: null } : null
}

/** The card that shows a model's last plan. It is planned anew for it: what a model was told of its plan confirms nothing. */
export async function cardFor(hands: Hands, plans: readonly ModelPlan[], language: Language): Promise<Proposed | null> {
  const last = plans.at(-1)
  const state = last && stateOf(last)
  const flow = state && flows.find(({ name }) => name === state.flow)
  if (!state || !flow) return null
  const proposed = await propose(hands, flow, state, language, 'propose')
  return proposed.answer.cards.some(({ type }) => type === 'confirm') ? proposed : null
}
