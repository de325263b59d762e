import type { Language } from '../../../shared/language.ts'
import type { OrderStatus } from '../../../shared/wire/commerce.ts'

/** What a shop asks and says around an order; the same as its articles tell. Amounts in minor units. */
export interface OrdersSaid {
  labels: Record<OrderStatus, string>
  remarks: readonly string[]
  /** Goods for this much or more take this much off. */
  off: { from: number; by: number }
  freight: number
  freeFrom: number
  express: number
  farFreight(region: string | null | undefined): number
  /** Below this people buy two or three at once. */
  cheap: number
  /** Hours, in winter. */
  utcOffset: number
  firstSerial: number
  number(serial: number, placedAt: Date): string
}

const HOUR = 3_600_000

export const ordersSaid: Record<Language, OrdersSaid> = {
  'zh-CN': {
    labels: {
      placed: '待付款',
      paid: '待发货',
      processing: '备货中',
      shipped: '已发货',
      delivered: '已签收',
      completed: '交易成功',
      cancelled: '交易关闭',
      returning: '退货中',
      returned: '已退款',
    },
    remarks: ['请放小区快递柜', '周末再送，工作日没人', '送人的，请不要放价格单', '麻烦包厚一点', '尽量发顺丰', '送货前打电话'],
    off: { from: 30_000, by: 3000 },
    freight: 800,
    freeFrom: 9900,
    express: 1200,
    farFreight: (region) => (region?.startsWith('新疆') ? 1500 : 0),
    cheap: 10_000,
    utcOffset: 8,
    firstSerial: 80,
    number: (serial, placedAt) =>
      new Date(placedAt.getTime() + 8 * HOUR).toISOString().slice(0, 10).replaceAll('-', '') + String(serial).padStart(5, '0'),
  },
  en: {
    labels: {
      placed: 'Awaiting payment',
      paid: 'Paid',
      processing: 'Packing',
      shipped: 'Shipped',
      delivered: 'Delivered',
      completed: 'Complete',
      cancelled: 'Cancelled',
      returning: 'Return under way',
      returned: 'Returned and refunded',
    },
    remarks: [
      'Please leave it at the side door',
      'A gift: no prices in the box, please',
      'Ring twice, the bell is quiet',
      'Deliver after 5 pm if possible',
      'Company purchase, PO 7714',
    ],
    off: { from: 15_000, by: 1000 },
    freight: 599,
    freeFrom: 4900,
    express: 1499,
    farFreight: (region) => (region === 'AK' ? 900 : 0),
    cheap: 3000,
    utcOffset: -5,
    firstSerial: 104_100,
    number: (serial) => `NL-${serial}`,
  },
}
