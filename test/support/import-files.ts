import fc from 'fast-check'
import type { Kind } from '../../src/server/commands/import/found.ts'
import { traps } from './hostile.ts'

/* What stands in files of an import: things as rows and as lines of JSON, and the ways in which such a row is none. */

/** What a spreadsheet takes for a formula, other scripts, marks, what is in the way of a reader: all of it is text. */
const harmless = traps.filter(
  (trap) => trap.trim() === trap && trap.length > 1 && trap.length < 60 && trap.isWellFormed() && !/[\0|\r]/.test(trap),
)
const formulas = ['=HYPERLINK("http://x.test";"y")', '+1', '-1+1', '@SUM(A1)', 'a "b" c', 'two\nlines', 'x, y; z']
export const texts = fc.constantFrom(...formulas, ...harmless)

export interface Table {
  header: string
  /** Its cells, the last of them free text. */
  cells(id: string, text: string): string[]
  thing(id: string, text: string): Record<string, unknown>
  /** What can't be right in a column, and in a field. */
  wrong: [column: number, cell: string, field: string, value: unknown][]
}
export const tables: Record<Kind, Table> = {
  products: {
    header: 'product_id,title,sku_id,price,stock,description',
    cells: (id, text) => [id, 'Kettle', `${id}-s`, '47.84', '3', text],
    thing: (id, text) => ({
      externalId: id,
      title: 'Kettle',
      currency: 'USD',
      description: text,
      skus: [{ externalId: `${id}-s`, price: 4_784 }],
    }),
    wrong: [
      [3, '1.005', 'skus', [{ externalId: 's', price: 1.5 }]],
      [3, '١٢', 'skus', [{ price: 1 }]],
      [4, '-1', 'skus', [{ externalId: 's', price: 1, stock: -1 }]],
      [3, '1e309', 'currency', 'dollars'],
      [1, '', 'title', ' '],
      [5, 'x'.repeat(30_000), 'description', 'x'.repeat(30_000)],
    ],
  },
  customers: {
    header: 'customer_id,tags,email,language,phone,name',
    cells: (id, text) => [id, 'a|b', 'ann@shop.test', 'en', '', text],
    thing: (id, text) => ({ externalId: id, name: text, currency: 'USD' }),
    wrong: [
      [2, 'nobody', 'email', 'nobody'],
      [3, 'fr', 'language', 'fr'],
      [5, 'x'.repeat(9_000), 'name', 'x'.repeat(9_000)],
      [4, '1'.repeat(60), 'phone', 1],
    ],
  },
  orders: {
    header: 'order_id,customer_id,status,title,unit_price,quantity,placed_at,remark',
    cells: (id, text) => [id, 'the-buyer', 'paid', 'Lamp', '1', '2', '2026-10-01 10:00', text],
    thing: (id, text) => ({
      externalId: id,
      number: id,
      customerExternalId: 'the-buyer',
      status: 'paid',
      currency: 'USD',
      lines: [{ title: 'Lamp', unitPrice: 100 }],
      remark: text,
    }),
    wrong: [
      [1, 'nobody-knows', 'customerExternalId', 'nobody-knows'],
      [2, 'lost', 'status', 'lost'],
      [4, 'NaN', 'lines', [{ title: 'x', unitPrice: '1' }]],
      [5, '0', 'lines', [{ title: 'x', unitPrice: 1, quantity: 0 }]],
      [6, '2026-02-30 10:00', 'placedAt', '2026-02-30T10:00:00Z'],
      [7, 'x'.repeat(3_000), 'remark', 'x'.repeat(3_000)],
    ],
  },
}

const quoted = (cell: string): string => (/["\n,;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
export const line = (cells: readonly string[]): string => cells.map(quoted).join(',')
const plain = (cells: readonly string[], last = 'x'): string[] => [...cells.slice(0, -1), last]
/** Rows that are none, and the reason that is told. A cell over two lines would be two reasons. */
export const csvSpoils: [reason: RegExp, row: (cells: string[], table: Table, n: number) => string][] = [
  [/quotation marks/, ([id, , ...rest]) => [id, '"never closed', ...rest.slice(0, -1), 'x'].join(',')],
  [/quotation marks/, ([id, , ...rest]) => [id, '"shut" early', ...rest.slice(0, -1), 'x'].join(',')],
  [/columns: \d+, in the header: \d/, (cells) => `${line(plain(cells))},1`],
  [/columns: 1, in the header: \d/, ([id]) => id!],
  [/cannot be stored/, (cells) => line(plain(cells, 'a\0b'))],
  [/_id: must not be empty/, (cells) => line(plain(cells).with(0, ''))],
  [/\S{4}/, (cells, { wrong }, n) => line(plain(cells).with(...(wrong[n % wrong.length]!.slice(0, 2) as [number, string])))],
]
const DEEP = `${'['.repeat(9_000)}${']'.repeat(9_000)}`
export const jsonSpoils: [reason: RegExp, row: (thing: Record<string, unknown>, table: Table, n: number) => string][] = [
  [/not valid JSON/, (thing) => JSON.stringify(thing).slice(0, -1)],
  [/merchantId/, (thing) => JSON.stringify({ ...thing, merchantId: 'x' })],
  [/__proto__/, (thing) => JSON.stringify(thing).replace('{', '{"__proto__":{"a":1},')],
  [
    /cannot be stored/,
    (thing) => JSON.stringify({ ...thing, externalId: 0 }).replace('"externalId":0', `"externalId":"${thing.externalId}\\ud800"`),
  ],
  [/\S{4}/, (_, __, n) => ['null', '[]', '7', '"x"', '{}', DEEP, 'NaN', '\u0001'][n % 8]!],
  [/deep/, (thing) => JSON.stringify({ ...thing, deep: 0 }).replace('"deep":0', `"deep":${DEEP}`)],
  [/\S{4}/, (thing, { wrong }, n) => JSON.stringify({ ...thing, [wrong[n % wrong.length]![2]]: wrong[n % wrong.length]![3] })],
]
