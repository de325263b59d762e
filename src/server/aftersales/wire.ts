import type { Language, Text } from '../../shared/language.ts'
import { money } from '../../shared/money.ts'
import type { Aftersale, Plan } from '../../shared/wire/aftersales.ts'
import type { Actor } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import { explain } from '../policy/verdict.ts'
import { mayBeUrged } from './beside.ts'
import type { Planned } from './planned.ts'
import { type By, verbsOf } from './rules/lifecycle.ts'
import type { Move } from './rules/moves.ts'
import type { Case, StepRow } from './store/cases.ts'

/** A case with what belongs to it, still without a language. */
export interface Read {
  one: Case
  steps: StepRow[]
  customerName: string | null
  evidence: Aftersale['evidence']
  slots: Aftersale['slots']
  found: Aftersale['evidence']
  money: readonly Move[]
}

/** Which parts of the lifecycle an actor may take. */
export const partsOf = (actor: Actor): ReadonlySet<By> =>
  new Set<By>([
    ...(actor.kind === 'customer' ? (['customer'] as const) : []),
    ...(actor.permissions.has('aftersales.handle') ? (['handle'] as const) : []),
    ...(actor.permissions.has('aftersales.decide') ? (['decide'] as const) : []),
  ])

/** As it goes over the wire, in the reader's language. Customers see no names of colleagues and none of their notes. */
export function wireCase(
  { one, steps, customerName, evidence, slots, found, money: movements }: Read,
  { actor, language, house }: Pick<Context, 'actor' | 'language' | 'house'>,
): Aftersale {
  const {
    verdict,
    policyVersion,
    amount,
    currency,
    quote,
    mark: _mark,
    moves: _moves,
    sentAt: _sentAt,
    leasedUntil: _leasedUntil,
    inspection,
    parts: repairParts,
    ask: _ask,
    askedBy: _askedBy,
    decidedByName,
    createdAt,
    decidedAt,
    doneAt,
    evidence: _evidence,
    askedByKind,
    urgedAt,
    batch,
    ...rest
  } = one
  const own = actor.customerId !== null
  const parts = partsOf(actor)
  return {
    ...rest,
    customerName,
    verdict: explain(verdict, language, currency, policyVersion),
    amount: money(amount, currency),
    quote: quote === null ? null : money(quote, currency),
    movements: movements.map((move) => wireMove(move, currency)),
    evidence,
    slots,
    inspection: inspection && { restock: inspection.restock, evidence: found },
    parts: (repairParts ?? []).map((part) => ({ ...part, amount: money(part.amount, currency) })),
    askedBy: askedByKind,
    decidedBy: own ? null : decidedByName,
    createdAt: createdAt.toISOString(),
    decidedAt: decidedAt?.toISOString() ?? null,
    doneAt: doneAt?.toISOString() ?? null,
    history: steps.map((step) => ({
      at: step.at.toISOString(),
      by: own ? null : step.byName,
      byKind: step.byKind,
      verb: step.verb,
      from: step.fromStatus,
      to: step.toStatus,
      note: own && step.byKind === 'staff' ? '' : step.note,
    })),
    urgedAt: urgedAt?.toISOString() ?? null,
    batch: own ? null : batch,
    next: [
      ...verbsOf(one.kind, one.status).flatMap(([verb, { by }]) =>
        by.some((part) => parts.has(part)) && (verb !== 'bookPickUp' || slots.length) ? [verb] : [],
      ),
      ...(own && mayBeUrged(one, house.clock.now()) ? ['urge'] : []),
    ],
  }
}

const wireMove = ({ direction, amount, method, immediate }: Move, currency: string): Aftersale['movements'][number] => ({
  direction,
  amount: money(amount, currency),
  method,
  immediate,
})

/** For whoever asked, in their language. */
export const shown = (context: Context) => (read: Read) => wireCase(read, context)

const afterwards = {
  immediate: { 'zh-CN': '退款即时到账（余额/礼品卡）', en: 'The gift card is credited at once' },
  bankDays: { 'zh-CN': '原路退回，银行到账通常需 5–7 个工作日', en: 'Refunds to a card or account take 5 to 7 business days to arrive' },
  refundByHand: {
    'zh-CN': '店铺平台不会自动退款，需要店铺另行退款',
    en: 'The shop’s platform does not refund by itself: the shop refunds it by hand',
  },
  shipByHand: {
    'zh-CN': '店铺平台不会自动发货，需要店铺另行寄出',
    en: 'The shop’s platform does not ship by itself: the shop sends it by hand',
  },
  stopParcel: { 'zh-CN': '包裹已在路上，需要店铺联系快递拦截', en: 'The parcel is on its way: the shop asks the carrier to stop it' },
  platformRefuses: { 'zh-CN': '店铺平台目前不允许这样操作', en: 'The shop’s platform does not allow this at the moment' },
  sendBack: { 'zh-CN': '请在通过后把商品寄回，并填写运单号', en: 'Send the goods back once it is approved and tell us the waybill number' },
  payDifference: { 'zh-CN': '差价将从所选支付方式收取', en: 'The difference is charged to the payment method you chose' },
  person: { 'zh-CN': '需要人工审核，结果会在对话里告诉您', en: 'A person looks at it; you are told the result in the chat' },
} as const satisfies Record<string, Text>

export function wirePlan(
  { judgement, policyVersion, moves, gathered, confirmation, platform, leftovers }: Planned,
  language: Language,
): Plan {
  const { currency, kind } = gathered.facts
  const refunds = moves.filter((move) => move.direction === 'refund')
  const codes: (keyof typeof afterwards)[] = [
    ...(refunds.some((move) => move.immediate) ? (['immediate'] as const) : []),
    ...(refunds.some((move) => !move.immediate) ? (['bankDays'] as const) : []),
    ...(moves.some((move) => move.direction === 'payment') ? (['payDifference'] as const) : []),
    ...(judgement.verdict !== 'refuse' && (kind === 'returnAndRefund' || kind === 'exchange' || kind === 'repair')
      ? (['sendBack'] as const)
      : []),
    ...leftovers,
    ...(platform.answer === 'cannot' ? (['platformRefuses'] as const) : []),
    ...(judgement.verdict === 'review' ? (['person'] as const) : []),
  ]
  return {
    verdict: explain(judgement, language, currency, policyVersion),
    movements: moves.map((move) => wireMove(move, currency)),
    afterwards: codes.map((code) => ({ code, text: afterwards[code][language] })),
    platform,
    confirmation,
  }
}
