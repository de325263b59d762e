import { createHash } from 'node:crypto'
import type { CustomerId, MerchantId, ShopId } from '../../shared/ids.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import type { FoundKind } from '../../shared/wire/search.ts'
import { statement } from './database/database.ts'
import type { House } from './house.ts'
import { isWhole } from './hub.ts'
import { inSlices } from './in-slices.ts'
import { tsvectorOf } from './search-words.ts'
import type { Reads, Tx } from './transaction.ts'

export interface Entry {
  shopId: ShopId
  kind: FoundKind
  subjectId: string
  part?: number
  /** Whose it is: it stands in their timeline. */
  customerId?: CustomerId | null
  /** What a reader sees of it; nothing that is masked elsewhere. */
  title: string
  at: Date | string
  texts: readonly string[]
  /** Telephone numbers and addresses: found only by whoever types the whole of one, so that a mask can't be felt out digit by digit. */
  contacts?: readonly (string | null)[]
}

/** The same for every spelling of a telephone number (its last nine digits) or of an email address; null for anything else. */
export function contactWord(typed: string): string | null {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  const digits = text.replace(/[\s()+./-]/g, '')
  const plain = /^\S+@\S+$/.test(text) ? text : /^\d{7,}$/.test(digits) ? digits.slice(-9) : null
  return plain && `c${createHash('sha256').update(plain).digest('hex').slice(0, 24)}`
}
const wordsOf = ({ texts, contacts = [] }: Entry): string => {
  const hashed = contacts.flatMap((contact) => (contact && contactWord(contact)) || [])
  return tsvectorOf(texts.join('\n'), hashed.join(' '))
}

/** An entry of whoever reads the log for all merchants. */
interface ReadEntry extends Entry {
  merchantId: MerchantId
  /** Its words, where they were made beforehand. */
  words?: string
}
/** Taking texts apart takes its time, and goes on while others write. */
export const makeWords = (entries: readonly ReadEntry[]): Promise<ReadEntry[]> =>
  inSlices(
    (function* () {
      const made: ReadEntry[] = []
      for (const entry of entries) {
        made.push({ ...entry, words: wordsOf(entry) })
        yield
      }
      return made
    })(),
  )

const columns = (entries: readonly (Entry & { words?: string })[]) => [
  entries.map((one) => one.shopId),
  entries.map((one) => one.kind),
  entries.map((one) => one.subjectId),
  entries.map((one) => one.part ?? 0),
  entries.map((one) => one.customerId ?? null),
  entries.map((one) => one.title.slice(0, 200)),
  entries.map((one) => one.at),
  entries.map((one) => one.words ?? wordsOf(one)),
]

/** Makes these findable, or findable by what they say now. */
export const keepFindable = async (tx: Tx, entries: readonly Entry[]): Promise<void> => {
  if (!entries.length) return
  await tx.rows(
    `insert into search_entries (merchant_id, shop_id, kind, subject_id, part, customer_id, title, at, words)
     select $1, n.shop_id, n.kind, n.subject_id, n.part, n.customer_id, n.title, n.at, n.words::tsvector
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::int[], $6::uuid[], $7::text[], $8::timestamptz[], $9::text[])
         as n(shop_id, kind, subject_id, part, customer_id, title, at, words)
     on conflict (merchant_id, kind, subject_id, part) do update set title = excluded.title, words = excluded.words`,
    [tx.merchantId, ...columns(entries)],
  )
}

export interface Hit {
  kind: FoundKind
  subjectId: string
  part: number
  customerId: CustomerId | null
  title: string
  at: Date
}
/** What a customer has had with us beside talks, newest first, after a moment. */
export const entriesOfCustomer = (
  db: Reads,
  {
    customerIds,
    kinds,
    before,
    limit,
  }: { customerIds: readonly CustomerId[]; kinds: readonly FoundKind[]; before: string | null; limit: number },
) =>
  db.rows<Hit>(
    `select kind, subject_id as "subjectId", part, customer_id as "customerId", title, at from search_entries
      where merchant_id = $1 and customer_id = any($2::uuid[]) and shop_id = any($3::uuid[]) and kind = any($4::text[]) and ($5::timestamptz is null or at < $5)
      order by at desc, subject_id desc limit $6`,
    [db.merchantId, customerIds, db.actor.shopIds, kinds, before, limit],
  )

/** Where reading the log for messages stands. */
export interface SearchPosition {
  transactionId: string
  eventId: string
}
export const searchPosition = async (house: House): Promise<SearchPosition> =>
  (
    await house.database.system.query<SearchPosition>(
      statement('select searched_transaction::text as "transactionId", searched_event as "eventId" from installation', []),
    )
  ).rows[0]!

/** Keeps what was read and moves the position, both or neither; nothing when another process was there first. */
export const keepRead = (house: House, from: SearchPosition, to: SearchPosition, entries: readonly ReadEntry[]): Promise<unknown> =>
  house.database.system.query(
    statement(
      `with moved as (
         update installation set searched_transaction = $3::xid8, searched_event = $4 where searched_transaction = $1::xid8 and searched_event = $2 returning 1
       )
       insert into search_entries (merchant_id, shop_id, kind, subject_id, part, customer_id, title, at, words)
       select n.merchant_id, n.shop_id, n.kind, n.subject_id, n.part, n.customer_id, n.title, n.at, n.words::tsvector
         from moved, unnest($5::uuid[], $6::uuid[], $7::text[], $8::uuid[], $9::int[], $10::uuid[], $11::text[], $12::timestamptz[], $13::text[])
           as n(merchant_id, shop_id, kind, subject_id, part, customer_id, title, at, words)
       on conflict do nothing`,
      [from.transactionId, from.eventId, to.transactionId, to.eventId, entries.map((one) => one.merchantId), ...columns(entries)],
    ),
  )

/** A settled fact of the log, and what was said in it. */
export interface Said extends SearchPosition {
  merchantId: MerchantId
  shopId: ShopId | null
  message: Message | null
}
/** The facts after a position that are settled, at most `limit`. Of each no more than is searched for: the rest of it would only be read and thrown away. */
export const saidSince = async (house: House, { transactionId, eventId }: SearchPosition, limit: number): Promise<Said[]> =>
  (
    await house.database.system.query<Said>(
      statement(
        `select transaction_id::text as "transactionId", id as "eventId", merchant_id as "merchantId", shop_id as "shopId", data -> 'message' as message
           from events
          where (transaction_id, id) > ($1::xid8, $2::uuid) and ${isWhole('$4')}
          order by transaction_id, id limit $3`,
        [transactionId, eventId, limit, house.hub.wholeBelow],
      ),
    )
  ).rows

/** What readers see of these things in a search, by their id. */
export async function titlesOf(db: Reads, subjects: readonly { kind: FoundKind; id: string }[]): Promise<Map<string, string>> {
  if (!subjects.length) return new Map()
  const found = await db.rows<{ id: string; title: string }>(
    `select subject_id as id, title from search_entries
      where merchant_id = $1 and part = 0 and (kind, subject_id) in (select * from unnest($2::text[], $3::uuid[]))`,
    [db.merchantId, subjects.map(({ kind }) => kind), subjects.map(({ id }) => id)],
  )
  return new Map(found.map(({ id, title }) => [id, title]))
}
