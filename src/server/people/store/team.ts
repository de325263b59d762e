import type { MerchantId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Permission, StaffRole } from '../../../shared/permissions.ts'
import type { ShopChange } from '../../../shared/wire/team.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface MemberRow {
  id: StaffId
  name: string
  email: string
  role: StaffRole
  cap: number
  shopIds: ShopId[]
  joinedAt: Date | null
  disabledAt: Date | null
  secondFactor: boolean
}
const columns = `s.id, s.name, s.email, s.role, s.cap, s.joined_at as "joinedAt", s.disabled_at as "disabledAt",
  array(select shop_id from staff_shops x where x.merchant_id = s.merchant_id and x.staff_id = s.id order by shop_id) as "shopIds",
  exists (select from second_factors f where f.merchant_id = s.merchant_id and f.staff_id = s.id and f.confirmed_at is not null) as "secondFactor"`

export const listMembers = (db: Reads) =>
  db.rows<MemberRow>(
    `select ${columns} from staff s where s.merchant_id = $1 order by s.disabled_at nulls first, s.name, s.id limit 1000`,
    [db.merchantId],
  )
/** Locked together with the owners, so that two of them can't take the last one away at once. */
export async function lockMember(tx: Tx, staffId: StaffId): Promise<{ member: MemberRow | undefined; owners: number }> {
  const owners = await tx.rows(
    `select id from staff where merchant_id = $1 and role = 'owner' and disabled_at is null and joined_at is not null order by id for update`,
    [tx.merchantId],
  )
  const [member] = await tx.rows<MemberRow>(`select ${columns} from staff s where s.merchant_id = $1 and s.id = $2 for update of s`, [
    tx.merchantId,
    staffId,
  ])
  return { member, owners: owners.length }
}
export async function setMember(
  tx: Tx,
  staffId: StaffId,
  { name, role, cap, shopIds }: { name: string; role: StaffRole; cap: number; shopIds: readonly ShopId[] },
): Promise<void> {
  await tx.rows('update staff set name = $3, role = $4, cap = $5 where merchant_id = $1 and id = $2', [
    tx.merchantId,
    staffId,
    name,
    role,
    cap,
  ])
  await tx.rows('delete from staff_shops where merchant_id = $1 and staff_id = $2 and shop_id <> all($3::uuid[])', [
    tx.merchantId,
    staffId,
    shopIds,
  ])
  await tx.rows('insert into staff_shops (merchant_id, staff_id, shop_id) select $1, $2, unnest($3::uuid[]) on conflict do nothing', [
    tx.merchantId,
    staffId,
    shopIds,
  ])
}
export const setDisabled = (tx: Tx, staffId: StaffId, at: Date | null) =>
  tx.rows('update staff set disabled_at = $3 where merchant_id = $1 and id = $2', [tx.merchantId, staffId, at])
export const setJoined = (tx: Tx, staffId: StaffId, passwordHash: string) =>
  tx.rows('update staff set password_hash = $3, joined_at = coalesce(joined_at, $4) where merchant_id = $1 and id = $2', [
    tx.merchantId,
    staffId,
    passwordHash,
    tx.now,
  ])

/** The newest link is the only one that holds. */
export async function putInvitation(
  tx: Tx,
  invitation: { id: string; staffId: StaffId; tokenHash: Buffer; expiresAt: Date },
): Promise<void> {
  await tx.rows('delete from invitations where merchant_id = $1 and staff_id = $2 and used_at is null', [tx.merchantId, invitation.staffId])
  await tx.rows(
    'insert into invitations (merchant_id, id, staff_id, token_hash, created_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [tx.merchantId, invitation.id, invitation.staffId, invitation.tokenHash, tx.actor.id, tx.now, invitation.expiresAt],
  )
}
export const deleteInvitations = (tx: Tx, staffId: StaffId) =>
  tx.rows('delete from invitations where merchant_id = $1 and staff_id = $2 and used_at is null', [tx.merchantId, staffId])
export interface InvitationRow {
  merchantId: MerchantId
  staffId: StaffId
  name: string
  email: string
  language: Language
  merchant: string
}
/** By whoever holds the link: nobody is known yet. */
export const findInvitation = async (house: House, tokenHash: Buffer, now: Date) =>
  (
    await house.database.system.query<InvitationRow>(
      statement(
        `select i.merchant_id as "merchantId", i.staff_id as "staffId", s.name, s.email, s.language, m.name as merchant
           from invitations i join staff s on s.merchant_id = i.merchant_id and s.id = i.staff_id join merchants m on m.merchant_id = i.merchant_id
          where i.token_hash = $1 and i.used_at is null and i.expires_at > $2 and s.disabled_at is null`,
        [tokenHash, now],
      ),
    )
  ).rows[0]
/** False when somebody was quicker. */
export const takeInvitation = async (tx: Tx, tokenHash: Buffer) =>
  (
    await tx.rows('update invitations set used_at = $3 where merchant_id = $1 and token_hash = $2 and used_at is null returning id', [
      tx.merchantId,
      tokenHash,
      tx.now,
    ])
  ).length > 0

export const setShop = (tx: Tx, shopId: ShopId, { name, language, timeZone, color, greeting }: ShopChange) =>
  tx.rows(
    `update shops set name = $3, language = $4, time_zone = $5, color = $6, greeting = $7, described_at = coalesce(described_at, $8)
      where merchant_id = $1 and id = $2`,
    [tx.merchantId, shopId, name, language, timeZone, color, greeting, tx.now],
  )
export const setWidgetSecret = (tx: Tx, shopId: ShopId, secret: string) =>
  tx.rows('update shops set widget_secret = $3 where merchant_id = $1 and id = $2', [tx.merchantId, shopId, secret])

export interface KeyRow {
  id: string
  name: string
  permissions: Permission[]
  createdAt: Date
  revokedAt: Date | null
}
export const listApiKeys = (db: Reads) =>
  db.rows<KeyRow>(
    `select id, name, permissions, created_at as "createdAt", revoked_at as "revokedAt" from api_keys where merchant_id = $1
      order by created_at desc, id desc limit 200`,
    [db.merchantId],
  )
/** Undefined when there is none that still works. */
export const setRevoked = async (tx: Tx, id: string) =>
  (
    await tx.rows<{ name: string }>(
      'update api_keys set revoked_at = $3 where merchant_id = $1 and id = $2 and revoked_at is null returning name',
      [tx.merchantId, id, tx.now],
    )
  )[0]

/** What people and keys are called, for lines that only have their ids. */
export const namesOf = (db: Reads) =>
  db.rows<{ id: string; name: string; kind: 'staff' | 'key' }>(
    `select id::text, name, 'staff' as kind from staff where merchant_id = $1 union all select id::text, name, 'key' from api_keys where merchant_id = $1`,
    [db.merchantId],
  )
