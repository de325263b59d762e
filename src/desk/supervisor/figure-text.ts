import { fixedText } from '../../kit/format.ts'
import { type Figure, kindOf } from '../../shared/report.ts'

/** 1:05:09, 2:07, 0:31: the same on the screen and in the export. */
export function timeText(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const two = (n: number) => String(n).padStart(2, '0')
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}

export function figureText(figure: Figure, value: number | null): string {
  if (value === null) return '–'
  const kind = kindOf[figure]
  if (kind === 'time') return timeText(value)
  if (kind === 'share') return `${fixedText(value * 100, 1)}%`
  if (kind === 'score') return fixedText(value, 2)
  return String(value)
}

/** A cell that a spreadsheet would run as a formula is made a plain text. */
const cell = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
/** What is on the screen as CSV, with the mark by which spreadsheets know UTF-8. */
export const csvOf = (lines: readonly (readonly string[])[]): string =>
  `\uFEFF${lines.map((line) => line.map(cell).join(',')).join('\r\n')}\r\n`
