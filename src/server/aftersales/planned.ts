import type { OrderId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { type CommercePort, type Leftover, type PlatformAct, portOf } from '../commerce/port.ts'
import { view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { checkContent } from '../policy/check-content.ts'
import { planAftersale } from './actions.ts'
import { type Assessment, assess } from './assess.ts'
import { orderFor } from './steps.ts'

/** Whoever looks at a plan waits this long for the platform's word on it. */
const PATIENCE_MS = 2_000

export interface Planned extends Assessment {
  confirmation: string | null
  platform: { answer: 'can' | 'cannot' | 'unknown'; reason: string | null }
  leftovers: readonly Leftover[]
}

/** The plan of the house, and what the platform says to it: asked outside any transaction, and only about what the policy would not refuse. */
export async function planned(context: Context, asked: { orderId: OrderId; ask: Ask }): Promise<Planned> {
  const plan = await planAftersale({ ...context, idempotency: undefined }, asked)
  if (plan.judgement.verdict === 'refuse') return { ...plan, platform: { answer: 'can', reason: null }, leftovers: [] }
  const { order } = plan
  const act: PlatformAct = {
    merchantId: context.actor.merchantId,
    shopId: order.shopId,
    orderId: order.id,
    orderExternalId: order.externalId,
    ask: asked.ask,
    refunds: plan.moves.flatMap(({ direction, amount, method }) =>
      direction === 'refund' ? [{ amount, currency: order.total.currency, method }] : [],
    ),
  }
  return { ...plan, ...(await platformSays(portOf(context.house, order.shopId), act)) }
}

async function platformSays(port: CommercePort, act: PlatformAct): Promise<Pick<Planned, 'platform' | 'leftovers'>> {
  const { promise: late, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => resolve(null), PATIENCE_MS)
  const said = await Promise.race([port.plan(act).catch(() => null), late])
  clearTimeout(timer)
  if (!said) return { platform: { answer: 'unknown', reason: null }, leftovers: [] }
  return said.possible
    ? { platform: { answer: 'can', reason: null }, leftovers: said.left }
    : { platform: { answer: 'cannot', reason: said.reason }, leftovers: [] }
}

/** What a policy that is not published yet would say to this. Throws `policy.invalid` with every issue. */
export const tryPolicy = view(
  'policy.edit',
  async (db, { orderId, ask, content }: { orderId: OrderId; ask: Ask; content: PolicyContent }) => {
    const checked = checkContent(content)
    if (checked.issues[0]) throw new Refusal('policy.invalid', { where: checked.issues[0].path }, checked.issues)
    const order = await orderFor(db, orderId)
    const assessed = await assess(db, order, ask, checked.content)
    return { ...assessed, confirmation: null, platform: { answer: 'can' as const, reason: null }, leftovers: [] }
  },
)
