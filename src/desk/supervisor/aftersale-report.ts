import { fixedText } from '../../kit/format.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Language } from '../../shared/language.ts'
import type { Figures } from '../../shared/wire/aftersale-figures.ts'
import type { Say, TextKey } from '../texts/text.ts'
import { timeText } from './figure-text.ts'

/** A part of the report as it is read: the screen draws these cells, and the export writes them. */
export interface Block {
  name: string
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

const share = (part: number, of: number): string => (of ? `${fixedText((part / of) * 100, 1)} %` : '–')
const time = (seconds: number | null): string => (seconds === null ? '–' : timeText(seconds * 1000))

/** What stands above the tables: one figure a row. */
export const summaryOf = (figures: Figures, say: Say, language: Language): Block => ({
  name: 'summary',
  title: say('sales.summary'),
  head: [say('sales.figure'), say('sales.value')],
  rows: [
    [say('sales.cases'), String(figures.cases)],
    [say('sales.toDecision'), time(figures.toDecision.p50)],
    [say('sales.toDecision90'), time(figures.toDecision.p90)],
    [say('sales.toMoney'), time(figures.toMoney.p50)],
    [say('sales.toMoney90'), time(figures.toMoney.p90)],
    [say('sales.refundRate'), figures.refundRate === null ? '–' : share(figures.ordersRefunded, figures.orders)],
    [say('sales.refunded'), figures.refunded.map(({ amount }) => moneyText(amount, language)).join(' · ') || '–'],
  ],
})

const counted = ['byKind', 'byReason', 'bySku', 'byBatch', 'byVerdict', 'byStatus'] as const
const words: Partial<Record<(typeof counted)[number], string>> = { byKind: 'ask', byVerdict: 'verdict', byStatus: 'case' }

export function blocksOf(figures: Figures, say: Say): Block[] {
  const head = [say('sales.name'), say('sales.count'), say('sales.share')]
  const nameOf = (by: (typeof counted)[number], name: string) => (words[by] ? say(`${words[by]}.${name}` as TextKey) : name)
  const tables = counted.map((by) => ({
    name: by,
    title: say(`sales.${by}`),
    head,
    rows: figures[by].map(({ name, count }) => [nameOf(by, name), String(count), share(count, figures.cases)]),
  }))
  const approvals = {
    name: 'approvals',
    title: say('sales.approvals'),
    head: [say('sales.decider'), say('sales.decided'), say('sales.refused')],
    rows: figures.approvals.map(({ by, name, decided, refused }) => [
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
