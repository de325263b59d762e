import type { CustomerId, MerchantId, OrderId, ShopId } from '../../shared/ids.ts'
import { type Permission, type Role, roles, type StaffRole } from '../../shared/permissions.ts'
import { Refusal } from '../../shared/refusals.ts'

/** Who does something. `shopIds` is every shop they may see; the database enforces it again on each row. */
export interface Actor {
  kind: 'staff' | 'customer' | 'assistant' | 'system' | 'key'
  id: string
  name: string | null
  permissions: ReadonlySet<Permission>
  merchantId: MerchantId
  shopIds: readonly ShopId[]
  /** Set for staff: what their authority is measured by. */
  role: StaffRole | null
  /** Set for customers: the only customer they may act for. */
  customerId: CustomerId | null
  /** Set for a customer's session that was opened with an order's number: the only order it may see or act on. */
  orderId?: OrderId | null
  /** Set for staff: ends with the session. */
  sessionId: string | null
}

const sets = Object.fromEntries(Object.entries(roles).map(([role, list]) => [role, new Set<Permission>(list)])) as unknown as Record<
  Role,
  ReadonlySet<Permission>
>
export const permissionsOf = (role: Role): ReadonlySet<Permission> => sets[role]

export function demand(actor: Actor, permission: Permission): void {
  if (!actor.permissions.has(permission)) throw new Refusal('permission.missing', { permission })
}

/** A customer of a shop, with everything a customer may. */
export const customerActor = (merchantId: MerchantId, shopId: ShopId, { id, name }: { id: CustomerId; name: string | null }): Actor => ({
  kind: 'customer',
  id,
  name,
  permissions: sets.customer,
  merchantId,
  shopIds: [shopId],
  role: null,
  customerId: id,
  sessionId: null,
})

const machine =
  (kind: 'assistant' | 'system') =>
  (merchantId: MerchantId, shopIds: readonly ShopId[], name: string | null = null): Actor => ({
    kind,
    id: name ?? kind,
    name,
    permissions: sets[kind],
    merchantId,
    shopIds,
    role: null,
    customerId: null,
    sessionId: null,
  })

/** The house itself: reactions, timers, imports from the command line. */
export const systemActor = machine('system')
/** How it stands in the log. */
export const ASSISTANT = 'assistant'
/** The assistant: may read and answer, nothing else. */
export const assistantActor = machine(ASSISTANT)
