import type { FoundKind } from '../../shared/wire/search.ts'
import { statement } from './database/database.ts'
import { contactWord, type Hit } from './search-entries.ts'
import { searchWords, tsqueryOf } from './search-words.ts'
import type { Reads } from './transaction.ts'

export interface Sought {
  typed: string
  kinds: readonly FoundKind[]
  after: readonly [at: string, subjectId: string, part: number] | null
  limit: number
}
type Key = Pick<Hit, 'kind' | 'subjectId' | 'part' | 'at'>

/** How many of the newest are looked at one by one: a word that every fortieth has fills its page among them. */
const AT_FIRST = 2_000
const LAST = ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff', 2_147_483_647] as const
/** Stands before each word for what the index keeps before it; no word has one in it. */
const PREFIX = '~'

const keys = `kind, subject_id as "subjectId", part, at`
const passing = 'shop_id = any($3::uuid[]) and (at, subject_id, part) < ($4::timestamptz, $5::uuid, $6::int)'
const newest = 'order by at desc, subject_id desc, part desc'
/** Plain words against the newest entries. */
const first = `select ${keys} from
    (select * from search_entries where merchant_id = $1 and (at, subject_id, part) < ($4::timestamptz, $5::uuid, $6::int) ${newest} limit ${AT_FIRST}) e
  where words @@ $2::tsquery and shop_id = any($3::uuid[]) and kind = any($7::text[]) ${newest} limit $8`
/**
 * Window by window and kind by kind: what one of them costs does not grow with the others. `offset 0` keeps the order out of the choice of the index:
 * by time there is a way that looks cheap, and for a word nobody has said goes through everything.
 */
const within = `select e.* from generate_series($9::int, $10::int) as w(number) cross join unnest($7::text[]) as k(wanted) cross join lateral (
    select * from (select ${keys} from search_entries
      where merchant_id = $1 and kind = k.wanted and search_keys(merchant_id, kind, at, words) @@ replace($2, '${PREFIX}', search_prefix($1, k.wanted, w.number))::tsquery
        and ${passing} offset 0) x order by at desc, "subjectId" desc, part desc limit $8) e
  order by at desc, "subjectId" desc, part desc limit $8`
const ends = `select search_window(least($2::timestamptz, max(at))) as newest, search_window(min(at)) as oldest from search_entries where merchant_id = $1`

/**
 * What has every word, newest first, one more than `limit`. The index can't be used from behind the walls (text search is not leakproof), so it is
 * asked for keys of this merchant and these shops; the rows themselves are read behind the walls, where nothing foreign is left.
 */
export async function searchEntries(db: Reads, { typed, kinds, after, limit }: Sought): Promise<Hit[]> {
  const contact = contactWord(typed)
  const words = contact ? [contact] : searchWords(typed)
  if (!words.length || !kinds.length) return []
  const found = await keysOf(db, words, kinds, after ?? LAST, limit + 1)
  if (!found.length) return []
  return db.rows<Hit>(
    `select kind, subject_id as "subjectId", part, customer_id as "customerId", title, at from search_entries
      where merchant_id = $1 and (kind, subject_id, part) in (select * from unnest($2::text[], $3::uuid[], $4::int[]))
      order by at desc, subject_id desc, part desc`,
    [db.merchantId, found.map((key) => key.kind), found.map((key) => key.subjectId), found.map((key) => key.part)],
  )
}

/** A frequent word is found soonest one by one, a rare one by the index: the windows asked for double as long as the page is not full. */
async function keysOf(
  db: Reads,
  words: readonly string[],
  kinds: readonly FoundKind[],
  after: readonly unknown[],
  most: number,
): Promise<Key[]> {
  const ask = async <Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> =>
    (await db.house.database.system.query<Row>(statement(text, values))).rows
  const asked = (query: string) => [db.merchantId, query, db.actor.shopIds, ...after, kinds, most]
  const plain = await ask<Key>(first, asked(tsqueryOf(words)))
  if (plain.length === most) return plain
  const [end] = await ask<{ newest: number | null; oldest: number | null }>(ends, [db.merchantId, after[0]])
  const found: Key[] = []
  if (end?.newest == null || end.oldest == null) return found
  for (let to = end.newest, size = 1; to >= end.oldest && found.length < most; to -= size, size *= 2)
    found.push(...(await ask<Key>(within, [...asked(tsqueryOf(words, '&', PREFIX)), Math.max(end.oldest, to - size + 1), to])))
  return found.slice(0, most)
}
