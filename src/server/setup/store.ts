import type { FileId } from '../../shared/ids.ts'
import type { SetupStep } from '../../shared/wire/setup.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'

export const findSetup = async (db: Reads) =>
  (
    await db.rows<{ leftOut: SetupStep[]; putAwayAt: Date | null }>(
      'select left_out as "leftOut", put_away_at as "putAwayAt" from setups where merchant_id = $1',
      [db.merchantId],
    )
  )[0]
export const putSetup = (tx: Tx, { leftOut, putAway }: { leftOut: readonly SetupStep[]; putAway: boolean }) =>
  tx.rows(
    `insert into setups (merchant_id, left_out, put_away_at, opened_at) values ($1, $2, case when $3 then $4::timestamptz end, $4)
     on conflict (merchant_id) do update set left_out = excluded.left_out, put_away_at = case when $3 then coalesce(setups.put_away_at, $4) end`,
    [tx.merchantId, leftOut, putAway, tx.now],
  )

/** Every table with rows of merchants, from the catalogue: a new one is among them without anybody remembering to. Not the merchant itself. */
export const listMerchantTables = (db: Reads) =>
  db.rows<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
      where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace and c.relname <> 'merchants' order by 1`,
  )
/** Refused by the database for a merchant that is no demo. */
export const takeOut = async (tx: Tx, table: string) =>
  (
    await tx.rows<{ gone: number }>('select take_out_demo($2::regclass, $3) as gone from merchants where merchant_id = $1', [
      tx.merchantId,
      table,
      tx.actor.id,
    ])
  )[0]!.gone
export const listFileIds = async (db: Reads) =>
  (await db.rows<{ id: FileId }>('select id from files where merchant_id = $1', [db.merchantId])).map(({ id }) => id)
