import type { Text } from '../../../shared/language.ts'

/** The lines of a summary. */
export const summaryLines = {
  wants: { 'zh-CN': '诉求：{what}', en: 'Wants: {what}' },
  order: { 'zh-CN': '订单：{what}', en: 'Order: {what}' },
  cases: { 'zh-CN': '售后：{what}', en: 'Cases: {what}' },
  mood: { 'zh-CN': '情绪：{what}', en: 'Mood: {what}' },
  customer: { 'zh-CN': '顾客最后说：{what}', en: 'Customer last said: {what}' },
  shop: { 'zh-CN': '我方最后说：{what}', en: 'We last said: {what}' },
} as const satisfies Record<string, Text>

/** What a conversation can be filed under, by the beginning of an intent; the longest that fits is taken. */
export const categories: readonly (readonly [intent: string, name: Text])[] = [
  ['product', { 'zh-CN': '商品咨询', en: 'Product question' }],
  ['policy', { 'zh-CN': '规则咨询', en: 'Policy question' }],
  ['payment', { 'zh-CN': '付款', en: 'Payment' }],
  ['shipping', { 'zh-CN': '发货配送', en: 'Shipping' }],
  ['order.', { 'zh-CN': '订单', en: 'Order' }],
  ['order.change', { 'zh-CN': '修改订单', en: 'Change of an order' }],
  ['order.cancel', { 'zh-CN': '取消订单', en: 'Cancellation' }],
  ['parcel', { 'zh-CN': '物流', en: 'Parcel' }],
  ['aftersale', { 'zh-CN': '售后', en: 'After-sales' }],
  ['refund', { 'zh-CN': '退款', en: 'Refund' }],
  ['return', { 'zh-CN': '退货', en: 'Return' }],
  ['compensation', { 'zh-CN': '补偿', en: 'Compensation' }],
  ['complaint', { 'zh-CN': '投诉', en: 'Complaint' }],
  ['account', { 'zh-CN': '账号', en: 'Account' }],
]

export const moodTags = {
  upset: { 'zh-CN': '情绪不满', en: 'Upset' },
  complaint: { 'zh-CN': '投诉风险', en: 'Complaint risk' },
  happy: { 'zh-CN': '满意', en: 'Happy' },
} as const satisfies Record<string, Text>
