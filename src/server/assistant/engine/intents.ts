import type { Text } from '../../../shared/language.ts'

/** What customers come with, over the life of a purchase. A label is how staff and buttons call it. */
export const intents = {
  'order.status': { 'zh-CN': '查订单', en: 'Where is my order' },
  'parcel.track': { 'zh-CN': '查物流', en: 'Track a parcel' },
  'parcel.late': { 'zh-CN': '物流异常', en: 'Late or stuck parcel' },
  'order.cancel': { 'zh-CN': '取消订单', en: 'Cancel an order' },
  'order.changeAddress': { 'zh-CN': '改地址', en: 'Change the address' },
  'order.urgeShipping': { 'zh-CN': '催发货', en: 'Ship it sooner' },
  'product.stock': { 'zh-CN': '问库存', en: 'Is it in stock' },
  'product.price': { 'zh-CN': '问价格', en: 'Price of a product' },
  'product.question': { 'zh-CN': '问商品', en: 'Question about a product' },
  'product.recommend': { 'zh-CN': '求推荐', en: 'Recommend something' },
  'policy.return': { 'zh-CN': '退货规则', en: 'Return policy' },
  'policy.exchange': { 'zh-CN': '换货规则', en: 'Exchange policy' },
  'policy.warranty': { 'zh-CN': '质保维修', en: 'Warranty and repairs' },
  'policy.shipping': { 'zh-CN': '运费时效', en: 'Shipping costs and times' },
  'policy.invoice': { 'zh-CN': '发票', en: 'Invoices' },
  'policy.payment': { 'zh-CN': '支付方式', en: 'Ways to pay' },
  'policy.priceProtection': { 'zh-CN': '价保', en: 'Price protection' },
  'policy.coupon': { 'zh-CN': '优惠券', en: 'Coupons and promotions' },
  'aftersale.request': { 'zh-CN': '申请售后', en: 'Return, refund or exchange' },
  'aftersale.damaged': { 'zh-CN': '破损错发', en: 'Damaged, wrong or missing item' },
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  greeting: { 'zh-CN': '打招呼', en: 'Hello' },
  thanks: { 'zh-CN': '感谢', en: 'Thanks' },
  farewell: { 'zh-CN': '再见', en: 'Goodbye' },
  person: { 'zh-CN': '转人工', en: 'Talk to a person' },
  identity: { 'zh-CN': '你是谁', en: 'Who are you' },
} as const satisfies Record<string, Text>

export type Intent = keyof typeof intents
export const intentNames = Object.keys(intents) as Intent[]
