import type { MerchantId, StaffId } from '../../../shared/ids.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

/** At the door, before there is a session: each names exactly the person whose password was right. */
const system = async <Row extends object>(house: House, text: string, values: readonly unknown[]): Promise<Row[]> =>
  (await house.database.system.query<Row>(statement(text, values))).rows

interface Person {
  merchantId: MerchantId
  id: StaffId
}
export const findConfirmedFactor = async (house: House, { merchantId, id }: Person) =>
  (
    await system<{ secretSealed: string }>(
      house,
      'select secret_sealed as "secretSealed" from second_factors where merchant_id = $1 and staff_id = $2 and confirmed_at is not null',
      [merchantId, id],
    )
  )[0]
/** False when a code of this step or a later one was taken already, here or in another process at this moment. */
export const takeStep = async (house: House, { merchantId, id }: Person, step: number) =>
  (
    await system(
      house,
      'update second_factors set last_step = $3 where merchant_id = $1 and staff_id = $2 and last_step < $3 returning staff_id',
      [merchantId, id, step],
    )
  ).length > 0
/** False when there is no such code, or it has been used. */
export const takeRecoveryCode = async (house: House, { merchantId, id }: Person, codeHash: Buffer, now: Date) =>
  (
    await system(
      house,
      'update recovery_codes set used_at = $4 where merchant_id = $1 and staff_id = $2 and code_hash = $3 and used_at is null returning staff_id',
      [merchantId, id, codeHash, now],
    )
  ).length > 0
export const setSeen = (house: House, merchantId: MerchantId, sessionId: string, now: Date) =>
  system(house, 'update sessions set seen_at = $3 where merchant_id = $1 and id = $2', [merchantId, sessionId, now])

export const findFactor = async (db: Reads, staffId: StaffId) =>
  (
    await db.rows<{ secretSealed: string; confirmedAt: Date | null }>(
      'select secret_sealed as "secretSealed", confirmed_at as "confirmedAt" from second_factors where merchant_id = $1 and staff_id = $2',
      [db.merchantId, staffId],
    )
  )[0]
/** Replaces one that was never confirmed; false when there is a confirmed one. */
export const putFactor = async (tx: Tx, staffId: StaffId, secretSealed: string) =>
  (
    await tx.rows(
      `insert into second_factors (merchant_id, staff_id, secret_sealed, created_at) values ($1, $2, $3, $4)
       on conflict (merchant_id, staff_id) do update set secret_sealed = $3, created_at = $4, last_step = 0 where second_factors.confirmed_at is null
       returning staff_id`,
      [tx.merchantId, staffId, secretSealed, tx.now],
    )
  ).length > 0
export const setFactorConfirmed = (tx: Tx, staffId: StaffId, step: number) =>
  tx.rows('update second_factors set confirmed_at = $3, last_step = $4 where merchant_id = $1 and staff_id = $2', [
    tx.merchantId,
    staffId,
    tx.now,
    step,
  ])
export async function deleteFactor(tx: Tx, staffId: StaffId): Promise<boolean> {
  await tx.rows('delete from recovery_codes where merchant_id = $1 and staff_id = $2', [tx.merchantId, staffId])
  const gone = await tx.rows('delete from second_factors where merchant_id = $1 and staff_id = $2 returning staff_id', [
    tx.merchantId,
    staffId,
  ])
  return gone.length > 0
}

export async function putRecoveryCodes(tx: Tx, staffId: StaffId, hashes: readonly Buffer[]): Promise<void> {
  await tx.rows('delete from recovery_codes where merchant_id = $1 and staff_id = $2', [tx.merchantId, staffId])
  await tx.rows('insert into recovery_codes (merchant_id, staff_id, code_hash) select $1, $2, unnest($3::bytea[])', [
    tx.merchantId,
    staffId,
    hashes,
  ])
}
export const countRecoveryCodes = async (db: Reads, staffId: StaffId) =>
  (
    await db.rows<{ count: number }>(
      'select count(*) as count from recovery_codes where merchant_id = $1 and staff_id = $2 and used_at is null',
      [db.merchantId, staffId],
    )
  )[0]!.count

export interface SessionRow {
  id: string
  browser: string
  address: string
  createdAt: Date
  seenAt: Date
}
export const listSessions = (db: Reads, staffId: StaffId) =>
  db.rows<SessionRow>(
    `select id, browser, address, created_at as "createdAt", seen_at as "seenAt" from sessions
      where merchant_id = $1 and staff_id = $2 and expires_at > $3 order by seen_at desc, id desc limit 100`,
    [db.merchantId, staffId, db.now],
  )
/** One of somebody's own; false when it isn't theirs. */
export const deleteSessionOf = async (tx: Tx, staffId: StaffId, sessionId: string) =>
  (
    await tx.rows('delete from sessions where merchant_id = $1 and staff_id = $2 and id = $3 returning id', [
      tx.merchantId,
      staffId,
      sessionId,
    ])
  ).length > 0
/** All of somebody's but one; what ended. */
export const deleteSessionsOf = (tx: Tx, staffId: StaffId, but: string | null) =>
  tx.rows<{ id: string }>('delete from sessions where merchant_id = $1 and staff_id = $2 and ($3::uuid is null or id <> $3) returning id', [
    tx.merchantId,
    staffId,
    but,
  ])

export const findPasswordHash = async (house: House, { merchantId, id }: Person) =>
  (
    await system<{ passwordHash: string; email: string }>(
      house,
      'select password_hash as "passwordHash", email from staff where merchant_id = $1 and id = $2 and disabled_at is null',
      [merchantId, id],
    )
  )[0]
export const setPassword = (tx: Tx, staffId: StaffId, passwordHash: string) =>
  tx.rows('update staff set password_hash = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, passwordHash])
export const setName = (tx: Tx, staffId: StaffId, name: string) =>
  tx.rows('update staff set name = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, name])
