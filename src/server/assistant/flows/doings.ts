import type { OrderId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { urgeOwnOrder } from '../../commerce/order-marks.ts'
import { type Answer, answered } from '../answer.ts'
import { flowLine } from '../say-flows.ts'
import type { FlowState } from './dialogue.ts'
import type { Flow } from './flow.ts'
import type { Hands } from './proposal.ts'

/** The customer urges their own order, once a day; when it has left meanwhile there is nothing to urge. */
async function hurry(hands: Hands, { known }: FlowState, language: Language): Promise<Answer> {
  const told = (name: 'hurried' | 'hurriedAlready' | 'alreadyLeft') =>
    answered(flowLine(language, name, { number: known.number ?? '' }), [], [known.order!])
  try {
    await urgeOwnOrder(hands.customer, known.order as OrderId)
    return told('hurried')
  } catch (error) {
    if (error instanceof Refusal && error.code === 'order.urgedAlready') return told('hurriedAlready')
    if (error instanceof Refusal && error.code === 'order.notWaiting') return told('alreadyLeft')
    throw error
  }
}

/** What is done at once on the customer's word. May run twice. */
export const doings: Readonly<Record<NonNullable<Flow['does']>, typeof hurry>> = { hurry }
