import { fixedText } from '../../kit/format.ts'
import { dayStart } from '../../shared/day.ts'
import { type Figure, type FigureSet, figures, type Grouping, kindOf } from '../../shared/report.ts'
import type { Report } from '../../shared/wire/reports.ts'
import type { Say } from '../texts/text.ts'
import { csvOf, figureText } from './figure-text.ts'

/** What somebody looks at, as it stands in the address. */
export interface Looked {
  from: string
  to: string
  hours: 'natural' | 'business'
  figure: Figure
  key?: string | undefined
}

const dayOf = (at: Date, timeZone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(at)
/** The last so many days of a shop, today included. */
export const lastDays = (days: number, timeZone: string, now = new Date()) => ({
  from: dayOf(dayStart(now, timeZone, 1 - days), timeZone),
  to: dayOf(now, timeZone),
})

/** More is better in these; in the others less is. Of volume nobody can say. */
const better: Readonly<Partial<Record<Figure, 1 | -1>>> = {
  firstReplyP50: -1,
  firstReplyP90: -1,
  firstReplyShare: 1,
  response: -1,
  handling: -1,
  resolution: -1,
  firstContact: 1,
  bought: 1,
  aftersales: -1,
  refunds: -1,
  satisfaction: 1,
  pleased: 1,
  rated: 1,
}
/** How a figure changed against the period before; shares in points, everything else in percent. */
export function changeOf(figure: Figure, now: number | null, before: number | null): { text: string; good: boolean | null } | null {
  if (now === null || before === null || (before === 0 && kindOf[figure] !== 'share')) return null
  const difference = kindOf[figure] === 'share' ? now - before : (now - before) / before
  const text = `${difference > 0 ? '+' : ''}${fixedText(difference * 100, 1)} ${kindOf[figure] === 'share' ? 'pp' : '%'}`
  const sign = Math.sign(difference) * (better[figure] ?? 0)
  return { text, good: sign === 0 ? null : sign > 0 }
}

/** The table as it is read: head, one line a group, the total. The screen draws these cells and the export writes them. */
export function tableOf(report: Report, by: Grouping, say: Say, nameOf: (row: { key: string; name: string | null }) => string): string[][] {
  const cells = (set: FigureSet) => figures.map((figure) => figureText(figure, set[figure]))
  return [
    [say(`report.by.${by}`), ...figures.map((figure) => say(`report.${figure}`))],
    ...report.rows.map((row) => [nameOf(row), ...cells(row.figures)]),
    [say('report.total'), ...cells(report.total)],
  ]
}

/** Gives the table to the browser as a file. */
export function download(name: string, table: readonly (readonly string[])[]): void {
  const url = URL.createObjectURL(new Blob([csvOf(table)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
