import type { Language } from '../../../shared/language.ts'
import { type Claim, claims, namedDays, readWordNumber, wordNumbers } from './claims.ts'
import type { Call } from './tools.ts'

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every number of a text in one form: no separators, no leading or trailing zeros. */
const numbersIn = (text: string): string[] =>
  (plain(text).match(/\d[\d,]*(?:\.\d+)?/g) ?? []).map((found) => String(Number(found.replaceAll(',', ''))))
/** Letters and digits that name something: orders, waybills, cases. */
const namesIn = (text: string): string[] =>
  (plain(text).match(/[a-z]*\d[a-z\d-]{4,}/g) ?? [])
    .filter((name) => !/^\d{1,2}-\d{1,2}$/.test(name))
    .map((name) => name.replace(/[^a-z\d]/g, ''))

const currency = '[¥$€£]|rmb|cny|usd|eur|元|块|美元|yuan|dollars?|euros?|bucks?'
const sums = new RegExp(`(?:${currency})\\s*(\\d[\\d,]*(?:\\.\\d+)?)|(\\d[\\d,]*(?:\\.\\d+)?)\\s*(?:${currency})`, 'g')
const sumsIn = (text: string): string[] =>
  [...plain(text).matchAll(sums)].map((match) => String(Number((match[1] ?? match[2])!.replaceAll(',', ''))))
const spans = /(\d+)\s*个?(?:business |working )?(天|小时|工作日|日|周|月|年|分钟|days?|hours?|weeks?|months?|years?|minutes?)/g
const unitOf = (unit: string) =>
  ({ 天: 'd', 日: 'd', 工作日: 'd', 小时: 'h', 周: 'w', 月: 'm', 年: 'y', 分钟: 'n', minute: 'n' })[unit.replace(/s$/, '')] ?? unit[0]!
const spansIn = (text: string): string[] => [...plain(text).matchAll(spans)].map(([, count, unit]) => `${Number(count)}${unitOf(unit!)}`)
const linksIn = (text: string): string[] => plain(text).match(/https?:\/\/\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w+/g) ?? []

/** The first number or address of a text that stands in no form in another; null when there is none. For texts of different languages. */
export function newFigure(text: string, from: string): string | null {
  const there = new Set([...numbersIn(inDigits(plain(from))), ...linksIn(from)])
  return [...linksIn(text), ...numbersIn(plain(text))].find((one) => !there.has(one)) ?? null
}

/** Digits for what is said in words, so that both are held to the same. */
const inDigits = (text: string): string => text.replace(wordNumbers, (word) => ` ${readWordNumber(word) ?? word} `)

const looksBroken = (text: string, language: Language): boolean => {
  const letters = [...text].filter((letter) => /[\p{L}\p{N}\p{P}\p{S}\s]/u.test(letter)).length
  const script = text.match(language === 'zh-CN' ? /\p{Script=Han}/gu : /[a-z]/gi)?.length ?? 0
  return (
    /\uFFFD|<\/?\w+[|>]|<\||```|"\w+"\s*:|\[(?:name|phone|email|address|number)\]/.test(text) ||
    letters < [...text].length ||
    script < text.length * 0.25
  )
}

const didRequest = (calls: readonly Call[], kinds?: (kind: unknown, status: unknown) => boolean): boolean =>
  calls.some(({ tool, result }) => {
    const { done, kind, status } = (result ?? {}) as { done?: boolean; kind?: unknown; status?: unknown }
    return tool === 'request_aftersales' && done === true && (!kinds || kinds(kind, status))
  })
const bears = ({ needs }: Claim, calls: readonly Call[]): boolean => {
  if (needs === 'request') return didRequest(calls)
  if (needs === 'cancel') return didRequest(calls, (kind, status) => kind === 'cancel' && status === 'done')
  return needs === 'refund' && didRequest(calls, (kind, status) => status === 'done' && kind !== 'repair' && kind !== 'reissue')
}

/** What the house says by itself. Only what it says of orders can bear out a deed: a text of the shop tells of no customer's refund. */
export interface Grounds {
  /** Its words first, then what its cards show: titles are written by others, so that cards bear out figures only. */
  said: readonly string[]
  ofOrders: boolean
}

/** What the house itself says of things; what customers and carriers wrote is left out. */
const own = new Set(['state', 'because', 'alternatives', 'afterwards'])
function wordsUnder(value: unknown, keys: ReadonlySet<string>, taken = false): string[] {
  if (typeof value === 'string') return taken ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => wordsUnder(one, keys, taken))
  if (!value || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, one]) => wordsUnder(one, keys, keys.has(key)))
}
const resultsOf = (calls: readonly Call[], tools: RegExp) => calls.flatMap(({ tool, result }) => (tools.test(tool) ? [result] : []))

/** What may be repeated: figures from anything but the customer's own notes; deeds from the house's words only; promises also from the shop's texts. */
function groundsOf({ said, ofOrders }: Grounds, calls: readonly Call[]) {
  const figures = JSON.stringify(
    calls.map(({ result }) => result),
    (key, value: unknown) => (key === 'customersNote' ? undefined : value),
  )
  const deeds = wordsUnder(resultsOf(calls, /order|parcel|aftersales/), own)
  const texts = wordsUnder(resultsOf(calls, /knowledge/), new Set(['text', 'title']))
  return {
    figures: plain([...said, figures].join('\n')),
    deeds: plain([...(ofOrders ? said.slice(0, 1) : []), ...deeds].join('\n')),
    promises: plain([...said.slice(0, 1), ...deeds, ...texts].join('\n')),
  }
}

/**
 * Why a model's words may not be said; null when everything they assert stands in what the house said (`grounds`) or did (`calls`). Numbers,
 * sums, times, names of orders, links, promises and claims of having done something: what isn't borne out is not passed on, however likely.
 */
export function unfounded(text: string, grounds: Grounds, calls: readonly Call[], language: Language): string | null {
  if (!text) return 'empty'
  if (looksBroken(text, language)) return 'broken'
  const { figures: known, deeds, promises } = groundsOf(grounds, calls)
  const readable = inDigits(known)
  const said = inDigits(plain(text)).replace(/^\s*\d{1,2}[.、)]\s/gm, '')
  const missing = (kind: string, found: readonly string[], there: readonly string[]): string | null => {
    const set = new Set(there)
    const odd = found.find((one) => !set.has(one))
    return odd === undefined ? null : `${kind}: ${odd}`
  }
  const claim = claims.find(
    (one) =>
      [...plain(text).matchAll(one.pattern)].some(([found]) => !(one.needs === 'never' ? promises : deeds).includes(found)) &&
      !bears(one, calls),
  )
  return (
    missing('link', linksIn(said), linksIn(known)) ??
    missing('number', namesIn(said), namesIn(known)) ??
    missing('amount', sumsIn(said), sumsIn(readable)) ??
    missing('time', spansIn(said), spansIn(readable)) ??
    missing('number', numbersIn(said), numbersIn(readable)) ??
    missing('day', said.match(namedDays) ?? [], known.match(namedDays) ?? []) ??
    (claim ? `claim: ${claim.needs}` : null)
  )
}
