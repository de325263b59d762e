import type { Text } from '../../../shared/language.ts'
import { csvRecords } from './csv-records.ts'
import type { Kind } from './found.ts'
import { textLines, unreadable } from './text-lines.ts'

const words = (text: string): string[] => text.split(' ')
const address = 'recipient recipient_phone address1 address2 city region postcode country'

/** What the columns of each table are called, beside `option:…` and `attribute:…`. */
const known: Record<Kind, { required: string[]; optional: string[] }> = {
  products: {
    required: words('product_id title sku_id price'),
    optional: words('description category currency picture url tags as_of stock available'),
  },
  customers: { required: words('customer_id'), optional: words(`name email phone language currency tags ${address}`) },
  orders: {
    required: words('order_id customer_id status title unit_price'),
    optional: words(
      `number status_label currency placed_at freight discount remark ${address} paid paid_at payment_method_id refunded line_id product_id sku_id quantity line_discount carrier tracking_number parcel_status promised_at`,
    ),
  },
}

/** The columns a CSV file has, and what is worth knowing of them. Throws `import.unreadable` when one it needs is missing or one is there twice. */
export async function csvColumns(path: string, kind: Kind, encoding: string): Promise<{ columns: string[]; notes: Text[] }> {
  const columns = (await firstRow(path, encoding)).map((cell) => cell.trim()).map((cell) => (named.test(cell) ? cell : cell.toLowerCase()))
  const { required, optional } = known[kind]
  const missing = required.filter((column) => !columns.includes(column))
  if (missing.length) unreadable(path, `${missing.join(', ')}?`)
  const double = columns.find((column, i) => column && columns.indexOf(column) !== i)
  if (double) unreadable(path, `${double} × 2`)
  const unused = columns.filter((column) => column && !named.test(column) && !required.includes(column) && !optional.includes(column))
  return {
    columns,
    notes: unused.length ? [{ 'zh-CN': `没有用到这些列：${unused.join('、')}`, en: `columns not used: ${unused.join(', ')}` }] : [],
  }
}

const named = /^(option|attribute):./

async function firstRow(path: string, encoding: string): Promise<string[]> {
  for await (const record of csvRecords(textLines(path, encoding))) return 'cells' in record ? record.cells : []
  return []
}
