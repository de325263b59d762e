import { z } from 'zod'
import type { ShopId } from '../../shared/ids.ts'
import type { Language, Text } from '../../shared/language.ts'
import type { UpsertResult } from '../../shared/wire/commerce.ts'
import type { Action } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'

/** An item of a batch that was left out, by its place in the batch, and why. */
export interface LeftOut {
  index: number
  because: Text
}
export interface Taken extends UpsertResult {
  leftOut: LeftOut[]
}
/** An action that brings a batch of one kind of thing up to date. Items are well-formed; what is wrong with their meaning it says itself. */
export type Upsert<Item> = Action<{ shopId: ShopId; items: readonly Item[] }, Taken>

export interface BatchAnswer extends UpsertResult {
  errors: { index: number; message: string }[]
}

/** Takes the good ones of a batch, and says of each of the others what is wrong with it, in the reader's language. */
export async function takeBatch<Item>(
  context: Context,
  upsert: Upsert<Item>,
  schema: z.ZodType<Item>,
  { shopId, given }: { shopId: ShopId; given: readonly unknown[] },
): Promise<BatchAnswer> {
  const { language } = context
  const errors: BatchAnswer['errors'] = []
  const good: { index: number; item: Item }[] = []
  given.forEach((value, index) => {
    const checked = check(schema, value, language)
    if ('item' in checked) good.push({ index, item: checked.item })
    else errors.push({ index, message: checked.message })
  })
  const { leftOut, ...counts } = await upsert(context, { shopId, items: good.map(({ item }) => item) })
  for (const { index, because } of leftOut) errors.push({ index: good[index]!.index, message: because[language] })
  return { ...counts, errors: errors.toSorted((a, b) => a.index - b.index) }
}

const unstorable: Text = { 'zh-CN': '含有无法保存的字符', en: 'contains characters that cannot be stored' }
const words = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError }

/** PostgreSQL keeps neither the character zero nor half of a surrogate pair. */
function check<Item>(schema: z.ZodType<Item>, value: unknown, language: Language): { item: Item } | { message: string } {
  const parsed = schema.safeParse(value, { error: words[language] })
  if (!parsed.success) return { message: parsed.error.issues.slice(0, 5).map(issueLine).join('; ') }
  const text = JSON.stringify(parsed.data)
  return /\\u0000|\\ud[89a-f]/.test(text.replaceAll('\\\\', '')) ? { message: unstorable[language] } : { item: parsed.data }
}

const issueLine = ({ path, message }: z.core.$ZodIssue): string => (path.length ? `${path.join('.')}: ${message}` : message)
