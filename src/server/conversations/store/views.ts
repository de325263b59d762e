import type { ShopId, StaffId, ViewId } from '../../../shared/ids.ts'
import type { InboxFilter } from '../../../shared/wire/views.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { State } from '../state.ts'
import { columns } from './conversations.ts'
import type { Key } from './inbox.ts'

/** Every field has its place in one constant statement: a field that isn't asked for is null, a value is bound and never text of the query. */
const passing = `($4::text[] is null or c.status = any($4)) and ($5::uuid is null or c.staff_id = $5) and (not $6::boolean or c.staff_id is null)
  and ($7::text is null or c.channel = $7) and ($8::text is null or c.language = $8) and ($9::text is null or c.tags @> array[$9])
  and ($10::boolean is null or (c.unread > 0) = $10) and ($11::timestamptz is null or c.waiting_since <= $11) and ($12::timestamptz is null or c.last_at >= $12)`

function valuesOf(db: Reads, shopIds: readonly ShopId[], limit: number, f: InboxFilter): unknown[] {
  const ago = (ms: number | undefined) => (ms === undefined ? null : new Date(db.now.getTime() - ms))
  const staff = f.staff === 'me' ? db.actor.id : f.staff === 'nobody' ? null : (f.staff ?? null)
  return [
    db.merchantId,
    shopIds,
    limit,
    f.status ?? null,
    staff,
    f.staff === 'nobody',
    f.channel ?? null,
    f.language ?? null,
    f.tag ?? null,
    f.unread ?? null,
    ago(f.waiting === undefined ? undefined : f.waiting * 60_000),
    ago(f.within === undefined ? undefined : f.within * 3_600_000),
  ]
}

/** How many of each shop's newest a page looks through: for what is seldom, the next page goes on where this one stopped looking. */
const LOOKED_THROUGH = 2_000
const NEWEST: Key = { at: 'infinity', id: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }
const OLDEST: Key = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' }

/** Work that is open is looked through to its end; it does not grow with the years. */
const isOpenWork = (f: InboxFilter): boolean => f.status !== undefined && !f.status.includes('closed')

/** How far back from a key a page looks: to the moment down to which that many of every shop are newer; null when that is everything. */
export async function reachOf(db: Reads, f: InboxFilter, shopIds: readonly ShopId[], after: Key | null): Promise<Key | null> {
  if (isOpenWork(f)) return null
  const { at, id } = after ?? NEWEST
  const [end] = await db.rows<{ at: Date }>(
    `select p.last_at as at from unnest($2::uuid[]) as s(shop) cross join lateral (select c.last_at from conversations c
        where c.merchant_id = $1 and c.shop_id = s.shop and (c.last_at, c.id) < ($3::timestamptz, $4::uuid)
        order by c.last_at desc, c.id desc offset $5 limit 1) p order by p.last_at desc limit 1`,
    [db.merchantId, shopIds, at, id, LOOKED_THROUGH],
  )
  return end ? { at: end.at.toISOString(), id: OLDEST.id } : null
}

/** In the order of their index, whatever is asked of them: `offset 0` keeps the question out of the choice of the way. */
const inOrder = `(select * from conversations where merchant_id = $1 and shop_id = s.shop and (last_at, id) < ($13::timestamptz, $14::uuid)
    and (last_at, id) >= ($15::timestamptz, $16::uuid) order by last_at desc, id desc offset 0) c`
const openInOrder = `(select * from conversations where merchant_id = $1 and shop_id = s.shop and status = t.wanted and (last_at, id) < ($13::timestamptz, $14::uuid)
    and (last_at, id) >= ($15::timestamptz, $16::uuid) order by last_at desc, id desc offset 0) c`
const everyShop = 'unnest($2::uuid[]) as s(shop)'
const everyStatus = 'unnest($2::uuid[]) as s(shop) cross join unnest($4::text[]) as t(wanted)'
const list = (from: string, rows: string) =>
  `select p.* from ${from} cross join lateral (select ${columns} from ${rows} where ${passing} limit $3) p order by "lastAt" desc, id desc limit $3`
