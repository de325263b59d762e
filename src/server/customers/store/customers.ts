import type { CustomerId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Address, CustomerInput } from '../../../shared/wire/commerce.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { Claimed } from '../proof.ts'

export interface CustomerRow {
  id: CustomerId
  shopId: ShopId
  externalId: string | null
  name: string | null
  email: string | null
  phone: string | null
  address: Address | null
  language: Language | null
  tags: string[]
  firstSeenAt: Date
}
const columns = `id, shop_id as "shopId", external_id as "externalId", name, email, phone, address, language, tags, first_seen_at as "firstSeenAt"`

export const findCustomer = async (db: Reads, id: CustomerId): Promise<CustomerRow | undefined> =>
  (
    await db.rows<CustomerRow>(`select ${columns} from customers where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`, [
      db.merchantId,
      db.actor.shopIds,
      id,
    ])
  )[0]

export const customerByExternalId = async (db: Reads, shopId: ShopId, externalId: string): Promise<CustomerRow | undefined> =>
  (
    await db.rows<CustomerRow>(`select ${columns} from customers where merchant_id = $1 and shop_id = $2 and external_id = $3`, [
      db.merchantId,
      shopId,
      externalId,
    ])
  )[0]

/** Newest first; one more than `limit`. */
export const listCustomers = (db: Reads, shopIds: readonly ShopId[], after: readonly [at: string, id: string] | null, limit: number) =>
  db.rows<CustomerRow>(
    // Shop by shop, here as in every list: each from the end of its own index, and only pages are sorted into one.
    `select p.* from unnest($2::uuid[]) as s(shop), lateral
       (select ${columns} from customers where merchant_id = $1 and shop_id = s.shop and (first_seen_at, id) < ($3::timestamptz, $4::uuid)
         order by first_seen_at desc, id desc limit $5) p
      order by "firstSeenAt" desc, id desc limit $5`,
    [db.merchantId, shopIds, after?.[0] ?? 'infinity', after?.[1] ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff', limit + 1],
  )

export const listByExternal = (db: Reads, shopId: ShopId, externalIds: readonly string[]) =>
  db.rows<{ id: CustomerId; externalId: string; fingerprint: string | null }>(
    `select id, external_id as "externalId", fingerprint from customers where merchant_id = $1 and shop_id = $2 and external_id = any($3::text[])`,
    [db.merchantId, shopId, externalIds],
  )

export const insertVisitor = (tx: Tx, { id, shopId, language }: { id: CustomerId; shopId: ShopId; language: Language }) =>
  tx.rows('insert into customers (merchant_id, shop_id, id, language, first_seen_at) values ($1, $2, $3, $4, $5)', [
    tx.merchantId,
    shopId,
    id,
    language,
    tx.now,
  ])

/** Whether this call made the customer; false when the shop already has one of this name, perhaps since a moment ago. */
export const insertClaimed = async (tx: Tx, { id, shopId, externalId, name, email, phone }: Claimed & { id: CustomerId; shopId: ShopId }) =>
  (
    await tx.rows(
      `insert into customers (merchant_id, shop_id, id, external_id, name, email, phone, first_seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (merchant_id, shop_id, external_id) where external_id is not null do nothing returning id`,
      [tx.merchantId, shopId, id, externalId, name, email, phone, tx.now],
    )
  ).length > 0

/** Fills in what was not known; what was known stays. */
export const fillIn = (tx: Tx, id: CustomerId, { shopId, name, email, phone }: Claimed & { shopId: ShopId }) =>
  tx.rows(
    `update customers set name = coalesce(name, $4), email = coalesce(email, $5), phone = coalesce(phone, $6)
      where merchant_id = $1 and shop_id = $2 and id = $3`,
    [tx.merchantId, shopId, id, name, email, phone],
  )

export type CustomerWrite = CustomerInput & { id: CustomerId; fingerprint: string }

/** Writes a batch of the shop's customers; answers with the ids they have now (another import may have made one meanwhile). */
export const setCustomers = (tx: Tx, shopId: ShopId, all: readonly CustomerWrite[]) =>
  tx.rows<{ id: CustomerId; externalId: string }>(
    `insert into customers (merchant_id, shop_id, id, external_id, name, email, phone, address, language, tags, fingerprint, first_seen_at)
     select $1, $2, n.id, n."externalId", n.name, n.email, n.phone, n.address, n.language, array(select jsonb_array_elements_text(n.tags)), n.fingerprint, $4
       from jsonb_to_recordset($3::jsonb) as n(id uuid, "externalId" text, name text, email text, phone text, address jsonb, language text, tags jsonb, fingerprint text)
     on conflict (merchant_id, shop_id, external_id) where external_id is not null do update set name = excluded.name, email = excluded.email,
       phone = excluded.phone, address = excluded.address, language = coalesce(excluded.language, customers.language), tags = excluded.tags,
       fingerprint = excluded.fingerprint
     returning id, external_id as "externalId"`,
    [tx.merchantId, shopId, JSON.stringify(all), tx.now],
  )

export const namesOfCustomers = async (db: Reads, ids: readonly CustomerId[]): Promise<Map<CustomerId, string | null>> =>
  new Map(
    (
      await db.rows<{ id: CustomerId; name: string | null }>(
        'select id, name from customers where merchant_id = $1 and id = any($2::uuid[])',
        [db.merchantId, [...new Set(ids)]],
      )
    ).map(({ id, name }) => [id, name]),
  )

export const setAddress = (tx: Tx, id: CustomerId, address: Address) =>
  tx.rows('update customers set address = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, JSON.stringify(address)])

/** The profile that stands for a person, and those merged into it. */
export const listSamePerson = async (db: Reads, id: CustomerId): Promise<CustomerId[]> =>
  (
    await db.rows<{ id: CustomerId }>(
      // Two look-ups, not one condition with “or”: that would go over all customers there are.
      `with root as (select coalesce(merged_into, id) as id from customers where merchant_id = $1 and id = $2),
         person as (select id from root union all select c.id from root join customers c on c.merchant_id = $1 and c.merged_into = root.id)
       select c.id from person join customers c on c.merchant_id = $1 and c.id = person.id and c.shop_id = any($3::uuid[]) limit 50`,
      [db.merchantId, id, db.actor.shopIds],
    )
  ).map((row) => row.id)
