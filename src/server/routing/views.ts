import type { ShopId, StaffId } from '../../shared/ids.ts'
import type { Presence } from '../../shared/wire/people.ts'
import type { PresenceDay, RoutedStaff } from '../../shared/wire/routing.ts'
import { loads } from '../conversations/steps.ts'
import { pastView, view } from '../foundation/action.ts'
import type { Reads } from '../foundation/transaction.ts'
import { colleagues, presenceOf, shopOf } from '../people/steps.ts'
import { spansOf, usualRouting } from './rules.ts'
import { findRouting, listAbilities } from './store.ts'

/** How the shop gives its conversations out. Throws `shop.notFound`. */
export const routing = view('routing.manage', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return (await findRouting(db, shopId)) ?? usualRouting
})

const staffOfShop = async (db: Reads, shopId: ShopId) => {
  await shopOf(db, shopId)
  return (await colleagues(db)).filter(({ shopIds }) => shopIds.includes(shopId))
}

/** Who works for the shop, what they can do and how busy they are. */
export const routedStaff = view('routing.manage', async (db, shopId: ShopId): Promise<{ items: RoutedStaff[]; next: null }> => {
  const people = await staffOfShop(db, shopId)
  const ids = people.map(({ id }) => id)
  const able = new Map((await listAbilities(db, ids)).map((row) => [row.staffId, row]))
  const busy = new Map((await loads(db, ids)).map(({ staffId, attending }) => [staffId, attending]))
  const items = people.map(({ id, name, presence, cap }) => ({
    id,
    name,
    presence,
    cap,
    attending: busy.get(id) ?? 0,
    skills: able.get(id)?.skills ?? [],
    languages: able.get(id)?.languages ?? [],
  }))
  return { items, next: null }
})

/** Who was there when, between two moments; the future is left out. */
export const presenceDays = pastView('routing.manage', async (db, { shopId, from, to }: { shopId: ShopId; from: Date; to: Date }) => {
  const people = await staffOfShop(db, shopId)
  const end = to < db.now ? to : db.now
  const changes = await presenceOf(
    db,
    people.map(({ id }) => id),
    from,
    end,
  )
  return { items: people.map(({ id, name }) => dayOf({ id, name }, changes.get(id) ?? [], { from, to: end })), next: null }
})

function dayOf(
  { id, name }: { id: StaffId; name: string },
  all: readonly { at: Date; presence: Presence }[],
  time: { from: Date; to: Date },
): PresenceDay {
  const before = all.findLast(({ at }) => at < time.from)?.presence ?? 'offline'
  const spans = spansOf(
    before,
    all.filter(({ at }) => at >= time.from),
    time,
  )
  const sum = (of: Presence) => spans.reduce((ms, { presence, from, to }) => ms + (presence === of ? to.getTime() - from.getTime() : 0), 0)
  return {
    staffId: id,
    name,
    spans: spans.map(({ presence, from, to }) => ({ presence, from: from.toISOString(), to: to.toISOString() })),
    onlineMs: sum('online'),
    busyMs: sum('busy'),
    awayMs: sum('away'),
  }
}