const count = (from: string, rows: string) =>
  `select count(*) as count from (select from ${from} cross join lateral (select from ${rows} where ${passing} limit $3) p limit $3) x`
const texts = {
  list: { open: list(everyStatus, openInOrder), all: list(everyShop, inOrder) },
  count: { open: count(everyStatus, openInOrder), all: count(everyShop, inOrder) },
}
const between = (after: Key | null, reach: Key | null) => {
  const [from, to] = [after ?? NEWEST, reach ?? OLDEST]
  return [from.at, from.id, to.at, to.id]
}

/** `limit` + 1 that pass, newest first, after a key and down to where a page reaches. */
export const listPassing = (db: Reads, f: InboxFilter, shopIds: readonly ShopId[], after: Key | null, reach: Key | null, limit: number) =>
  db.rows<State>(texts.list[isOpenWork(f) ? 'open' : 'all'], [...valuesOf(db, shopIds, limit + 1, f), ...between(after, reach)])

/** How many pass, down to where a page reaches; counting stops at `most`. */
export const countPassing = async (
  db: Reads,
  f: InboxFilter,
  shopIds: readonly ShopId[],
  reach: Key | null,
  most: number,
): Promise<number> =>
  (
    await db.rows<{ count: number }>(texts.count[isOpenWork(f) ? 'open' : 'all'], [
      ...valuesOf(db, shopIds, most, f),
      ...between(null, reach),
    ])
  )[0]!.count

export interface ViewRow {
  id: ViewId
  ownerId: StaffId | null
  name: string
  filter: InboxFilter
}
const viewColumns = 'id, owner_id as "ownerId", name, filter'

/** Everybody's and one's own. */
export const listViews = (db: Reads, limit: number) =>
  db.rows<ViewRow>(
    `select ${viewColumns} from saved_views where merchant_id = $1 and (owner_id is null or owner_id = $2) order by owner_id nulls first, name limit $3`,
    [db.merchantId, db.actor.id, limit],
  )

export const lockView = async (tx: Tx, id: ViewId): Promise<ViewRow | undefined> =>
  (
    await tx.rows<ViewRow>(
      `select ${viewColumns} from saved_views where merchant_id = $1 and id = $2 and (owner_id is null or owner_id = $3) for update`,
      [tx.merchantId, id, tx.actor.id],
    )
  )[0]

export const setView = (tx: Tx, view: ViewRow) =>
  tx.rows(
    `insert into saved_views (merchant_id, id, owner_id, name, filter, created_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (merchant_id, id) do update set owner_id = excluded.owner_id, name = excluded.name, filter = excluded.filter`,
    [tx.merchantId, view.id, view.ownerId, view.name, JSON.stringify(view.filter), tx.now],
  )
export const deleteView = (tx: Tx, id: ViewId) => tx.rows('delete from saved_views where merchant_id = $1 and id = $2', [tx.merchantId, id])

export const setTags = (tx: Tx, c: State) =>
  tx.rows('update conversations set tags = $3, version = gen_random_uuid() where merchant_id = $1 and id = $2', [
    tx.merchantId,
    c.id,
    c.tags,
  ])

export const rememberTags = (tx: Tx, shopId: ShopId, names: readonly string[]) =>
  tx.rows(
    `insert into conversation_tags (merchant_id, shop_id, name, used_at) select $1, $2, unnest($3::text[]), $4
     on conflict (merchant_id, shop_id, name) do update set used_at = excluded.used_at`,
    [tx.merchantId, shopId, names, tx.now],
  )
export const listTags = async (db: Reads, shopIds: readonly ShopId[], limit: number): Promise<string[]> =>
  (
    await db.rows<{ name: string }>(
      `select name from conversation_tags where merchant_id = $1 and shop_id = any($2::uuid[]) group by name order by max(used_at) desc limit $3`,
      [db.merchantId, shopIds, limit],
    )
  ).map(({ name }) => name)
