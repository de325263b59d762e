import { moneyText } from '../../shared/currency.ts'
import { findings, inWords } from '../../shared/findings.ts'
import { fill, type Language, type Text } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { CaseStatus } from '../../shared/wire/aftersales.ts'
import { tellCustomer } from '../conversations/telling.ts'
import { action } from '../foundation/action.ts'
import type { Recorded } from '../foundation/events.ts'
import type { Context } from '../foundation/house.ts'
import { type Case, findCase } from './store/cases.ts'

/** What the customer hears of a case that moves; what is only our own affair is not among them. */
const lines: Partial<Record<CaseStatus | 'paid' | 'charged', Text>> = {
  review: { 'zh-CN': '申请 {number} 已收到，由客服审核', en: 'We have your request {number}; a person looks at it' },
  refused: { 'zh-CN': '申请 {number} 没有通过', en: 'Your request {number} was not granted' },
  withdrawn: { 'zh-CN': '申请 {number} 已撤销', en: 'Your request {number} is withdrawn' },
  awaitingReturn: {
    'zh-CN': '申请 {number} 已通过，请把商品寄回并告诉我们运单号',
    en: 'Your request {number} is approved. Please send the goods back and tell us the waybill number',
  },
  received: { 'zh-CN': '申请 {number} 的商品已收到，正在查验', en: 'The goods of {number} are here and being looked at' },
  rejected: {
    'zh-CN': '申请 {number} 的商品查验没有通过，客服会复核',
    en: 'The goods of {number} did not pass inspection; a person looks at it again',
  },
  quoted: {
    'zh-CN': '申请 {number} 的维修报价是 {quote}，您同意后我们才会维修',
    en: 'The repair of {number} costs {quote}; nothing is repaired before you agree',
  },
  repairing: { 'zh-CN': '申请 {number} 正在维修', en: 'The repair of {number} has begun' },
  sending: { 'zh-CN': '申请 {number} 的商品准备寄出', en: 'The goods of {number} are about to be sent to you' },
  done: { 'zh-CN': '申请 {number} 已办完', en: 'Your request {number} is done' },
  paid: { 'zh-CN': '申请 {number} 已办完，退款 {amount}', en: 'Your request {number} is done; {amount} is on its way back to you' },
  charged: { 'zh-CN': '申请 {number} 已办完，收取 {amount}', en: 'Your request {number} is done; {amount} was charged' },
}

function textOf(one: Case, status: CaseStatus, language: Language): string | null {
  const name = status === 'done' && one.amount > 0 ? 'paid' : status === 'done' && one.amount < 0 ? 'charged' : status
  const line = lines[name]
  if (!line) return null
  const sum = (amount: number) => moneyText({ amount, currency: one.currency }, language)
  const said = fill(line[language], { number: one.number, amount: sum(Math.abs(one.amount)), quote: sum(one.quote ?? 0) })
  const to = status === 'awaitingReturn' ? one.verdict.findings.find(({ code }) => code === 'return.to') : undefined
  return to
    ? `${said}${language === 'zh-CN' ? '。' : '. '}${fill(findings['return.to'].text[language], inWords(to.values, language))}`
    : said
}

type Told = Recorded<'aftersale.requested'> | Recorded<'aftersale.moved'>
const tell = action('conversations.answer', async (tx, { event }: { event: Told }) => {
  const one = await findCase(tx, event.data.aftersaleId)
  if (!one?.conversationId) return
  // What was approved as it was asked is told when it is done, not as something that waits; so is what has moved on meanwhile.
  if (event.data.status === 'review' && one.status !== 'review') return
  if (event.name === 'aftersale.moved' && event.data.from === event.data.status) return
  await tellCustomer(tx, one.conversationId, `aftersale-${event.id}`, ({ language }) => textOf(one, event.data.status, language))
})

/** A case moves: the customer hears of it in the conversation it came from, once, as long as that is open. */
export async function tellOfMove(context: Context, event: Told): Promise<void> {
  try {
    await tell(context, { event })
  } catch (error) {
    // A shop's own banned words may stop the line; the case goes on all the same.
    if (!(error instanceof Refusal) || error.code !== 'message.blocked') throw error
    context.house.log.warn({ eventId: event.id }, 'the guard stopped what a customer was to hear of a case')
  }
}
