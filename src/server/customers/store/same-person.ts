import type { CustomerId, ShopId } from '../../../shared/ids.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface ContactRow {
  shopId: ShopId
  customerId: CustomerId
  kind: 'phone' | 'email'
  contact: string
}

/** These customers have these contacts and no others. */
export const setContacts = async (tx: Tx, customerIds: readonly CustomerId[], rows: readonly ContactRow[]): Promise<void> => {
  await tx.rows('delete from customer_contacts where merchant_id = $1 and customer_id = any($2::uuid[])', [tx.merchantId, customerIds])
  if (!rows.length) return
  await tx.rows(
    `insert into customer_contacts (merchant_id, shop_id, contact, kind, customer_id)
     select $1, n.* from unnest($2::uuid[], $3::text[], $4::text[], $5::uuid[]) as n on conflict do nothing`,
    [
      tx.merchantId,
      rows.map((row) => row.shopId),
      rows.map((row) => row.contact),
      rows.map((row) => row.kind),
      rows.map((row) => row.customerId),
    ],
  )
}

export const contactsOf = (db: Reads, customerIds: readonly CustomerId[]) =>
  db.rows<ContactRow>(
    `select shop_id as "shopId", customer_id as "customerId", kind, contact from customer_contacts where merchant_id = $1 and customer_id = any($2::uuid[])`,
    [db.merchantId, customerIds],
  )

export interface Candidate {
  id: CustomerId
  name: string | null
  externalId: string | null
  mergedInto: CustomerId | null
  kinds: ('phone' | 'email')[]
}
/** Profiles of the same shop that share a contact with this one or were merged with it, without the pairs that were told apart. */
export const listCandidates = (db: Reads, customerId: CustomerId, limit: number) =>
  db.rows<Candidate>(
    `with root as (select id, shop_id, coalesce(merged_into, id) as root from customers where merchant_id = $1 and id = $2 and shop_id = any($3::uuid[])),
     shared as (
       select other.customer_id as id, array_agg(distinct other.kind) as kinds
         from root join customer_contacts mine on mine.merchant_id = $1 and mine.customer_id = root.id
         join customer_contacts other on other.merchant_id = $1 and other.shop_id = root.shop_id and other.contact = mine.contact and other.customer_id <> root.id
        group by 1
     ),
     near as (
       select id from shared union select root from root
       union select c.id from root join customers c on c.merchant_id = $1 and c.merged_into = root.root
     )
     select c.id, c.name, c.external_id as "externalId", c.merged_into as "mergedInto", coalesce(s.kinds, '{}') as kinds
       from root join near n on n.id <> root.id join customers c on c.merchant_id = $1 and c.id = n.id and c.shop_id = root.shop_id
         left join shared s on s.id = c.id
      where not exists (select 1 from customers_apart a where a.merchant_id = $1 and a.one_id = least(c.id, root.id) and a.other_id = greatest(c.id, root.id))
      order by c.first_seen_at limit $4`,
    [db.merchantId, customerId, db.actor.shopIds, limit],
  )

/** Both held in one order, so that two merges never wait for each other. */
export const lockPair = (tx: Tx, ids: readonly CustomerId[]) =>
  tx.rows<{ id: CustomerId; shopId: ShopId; mergedInto: CustomerId | null; hasMerged: boolean }>(
    `select c.id, c.shop_id as "shopId", c.merged_into as "mergedInto",
            exists (select 1 from customers m where m.merchant_id = $1 and m.merged_into = c.id) as "hasMerged"
       from customers c where c.merchant_id = $1 and c.id = any($2::uuid[]) and c.shop_id = any($3::uuid[]) order by c.id for update of c`,
    [tx.merchantId, ids, tx.actor.shopIds],
  )

export const setMergedInto = (tx: Tx, id: CustomerId, into: CustomerId | null) =>
  tx.rows('update customers set merged_into = $3 where merchant_id = $1 and id = $2', [tx.merchantId, id, into])

export const keepApart = (tx: Tx, shopId: ShopId, one: CustomerId, other: CustomerId) =>
  tx.rows(
    `insert into customers_apart (merchant_id, shop_id, one_id, other_id, by_id, at)
     values ($1, $2, least($3::uuid, $4::uuid), greatest($3::uuid, $4::uuid), $5, $6) on conflict do nothing`,
    [tx.merchantId, shopId, one, other, tx.actor.id, tx.now],
  )
