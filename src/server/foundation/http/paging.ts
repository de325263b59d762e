import { z } from 'zod'
import { Refusal } from '../../../shared/refusals.ts'

/** `?cursor=&limit=` of every list. */
export const pageQuery = { cursor: z.string().max(400).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }

/** What `{ items, next }` looks like. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ items: z.array(item), next: z.string().nullable() })

/** A keyset position, opaque to callers. */
export const writeKey = (parts: readonly (string | number | null)[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Throws `cursor.invalid` for anything that `writeKey` with this shape did not make. */
export function readKey<T extends z.ZodType>(shape: T, cursor: string | undefined): z.output<T> | null {
  if (!cursor) return null
  try {
    const text = Buffer.from(cursor, 'base64url').toString('utf8')
    if (/\\u0000|\\ud[89a-f]/i.test(text)) throw new Refusal('cursor.invalid')
    return shape.parse(JSON.parse(text))
  } catch {
    throw new Refusal('cursor.invalid')
  }
}

/** Cuts the one row too many that says whether there is a next page; without one, the page goes on from `reach`, down to where it has looked. */
export function page<Row, Item>(
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
  key: (row: Row) => readonly (string | number | null)[],
  reach: readonly (string | number | null)[] | null = null,
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(item), next: rows.length > limit && last ? writeKey(key(last)) : reach && writeKey(reach) }
}
