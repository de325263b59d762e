import type { ShopId } from '../../../shared/ids.ts'
import type { BenchSet, BenchSetInput } from '../../../shared/wire/bench.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

type Row = Omit<BenchSet, 'changedAt'> & { changedAt: Date }
const columns = `id, shop_id as "shopId", name, language, cases, changed_at as "changedAt"`
const wire = ({ changedAt, ...rest }: Row): BenchSet => ({ ...rest, changedAt: changedAt.toISOString() })

/** At most `most`, by name. */
export const listSets = async (db: Reads, shopId: ShopId, most: number): Promise<BenchSet[]> =>
  (
    await db.rows<Row>(`select ${columns} from bench_sets where merchant_id = $1 and shop_id = $2 order by name, id limit $3`, [
      db.merchantId,
      shopId,
      most,
    ])
  ).map(wire)

export const findSet = async (db: Reads, id: string): Promise<BenchSet | undefined> =>
  (
    await db.rows<Row>(`select ${columns} from bench_sets where merchant_id = $1 and id = $2 and shop_id = any ($3)`, [
      db.merchantId,
      id,
      db.actor.shopIds,
    ])
  ).map(wire)[0]

export const setSet = (tx: Tx, id: string, shopId: ShopId, { name, language, cases }: BenchSetInput) =>
  tx.rows(
    `insert into bench_sets (merchant_id, shop_id, id, name, language, cases, changed_at) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (merchant_id, id) do update set name = excluded.name, language = excluded.language, cases = excluded.cases, changed_at = excluded.changed_at`,
    [tx.merchantId, shopId, id, name, language, JSON.stringify(cases), tx.now],
  )

export const deleteSet = (tx: Tx, id: string) => tx.rows('delete from bench_sets where merchant_id = $1 and id = $2', [tx.merchantId, id])
