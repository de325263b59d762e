import { minorDigits } from '../../../shared/currency.ts'
import type { Text } from '../../../shared/language.ts'
import { moneyFromMajor } from '../../../shared/money.ts'
import type { Settings } from './found.ts'
import { localInstant } from './local-instant.ts'

const AMOUNT = /^-?\d{1,12}(?:\.(\d+))?$/

/** One row of a table, read column by column. What can't be read is remembered in `troubles`, and reads as empty. */
export class CsvRow {
  readonly troubles: Text[] = []
  readonly line: number
  readonly #cells: Readonly<Record<string, string>>
  readonly #settings: Settings

  constructor(line: number, cells: Readonly<Record<string, string>>, settings: Settings) {
    this.line = line
    this.#cells = cells
    this.#settings = settings
  }

  /** The cell without spaces around it; null when empty or when there is no such column. */
  text(column: string): string | null {
    return this.#cells[column]?.trim() || null
  }

  /** Throws nothing: an empty cell that has to be filled is a trouble. */
  required(column: string): string {
    return this.text(column) ?? this.#wrong(column, { 'zh-CN': '不能为空', en: 'must not be empty' }, '')
  }

  /** `currency` of the row, else the shop's. */
  get currency(): string {
    return this.text('currency')?.toUpperCase() ?? this.#settings.currency
  }

  /** A decimal in major units as an exact number of minor ones: more decimals than the currency has are a trouble, not rounded away. */
  amount(column: string, currency: string): number | null {
    const text = this.text(column)
    if (text === null) return null
    const [, decimals = ''] = AMOUNT.exec(text) ?? [null, 'none']
    const exact = decimals !== 'none' && decimals.replace(/0+$/, '').length <= minorDigits(currency)
    return exact
      ? moneyFromMajor(text, currency).amount
      : this.#wrong(column, { 'zh-CN': `不是 ${currency} 金额：${text}`, en: `not an amount in ${currency}: ${text}` }, null)
  }

  requiredAmount(column: string, currency: string): number {
    return this.required(column) ? (this.amount(column, currency) ?? 0) : 0
  }

  whole(column: string): number | null {
    const text = this.text(column)
    if (text === null) return null
    return /^\d{1,12}$/.test(text)
      ? Number(text)
      : this.#wrong(column, { 'zh-CN': `不是整数：${text}`, en: `not a whole number: ${text}` }, null)
  }

  yes(column: string): boolean | null {
    const text = this.text(column)?.toLowerCase() ?? null
    if (text === null) return null
    if (['true', 'yes', 'y', '1', '是', '有'].includes(text)) return true
    if (['false', 'no', 'n', '0', '否', '无'].includes(text)) return false
    return this.#wrong(column, { 'zh-CN': `不是“是”或“否”：${text}`, en: `neither yes nor no: ${text}` }, null)
  }

  /** ISO 8601; a time without an offset is the shop's own. */
  instant(column: string): string | null {
    const text = this.text(column)
    if (text === null) return null
    return (
      localInstant(text, this.#settings.timeZone) ?? this.#wrong(column, { 'zh-CN': `不是时间：${text}`, en: `not a time: ${text}` }, null)
    )
  }

  /** Several in one cell, with `|` between them. */
  list(column: string): string[] {
    return (this.text(column) ?? '')
      .split('|')
      .map((part) => part.trim())
      .filter(Boolean)
  }

  /** `option:color`, `option:size` … as one object, without the empty ones. */
  named(prefix: string): Record<string, string> {
    const columns = Object.keys(this.#cells).filter((column) => column.startsWith(`${prefix}:`) && this.text(column) !== null)
    return Object.fromEntries(columns.map((column) => [column.slice(prefix.length + 1), this.text(column)!]))
  }

  /** `recipient`, `address1` … ; null when all of it is empty. */
  address() {
    const [name, phone, city, region, postcode, country] = ['recipient', 'recipient_phone', 'city', 'region', 'postcode', 'country'].map(
      (column) => this.text(column),
    )
    const lines = [this.text('address1'), this.text('address2')].filter((line) => line !== null)
    const given = { name, phone, lines, city, region, postcode, country }
    return lines.length || Object.values(given).some((part) => typeof part === 'string') ? given : null
  }

  #wrong<Otherwise>(column: string, because: Text, otherwise: Otherwise): Otherwise {
    this.troubles.push({ 'zh-CN': `${column}：${because['zh-CN']}`, en: `${column}: ${because.en}` })
    return otherwise
  }
}
