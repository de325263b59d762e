import type { StaffId } from '../../shared/ids.ts'
import { permissionsOf } from '../foundation/actor.ts'
import type { Context } from '../foundation/house.ts'
import type { StaffRow } from '../people/store.ts'
import type { DemoShop } from './shops/demo-data.ts'

export const HOUR = 3_600_000

/** The same house some time ago: what is done in it happened then. */
export function ago(context: Context, milliseconds: number): Context {
  const { house } = context
  const at = new Date(house.clock.now().getTime() - milliseconds)
  return { ...context, house: { ...house, clock: { now: () => at } } }
}

/** As a colleague of a shop. */
export const as = (context: Context, { id, name, role, shopIds }: StaffRow, { language }: Pick<DemoShop, 'language'>): Context => ({
  ...context,
  language,
  actor: {
    kind: 'staff',
    id: id as StaffId,
    name,
    role,
    permissions: permissionsOf(role),
    merchantId: context.actor.merchantId,
    shopIds,
    customerId: null,
    sessionId: null,
  },
})
