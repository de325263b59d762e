import { moneyText } from '../../shared/currency.ts'
import type { Language, Text } from '../../shared/language.ts'
import type { Pack } from './pack.ts'

export interface Line {
  text: string
  look: 'title' | 'plain' | 'quiet'
}

const words = {
  complaint: { 'zh-CN': '投诉', en: 'Complaint' },
  made: { 'zh-CN': '生成时间', en: 'Made at' },
  story: { 'zh-CN': '顾客的陈述', en: 'What the customer says' },
  timeline: { 'zh-CN': '经过', en: 'Timeline' },
  order: { 'zh-CN': '订单', en: 'Order' },
  parcels: { 'zh-CN': '包裹', en: 'Parcels' },
  conversation: { 'zh-CN': '对话', en: 'Conversation' },
  answers: { 'zh-CN': '答复', en: 'Answers' },
  cases: { 'zh-CN': '售后单', en: 'After-sales cases' },
  authorities: { 'zh-CN': '监管部门与平台', en: 'Regulators and platforms' },
  liability: { 'zh-CN': '责任认定', en: 'Liability' },
  policy: { 'zh-CN': '适用的店铺规则，版本', en: 'Shop policy, version' },
} as const satisfies Record<string, Text>

/** The pack as people read it, in the language of the complaint and the time of the shop. */
export function packLines({ madeAt, shop, complaint: c, order, conversation, cases, policy }: Pack): Line[] {
  const language: Language = c.language
  const format = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: shop.timeZone })
  const time = (at: string): string => format.format(new Date(at))
  const title = (code: keyof typeof words, more = ''): Line => ({ text: `${words[code][language]}${more && ` ${more}`}`, look: 'title' })
  const plain = (text: string): Line => ({ text, look: 'plain' })
  const quiet = (text: string): Line => ({ text, look: 'quiet' })
  const part = (head: Line, lines: Line[]): Line[] => (lines.length ? [head, ...lines] : [])
  return [
    title('complaint', c.number),
    quiet(`${shop.name} · ${c.customerName ?? ''} · ${c.kind} · ${c.severity} · ${c.status}`),
    quiet(`${words.made[language]} ${time(madeAt)} (${shop.timeZone})`),
    ...part(title('story'), [plain(c.story)]),
    ...part(title('liability'), c.liability ? [plain(`${c.liability.party}: ${c.liability.reason}`)] : []),
    ...part(
      title('timeline'),
      c.history.map(({ at, by, byKind, verb, to, note }) =>
        plain(`${time(at)} · ${by ?? byKind} · ${verb} → ${to}${note && ` · ${note}`}`),
      ),
    ),
    ...part(
      title('answers'),
      c.answers.flatMap(({ at, byName, letter }) => [quiet(`${time(at)} · ${byName ?? ''}`), plain(letter)]),
    ),
    ...part(
      title('authorities'),
      c.authorities.map(({ name, number, dueAt, answeredAt }) =>
        plain(`${name} ${number} · ${time(dueAt)}${answeredAt ? ` · ✓ ${time(answeredAt)}` : ''}`),
      ),
    ),
    ...part(title('order', order?.number), order ? order.lines.map((line) => plain(`${line.quantity} × ${line.title}`)) : []),
    ...part(
      title('parcels'),
      (order?.parcels ?? []).map((parcel) => plain(`${parcel.carrier ?? ''} ${parcel.trackingNumber ?? ''} · ${parcel.status}`)),
    ),
    ...part(
      title('cases'),
      cases.map(({ number, kind, status, amount, currency }) =>
        plain(`${number} · ${kind} · ${status} · ${moneyText({ amount, currency }, language)}`),
      ),
    ),
    ...part(
      title('conversation'),
      conversation.map(({ at, author, authorName, body }) => plain(`${time(at)} · ${authorName ?? author}: ${body}`)),
    ),
    title('policy', String(policy.version)),
    ...policy.text.flatMap((section) => [quiet(section.title), ...section.lines.map(plain)]),
  ]
}
