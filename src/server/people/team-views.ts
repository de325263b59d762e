import { z } from 'zod'
import type { ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { ApiKey, AuditLine, Member, ShopSettings } from '../../shared/wire/team.ts'
import { pastView, view } from '../foundation/action.ts'
import { ASSISTANT } from '../foundation/actor.ts'
import { type AuditFilter, factsOf, listEvents, reachOf } from '../foundation/audit.ts'
import type { Recorded } from '../foundation/events.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import { listApiKeys, listMembers, namesOf } from './store/team.ts'
import { findShop } from './store.ts'

export const team = view('people.manage', async (db, _: object) => ({
  items: (await listMembers(db)).map(
    ({ joinedAt, disabledAt, ...member }): Member => ({ ...member, state: disabledAt ? 'disabled' : joinedAt ? 'active' : 'invited' }),
  ),
  next: null,
}))

export const shopSettings = view('shops.manage', async (db, shopId: ShopId): Promise<ShopSettings> => {
  const shop = await findShop(db, shopId)
  if (!shop) throw new Refusal('shop.notFound')
  const { id, slug, name, language, currency, timeZone, color, greeting, publicKey } = shop
  return { id, slug, name, language, currency, timeZone, color, greeting, publicKey }
})

export const apiKeys = view('keys.manage', async (db, _: object) => ({
  items: (await listApiKeys(db)).map(
    ({ createdAt, revokedAt, ...key }): ApiKey => ({
      ...key,
      createdAt: createdAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    }),
  ),
  next: null,
}))

/** Who did what and when, from the same log as everything else. */
export const audit = pastView(
  'audit.read',
  async (db, { cursor, limit, ...filter }: AuditFilter & { cursor?: string | undefined; limit: number }) => {
    const after = readKey(z.tuple([z.uuid()]), cursor)
    const names = new Map((await namesOf(db)).map((one) => [one.id, one]))
    const lineOf = (event: Recorded): AuditLine => {
      const known = names.get(event.actorId)
      const unnamed = event.actorId === event.customerId ? 'customer' : event.actorId === ASSISTANT ? 'assistant' : 'house'
      const kind = known?.kind ?? unnamed
      return {
        id: event.id,
        at: event.at.toISOString(),
        name: event.name,
        actor: { kind, id: event.actorId, name: known?.name ?? null },
        shopId: event.shopId,
        facts: factsOf(event),
      }
    }
    const key = after?.[0] ?? null
    const reach = await reachOf(db, filter, key)
    const rows = await listEvents(db, filter, { after: key, reach: reach?.id ?? null, limit })
    const over = reach && filter.since && reach.at < filter.since
    return page(rows, limit, lineOf, (event) => [event.id], reach && !over ? [reach.id] : null)
  },
)
