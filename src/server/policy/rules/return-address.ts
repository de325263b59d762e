import { z } from 'zod'
import { note, rule } from '../rule.ts'

/** Where goods go back to: said with the verdict and told to the customer once it is approved. Groups of goods may have a place of their own. */
export const returnAddress = rule({
  code: 'returnAddress',
  title: { 'zh-CN': '退货地址', en: 'Where to send it back' },
  kinds: ['returnAndRefund', 'exchange', 'repair'],
  args: z.strictObject({ address: z.string().trim().min(5).max(400) }),
  labels: { address: { 'zh-CN': '收件人、电话、地址', en: 'Name, phone and address' } },
  check: (_, { address }) => [note('return.to', { address })],
})
