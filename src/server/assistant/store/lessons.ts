import type { ShopId } from '../../../shared/ids.ts'
import type { LessonChange } from '../../../shared/wire/lessons.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { ShopPhrasing } from '../engine/learning.ts'

/** So many versions can be gone back to. */
const KEPT = 50

export interface Lesson {
  version: number
  phrasings: ShopPhrasing[]
}

export const newestLesson = async (db: Reads, shopId: ShopId): Promise<Lesson> =>
  (
    await db.rows<Lesson>(
      'select version, phrasings from assistant_lessons where merchant_id = $1 and shop_id = $2 order by version desc limit 1',
      [db.merchantId, shopId],
    )
  )[0] ?? { version: 0, phrasings: [] }

export const findLesson = async (db: Reads, shopId: ShopId, version: number): Promise<Lesson | undefined> =>
  (
    await db.rows<Lesson>('select version, phrasings from assistant_lessons where merchant_id = $1 and shop_id = $2 and version = $3', [
      db.merchantId,
      shopId,
      version,
    ])
  )[0]

export const listVersions = async (db: Reads, shopId: ShopId) =>
  (
    await db.rows<{ version: number; change: LessonChange; phrasings: number; byName: string; at: Date }>(
      `select version, change, jsonb_array_length(phrasings) as phrasings, by_name as "byName", at
         from assistant_lessons where merchant_id = $1 and shop_id = $2 order by version desc limit ${KEPT}`,
      [db.merchantId, shopId],
    )
  ).map(({ at, ...rest }) => ({ ...rest, at: at.toISOString() }))

/** The next version's number; who teaches at the same time waits here. */
export const raiseLessonVersion = async (tx: Tx, shopId: ShopId): Promise<number> =>
  (
    await tx.rows<{ version: number }>(
      `insert into assistant_lesson_versions (merchant_id, shop_id, version) values ($1, $2, 1)
       on conflict (merchant_id, shop_id) do update set version = assistant_lesson_versions.version + 1 returning version`,
      [tx.merchantId, shopId],
    )
  )[0]!.version

export async function insertLesson(tx: Tx, shopId: ShopId, { version, phrasings }: Lesson, change: LessonChange): Promise<void> {
  await tx.rows(
    'insert into assistant_lessons (merchant_id, shop_id, version, phrasings, change, by_name, at) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.merchantId, shopId, version, JSON.stringify(phrasings), JSON.stringify(change), tx.actor.name, tx.now],
  )
  await tx.rows('delete from assistant_lessons where merchant_id = $1 and shop_id = $2 and version <= $3', [
    tx.merchantId,
    shopId,
    version - KEPT,
  ])
}
