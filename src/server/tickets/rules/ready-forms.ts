import type { Text } from '../../../shared/language.ts'
import type { Field, Form } from '../../../shared/wire/tickets.ts'

const field = (code: string, kind: Field['kind'], label: Text, required = true): Field => ({
  code,
  kind,
  label,
  required,
  options: [],
})

/** By which the house itself asks: a shop that writes its own forms has it too. */
export const houseForms: readonly Form[] = [
  {
    code: 'recovery',
    department: 'service',
    departmentName: { 'zh-CN': '客服', en: 'Customer service' },
    title: { 'zh-CN': '低分回访', en: 'Make up for a low rating' },
    fields: [
      field('score', 'number', { 'zh-CN': '评分（满分 5 分）', en: 'Score, of 5' }),
      field('reasons', 'text', { 'zh-CN': '原因', en: 'Reasons' }, false),
      field('words', 'longText', { 'zh-CN': '顾客的话', en: 'In the customer’s words' }, false),
    ],
  },
]

/** What most shops ask their departments for; each shop can write its own. */
export const readyForms: readonly Form[] = [
  {
    code: 'findParcel',
    department: 'warehouse',
    departmentName: { 'zh-CN': '仓库', en: 'Warehouse' },
    title: { 'zh-CN': '核查发货', en: 'Check a shipment' },
    fields: [
      field('question', 'longText', { 'zh-CN': '要查什么', en: 'What to check' }),
      field('shelf', 'text', { 'zh-CN': '库位', en: 'Shelf' }, false),
    ],
  },
  {
    code: 'inspectGoods',
    department: 'quality',
    departmentName: { 'zh-CN': '品控', en: 'Quality' },
    title: { 'zh-CN': '检验商品', en: 'Inspect goods' },
    fields: [
      field('fault', 'longText', { 'zh-CN': '问题描述', en: 'What is wrong' }),
      field('batch', 'text', { 'zh-CN': '批次', en: 'Batch' }, false),
      field('safety', 'yesNo', { 'zh-CN': '是否涉及安全', en: 'Is anybody at risk' }),
    ],
  },
  {
    code: 'checkPayment',
    department: 'finance',
    departmentName: { 'zh-CN': '财务', en: 'Finance' },
    title: { 'zh-CN': '核对款项', en: 'Check a payment' },
    fields: [
      field('paidOn', 'date', { 'zh-CN': '付款日期', en: 'Paid on' }, false),
      field('question', 'longText', { 'zh-CN': '要核对什么', en: 'What to check' }),
    ],
  },
  {
    code: 'askCarrier',
    department: 'logistics',
    departmentName: { 'zh-CN': '物流', en: 'Logistics' },
    title: { 'zh-CN': '联系快递', en: 'Ask the carrier' },
    fields: [
      field('trackingNumber', 'text', { 'zh-CN': '运单号', en: 'Tracking number' }),
      {
        ...field('matter', 'choice', { 'zh-CN': '事项', en: 'Matter' }),
        options: [
          { code: 'lost', label: { 'zh-CN': '丢件', en: 'Lost' } },
          { code: 'damaged', label: { 'zh-CN': '破损', en: 'Damaged' } },
          { code: 'late', label: { 'zh-CN': '延误', en: 'Late' } },
          { code: 'intercept', label: { 'zh-CN': '拦截', en: 'Stop it on its way' } },
        ],
      },
    ],
  },
]

/** Others to begin one's own with. */
export const moreForms: readonly Form[] = [
  {
    code: 'sendAgain',
    department: 'warehouse',
    departmentName: { 'zh-CN': '仓库', en: 'Warehouse' },
    title: { 'zh-CN': '补发商品', en: 'Send goods again' },
    fields: [
      field('goods', 'longText', { 'zh-CN': '补发哪些商品、几件', en: 'Which goods, how many' }),
      field('sendBy', 'date', { 'zh-CN': '最晚发出日期', en: 'To leave by' }, false),
      field('gift', 'yesNo', { 'zh-CN': '随箱附赠品', en: 'Add a small gift' }, false),
    ],
  },
  {
    code: 'issueInvoice',
    department: 'finance',
    departmentName: { 'zh-CN': '财务', en: 'Finance' },
    title: { 'zh-CN': '开具发票', en: 'Issue an invoice' },
    fields: [
      {
        ...field('payer', 'choice', { 'zh-CN': '抬头类型', en: 'Made out to' }),
        options: [
          { code: 'person', label: { 'zh-CN': '个人', en: 'A person' } },
          { code: 'company', label: { 'zh-CN': '企业', en: 'A company' } },
        ],
      },
      field('name', 'text', { 'zh-CN': '抬头', en: 'Name' }),
      field('taxNumber', 'text', { 'zh-CN': '税号', en: 'Tax number' }, false),
      field('email', 'text', { 'zh-CN': '收票邮箱', en: 'Send it to (email)' }),
    ],
  },
  {
    code: 'improveProduct',
    department: 'product',
    departmentName: { 'zh-CN': '商品', en: 'Product' },
    title: { 'zh-CN': '商品页或商品的问题', en: 'Something about a product or its page' },
    fields: [
      field('what', 'longText', { 'zh-CN': '哪里不对、顾客怎么说', en: 'What is wrong, in the customer’s words' }),
      field('customers', 'number', { 'zh-CN': '大约多少位顾客提到', en: 'About how many customers mention it' }, false),
    ],
  },
]
