import { z } from 'zod'
import type { OrderStatus } from '../../../../shared/wire/commerce.ts'
import { type AskKind, type CaseKind, caseKinds, changeKinds } from '../../../../shared/wire/policy.ts'
import type { Facts } from '../../facts.ts'
import { guard, type Instead, refuse, rule } from '../../rule.ts'

const unsent: OrderStatus[] = ['placed', 'paid']
const came: OrderStatus[] = ['delivered', 'completed']
const beingPacked: OrderStatus[] = ['paid', 'processing']

/** In which state of the order a case can be opened. */
const possible: Record<CaseKind, readonly OrderStatus[]> = {
  refundOnly: [...beingPacked, 'shipped', ...came, 'returning'],
  returnAndRefund: came,
  exchange: came,
  repair: came,
  reissue: ['shipped', ...came],
  priceProtection: [...beingPacked, 'shipped', ...came],
  compensation: [...beingPacked, 'shipped', ...came, 'cancelled', 'returning', 'returned'],
}

/** What somebody in this state of the order most likely wants instead; all of it is possible there. */
const substitutes: Partial<Record<OrderStatus, Partial<Record<AskKind, AskKind>>>> = {
  placed: { refundOnly: 'cancel', returnAndRefund: 'cancel', exchange: 'changeItems' },
  paid: { returnAndRefund: 'cancel', exchange: 'changeItems' },
  processing: { cancel: 'refundOnly', returnAndRefund: 'refundOnly' },
  delivered: { cancel: 'returnAndRefund', changeItems: 'exchange' },
  completed: { cancel: 'returnAndRefund', changeItems: 'exchange' },
}

function unlessIn(statuses: readonly OrderStatus[], { kind, order: { status } }: Facts) {
  if (statuses.includes(status)) return []
  const substitute = substitutes[status]?.[kind]
  const instead: Instead[] = substitute ? [substitute, 'person'] : ['person']
  return [refuse('order.wrongStatus', { status, kind }, instead)]
}

/** An order is changed before the warehouse has it. A shop that can still stop its warehouse may say so. */
export const changeable = rule({
  code: 'changeable',
  title: { 'zh-CN': '何时还能改订单', en: 'How long an order can be changed' },
  kinds: changeKinds,
  args: z.strictObject({ alsoWhileProcessing: z.boolean() }),
  labels: { alsoWhileProcessing: { 'zh-CN': '备货中也可以', en: 'Also while it is being packed' } },
  always: { alsoWhileProcessing: false },
  check: (facts, { alsoWhileProcessing }) => unlessIn(alsoWhileProcessing ? [...unsent, 'processing'] : unsent, facts),
  tell: ({ alsoWhileProcessing }) =>
    alsoWhileProcessing
      ? { 'zh-CN': '发货之前可以办理', en: 'Possible until the order is sent' }
      : { 'zh-CN': '仓库开始备货之前可以办理', en: 'Possible until we begin to pack the order' },
})

export const orderStatus = guard({
  code: 'orderStatus',
  title: { 'zh-CN': '订单状态', en: 'State of the order' },
  kinds: caseKinds,
  check: (facts) => unlessIn(possible[facts.kind as CaseKind], facts),
})
