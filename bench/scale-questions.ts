import { words } from './scale-fill.ts'

const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const since = (days: number) => `from=${day(days)}&to=${day(1)}`
const moments = (days: number) => `from=${day(days)}T00:00:00Z&to=${day(1)}T23:59:59Z`
const search = (q: string, more = '') => `/search?q=${encodeURIComponent(q)}${more}`

/** What people and programs ask all day, each by its first page, and what was asked in vain: that goes furthest back. */
export const questions: Readonly<Record<string, string>> = {
  'queue, waiting': '/conversations?queue=waiting',
  'queue, mine': '/conversations?queue=mine',
  'queue, called on': '/conversations?queue=mentions',
  'queue, all': '/conversations?queue=all',
  'queue counts': '/conversations/counts',
  'saved list': '/conversations/matching?unread=true',
  'saved list, a tag that is seldom': '/conversations/matching?tag=seldom',
  'saved list, of nothing': '/conversations/matching?channel=email',
  'saved list, counted': '/conversations/matching/count?unread=true',
  'saved list of nothing, counted': '/conversations/matching/count?channel=email',
  customers: '/customers?limit=50',
  'search, a word of every message': search(words.always),
  'search, two characters of every message': search('谢谢'),
  'search, one message in a hundred': search(words.hundredth),
  'search, one in a hundred thousand': search(words.rare),
  'search, every message until nine days ago': search(words.once),
  'search, a word nobody has said': search('unheard'),
  'search, a word of every message, but in complaints': search(words.always, '&kind=complaint'),
  cases: '/aftersales?limit=50',
  'cases that wait': '/aftersales/waiting',
  'cases, figures of a week': `/aftersales/figures?${moments(7)}`,
  complaints: '/complaints?limit=50',
  'complaints to do': '/complaints?limit=50&status=open,investigating,secondReview',
  'complaints, mine': '/complaints?limit=50&mine=true',
  'complaints of a kind with none': '/complaints?limit=50&kind=privacy',
  tickets: '/tickets?limit=50',
  'tickets, mine': '/tickets?limit=50&mine=true',
  'tickets of a department with few': '/tickets?limit=50&department=seldom',
  'promises, mine': '/commitments?list=mine',
  'promises, overdue': '/commitments?list=overdue',
  'promises, done': '/commitments?list=done',
  'promises kept in a week': `/commitments/kept?${moments(7)}`,
  'in time in a week': `/in-time?${moments(7)}&by=code`,
  clocks: '/clocks',
  'warnings to me': '/alerts',
  wall: '/wall',
  orders: '/orders?limit=50',
  products: '/products?limit=50',
  'products, a word of every one': '/products?q=lamp',
  knowledge: '/knowledge?limit=50',
  'knowledge, a word of every article': '/knowledge?q=lamp',
  audit: '/audit?limit=50',
  'audit, of one person who seldom does anything': '/audit?limit=50&actorId=seldom',
  'runs of the model': '/model/runs?limit=50',
}
/** Across the table the shop grows older, down it the period holds more. */
export const reports: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({ day: 1, week: 7, month: 30, quarter: 90, year: 365 }).flatMap(([name, days]) => [
    [`report of a ${name}, by day`, `/reports?by=day&${since(days)}`],
    [`rows behind it, a ${name}`, `/reports/rows?by=day&${since(days)}&figure=volume&limit=50`],
    [`rated rows behind it, a ${name}`, `/reports/rows?by=day&${since(days)}&figure=satisfaction&limit=50`],
    [`ratings of a ${name}`, `/reports/ratings?by=day&${since(days)}`],
  ]),
)
