import { guard, refuse } from '../../rule.ts'

/** Money that is on its way out of an order is not there to be cancelled: first that case ends, then the order. */
export const nothingOpen = guard({
  code: 'nothingOpen',
  title: { 'zh-CN': '没有进行中的售后', en: 'Nothing under way' },
  kinds: ['cancel'],
  check: ({ order }) => order.open.slice(0, 1).map((before) => refuse('order.caseOpen', { before }, ['person'])),
})
