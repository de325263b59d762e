import { fill, type Language, type Text } from '../../shared/language.ts'
import type { SystemCode } from '../../shared/wire/conversation.ts'
import type { Draft } from './state.ts'

/** What happened, said to the customer in their language. */
const lines = {
  queued: {
    'zh-CN': '已为您转接人工客服，前面还有 {ahead} 位顾客，请稍候',
    en: 'We are passing you to a person. There are {ahead} customers before you; please stay with us',
  },
  next: {
    'zh-CN': '已为您转接人工客服，您是下一位，请稍候',
    en: 'We are passing you to a person. You are next in line; please stay with us',
  },
  noOneOnline: {
    'zh-CN': '现在没有客服在线。您的问题已经排在第 {position} 位，客服一上线就会按顺序回复，您可以先关掉窗口，回来时能看到答复',
    en: 'Nobody is online right now. Your question is number {position} in line and will be answered in order as soon as someone is back; you may close this window and find the answer here later',
  },
  taken: { 'zh-CN': '客服 {name} 为您服务', en: '{name} is here to help you' },
  transferred: { 'zh-CN': '已为您转接给客服 {name}', en: 'You have been passed on to {name}' },
  returned: {
    'zh-CN': '客服暂时离开，已为您重新排队，您的位置保留',
    en: 'The person helping you had to leave; you are back in line and keep your place',
  },
  silent: {
    'zh-CN': '让您久等了，已为您重新安排客服，您的位置保留',
    en: 'Sorry to keep you waiting; we are finding somebody else for you, and you keep your place',
  },
  closed: { 'zh-CN': '本次会话已结束，有问题随时再来', en: 'This conversation is closed. Write again any time' },
  reopened: { 'zh-CN': '会话已重新打开', en: 'The conversation is open again' },
  givenBack: { 'zh-CN': '现在由智能助手继续为您服务', en: 'The assistant takes it from here' },
  merged: {
    'zh-CN': '我们在您的另一个会话里继续为您处理',
    en: 'We go on with this in your other conversation',
  },
  viewing: { 'zh-CN': '正在看：{title}', en: 'Looking at: {title}' },
  aftersale: { 'zh-CN': '{text}', en: '{text}' },
  rate: { 'zh-CN': '请为这次服务打个分', en: 'How was our service?' },
} as const satisfies Record<SystemCode | 'next' | 'silent', Text>

export const systemLine = (
  code: SystemCode,
  language: Language,
  values: Record<string, string | number> = {},
  line: keyof typeof lines = code,
): Draft => ({
  clientId: null,
  author: 'system',
  authorId: null,
  authorName: null,
  kind: 'system',
  systemCode: code,
  body: fill(lines[line][language], values),
  language,
  cards: [],
  attachments: [],
})
