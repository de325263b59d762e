import { fixedText } from '../../kit/format.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Language } from '../../shared/language.ts'
import type { Figures } from '../../shared/wire/aftersale-figures.ts'
import { reasonText } from '../aftersales/reason-text.ts'
import type { Say, TextKey } from '../texts/text.ts'
import { timeText } from './figure-text.ts'

/** A part of the report as it is read: the screen draws these cells, and the export writes them. */
export interface Block {
  name: string
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
  /** What the cases behind each row go by; without them there are none to open. */
  keys?: readonly string[]
  /** How each row is counted. */
  formulas?: readonly string[]
}
export type By = (typeof counted)[number]

const share = (part: number, of: number): string => (of ? `${fixedText((part / of) * 100, 1)}%` : '–')
const time = (seconds: number | null): string => (seconds === null ? '–' : timeText(seconds * 1000))

const figures = ['cases', 'toDecision', 'toDecision90', 'toMoney', 'toMoney90', 'refundRate', 'refunded'] as const
/** What stands above the tables: one figure a row. */
export function summaryOf(told: Figures, say: Say, language: Language): Block {
  const values: Record<(typeof figures)[number], string> = {
    cases: String(told.cases),
    toDecision: time(told.toDecision.p50),
    toDecision90: time(told.toDecision.p90),
    toMoney: time(told.toMoney.p50),
    toMoney90: time(told.toMoney.p90),
    refundRate: told.refundRate === null ? '–' : share(told.ordersRefunded, told.orders),
    refunded: told.refunded.map(({ amount }) => moneyText(amount, language)).join(' · ') || '–',
  }
  return {
    name: 'summary',
    title: say('sales.summary'),
    head: [say('sales.figure'), say('sales.value')],
    rows: figures.map((figure) => [say(`sales.${figure}`), values[figure]]),
    formulas: figures.map((figure) => say(`sales.${figure}.formula`)),
  }
}

/** The counts whose cases can be opened; named here rather than taken from the schemas, which browsers don't carry. */
const counted = ['byKind', 'byReason', 'bySku', 'byBatch', 'byVerdict', 'byStatus'] as const
export const isBy = (name: string | undefined): name is By => counted.some((one) => one === name)
const words: Partial<Record<(typeof counted)[number], string>> = { byKind: 'ask', byVerdict: 'verdict', byStatus: 'case' }

/** Kinds, verdicts and states have words of their own, reasons those of the policy; SKUs and batches are the shop's. */
export const nameOf = (by: By, name: string, say: Say, language: Language): string =>
  words[by] ? say(`${words[by]}.${name}` as TextKey) : (by === 'byReason' && reasonText(name, say, language)) || name

export function blocksOf(told: Figures, say: Say, language: Language): Block[] {
  const head = [say('sales.name'), say('sales.count'), say('sales.share')]
  const tables = counted.map((by) => ({
    name: by,
    title: say(`sales.${by}`),
    head,
    rows: told[by].map(({ name, count }) => [nameOf(by, name, say, language), String(count), share(count, told.cases)]),
    keys: told[by].map(({ name }) => name),
  }))
  const approvals = {
    name: 'approvals',
    title: say('sales.approvals'),
    head: [say('sales.decider'), say('sales.decided'), say('sales.refused')],
    rows: told.approvals.map(({ by, name, decided, refused }) => [
      by === 'house' ? say('sales.house') : (name ?? by),
      String(decided),
      String(refused),
    ]),
  }
  return [...tables, approvals].filter(({ rows }) => rows.length > 0)
}

/** One below the other, with an empty line between. */
export const linesOf = (blocks: readonly Block[]): string[][] =>
  blocks.flatMap(({ title, head, rows }, at) => [...(at ? [[]] : []), [title], [...head], ...rows.map((row) => [...row])])
