import { z } from 'zod'
import { type CustomerId, id } from '../../shared/ids.ts'
import type { FoundKind } from '../../shared/wire/search.ts'
import { type Moment, momentSchema } from '../../shared/wire/timeline.ts'
import { requireCustomer, samePerson } from '../customers/steps.ts'
import { view } from '../foundation/action.ts'
import { pageOf, pageQuery } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import { entriesOfCustomer } from '../foundation/search-entries.ts'
import type { Reads } from '../foundation/transaction.ts'
import { conversationsOf } from './store/conversations.ts'

/** Talks, orders and cases of one person in the order of time, also of the profiles that were found to be theirs. */
export const timeline = view(
  'customers.read',
  async (db, { customerId, before, limit }: { customerId: CustomerId; before: string | null; limit: number }) => {
    await requireCustomer(db, customerId)
    const customerIds = await samePerson(db, customerId)
    const talks = db.actor.permissions.has('conversations.read') ? await conversationsOf(db, customerIds, before, limit + 1) : []
    const entries = await entriesOfCustomer(db, { customerIds, kinds: readableKinds(db), before, limit: limit + 1 })
    const all = [
      ...talks.map(
        (c): Moment => ({
          kind: 'conversation',
          id: c.id,
          customerId: c.customerId,
          title: c.staffName ?? '',
          channel: c.channel,
          status: c.status,
          excerpt: c.lastExcerpt,
          at: c.lastAt.toISOString(),
        }),
      ),
      ...entries.map(
        (one): Moment => ({
          kind: one.kind as Moment['kind'],
          id: one.subjectId,
          customerId: one.customerId ?? customerId,
          title: one.title,
          channel: null,
          status: null,
          excerpt: null,
          at: one.at.toISOString(),
        }),
      ),
    ].toSorted((a, b) => (a.at < b.at ? 1 : -1))
    const items = all.slice(0, limit)
    return { items, next: all.length > limit ? items.at(-1)!.at : null }
  },
)

const readableKinds = (db: Reads): FoundKind[] =>
  (
    [
      ['order', 'commerce.read'],
      ['aftersale', 'aftersales.read'],
      ['complaint', 'complaints.read'],
    ] as const
  ).flatMap(([kind, permission]) => (db.actor.permissions.has(permission) ? [kind] : []))

export const timelineRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/customers/:id/timeline',
    who: ['staff', 'key'],
    permission: timeline.permission,
    summary: 'Talks on every channel, orders and cases of one person, newest first; `next` is the `before` of the page after',
    params: z.object({ id: id<'customer'>() }),
    query: z.object({ before: z.iso.datetime().optional(), limit: pageQuery.limit }),
    reply: pageOf(momentSchema),
    run: (context, { params, query }) => timeline(context, { customerId: params.id, before: query.before ?? null, limit: query.limit }),
  }),
]
