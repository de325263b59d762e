import { z } from 'zod'
import type { ConversationId, CustomerId } from '../../shared/ids.ts'
import type { Permission } from '../../shared/permissions.ts'
import { type Found, type FoundKind, foundKinds, foundSchema } from '../../shared/wire/search.ts'
import { view } from '../foundation/action.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import type { Hit } from '../foundation/search-entries.ts'
import { searchEntries } from '../foundation/search-newest.ts'
import type { Reads } from '../foundation/transaction.ts'
import { messagesAt } from './store/messages.ts'

/** Whoever may not read a thing does not find it. */
const needs: Record<FoundKind, Permission> = {
  message: 'conversations.read',
  customer: 'customers.read',
  order: 'commerce.read',
  aftersale: 'aftersales.read',
  ticket: 'tickets.read',
  complaint: 'complaints.read',
}
const keySchema = z.tuple([z.iso.datetime(), z.uuid(), z.int()])

const search = view(
  'conversations.read',
  async (db, { q, kind, cursor, limit }: { q: string; kind?: FoundKind | undefined; cursor?: string | undefined; limit: number }) => {
    const kinds = (kind ? [kind] : foundKinds).filter((one) => db.actor.permissions.has(needs[one]))
    const hits = await searchEntries(db, { typed: q, kinds, after: readKey(keySchema, cursor), limit })
    const { items, next } = page(
      hits,
      limit,
      (hit) => hit,
      ({ at, subjectId, part }) => [at.toISOString(), subjectId, part],
    )
    return { items: await found(db, items), next }
  },
)

/** Hits with what was said, in one more query however many. */
async function found(db: Reads, hits: readonly Hit[]): Promise<Found[]> {
  const said = new Map((await messagesAt(db, hits.filter(isMessage))).map((one) => [`${one.conversationId} ${one.seq}`, one]))
  return hits.map(({ kind, subjectId, part, customerId, title, at }) => {
    const message = kind === 'message' ? said.get(`${subjectId} ${part}`) : undefined
    return {
      kind,
      id: kind === 'message' ? `${subjectId}-${part}` : subjectId,
      conversationId: kind === 'message' ? (subjectId as ConversationId) : null,
      customerId: kind === 'customer' ? (subjectId as CustomerId) : customerId,
      title: kind === 'message' ? (message?.customerName ?? null) : title,
      excerpt: message?.body.slice(0, 240) ?? null,
      at: at.toISOString(),
    }
  })
}
const isMessage = ({ kind }: Hit): boolean => kind === 'message'

export const searchRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/search',
    who: ['staff', 'key'],
    permission: search.permission,
    summary: 'Conversations, customers, orders and cases with every word of `q`, newest first; a contact is found by the whole of it only',
    query: z.object({ q: z.string().trim().min(1).max(200), kind: z.enum(foundKinds).optional(), ...pageQuery }),
    reply: pageOf(foundSchema),
    run: (context, { query }) => search(context, query),
  }),
]
