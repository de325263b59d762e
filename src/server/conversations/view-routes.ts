import { z } from 'zod'
import { id, type ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { conversationSchema } from '../../shared/wire/conversation.ts'
import {
  bulkResultSchema,
  bulkSchema,
  filterSchema,
  type InboxFilter,
  savedViewSchema,
  tagSchema,
  viewInputSchema,
} from '../../shared/wire/views.ts'
import { view } from '../foundation/action.ts'
import { page, pageOf, pageQuery, readKey } from '../foundation/http/paging.ts'
import { type Route, route } from '../foundation/http/route.ts'
import type { Reads } from '../foundation/transaction.ts'
import { closeConversation } from './actions/attend.ts'
import { tagConversation } from './actions/tags.ts'
import { addView, changeView, removeView } from './actions/views.ts'
import { doToMany } from './bulk.ts'
import { wire } from './state.ts'
import { countPassing, listPassing, listTags, listViews, reachOf } from './store/views.ts'

const MOST_VIEWS = 30
const MOST_COUNTED = 100
const MOST_TAGS = 100

function shopsOf(db: Reads, shop: ShopId | undefined): readonly ShopId[] {
  if (!shop) return db.actor.shopIds
  if (!db.actor.shopIds.includes(shop)) throw new Refusal('shop.notFound')
  return [shop]
}

interface Asked {
  filter: InboxFilter
  cursor?: string | undefined
  limit: number
}
const matching = view('conversations.read', async (db, { filter, cursor, limit }: Asked) => {
  const key = readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor)
  const after = key && { at: key[0], id: key[1] }
  const shopIds = shopsOf(db, filter.shop)
  const reach = await reachOf(db, filter, shopIds, after)
  const rows = await listPassing(db, filter, shopIds, after, reach, limit)
  return page(rows, limit, wire, (row) => [row.lastAt.toISOString(), row.id], reach && [reach.at, reach.id])
})
const counted = async (db: Reads, filter: InboxFilter, shopIds: readonly ShopId[]) => {
  const reach = await reachOf(db, filter, shopIds, null)
  const found = await countPassing(db, filter, shopIds, reach, MOST_COUNTED)
  return { count: found, more: found === MOST_COUNTED || reach !== null }
}
const count = view('conversations.read', (db, filter: InboxFilter) => counted(db, filter, shopsOf(db, filter.shop)))

/** A view over a shop its reader doesn't see is theirs to see, and empty. */
const views = view('conversations.read', async (db, _: object) => {
  const items = []
  for (const { id: viewId, name, filter, ownerId } of await listViews(db, MOST_VIEWS)) {
    const shops = filter.shop ? db.actor.shopIds.filter((shop) => shop === filter.shop) : db.actor.shopIds
    items.push({ id: viewId, name, filter, team: ownerId === null, ...(await counted(db, filter, shops)) })
  }
  return { items }
})
const tags = view('conversations.read', async (db, { shop }: { shop?: ShopId | undefined }) => ({
  items: await listTags(db, shopsOf(db, shop), MOST_TAGS),
}))

const who = ['staff'] as const
const ofView = z.object({ id: id<'view'>() })

export const viewRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/conversations/matching',
    who: ['staff', 'key'],
    permission: matching.permission,
    summary:
      'Conversations that pass every field given, newest first; a page looks through 2,000 of each shop, so one that is not full may have a `next`',
    query: filterSchema.extend(pageQuery),
    reply: pageOf(conversationSchema),
    run: (context, { query: { cursor, limit, ...filter } }) => matching(context, { filter, cursor, limit }),
  }),
  route({
    method: 'GET',
    path: '/conversations/matching/count',
    who: ['staff', 'key'],
    permission: count.permission,
    summary:
      'How many pass: counting stops at 100, and for what is not only open work at the 2,000 newest of a shop; `more` says that there may be more',
    query: filterSchema,
    reply: z.object({ count: z.int(), more: z.boolean() }),
    run: (context, { query }) => count(context, query),
  }),
  route({
    method: 'GET',
    path: '/conversations/tags',
    who: ['staff', 'key'],
    permission: tags.permission,
    summary: 'Words conversations have been marked with, the latest first',
    query: z.object({ shop: id<'shop'>().optional() }),
    reply: z.object({ items: z.array(z.string()) }),
    run: (context, { query }) => tags(context, query),
  }),
  route({
    method: 'POST',
    path: '/conversations/:id/tags',
    who,
    permission: tagConversation.permission,
    summary: 'Mark it with words, or take some away',
    params: z.object({ id: id<'conversation'>() }),
    body: z.strictObject({ add: z.array(tagSchema).max(20).default([]), remove: z.array(tagSchema).max(20).default([]) }),
    reply: conversationSchema,
    run: (context, { params, body }) => tagConversation(context, { conversationId: params.id, ...body }),
  }),
  route({
    method: 'POST',
    path: '/conversations/bulk',
    who,
    permission: closeConversation.permission,
    summary: 'Close, assign, tag or snooze up to 100, each with its own answer',
    body: z.strictObject({ ids: z.array(id<'conversation'>()).min(1).max(100), act: bulkSchema }),
    reply: z.object({ items: z.array(bulkResultSchema) }),
    run: async (context, { body }) => ({ items: await doToMany(context, body.ids, body.act) }),
  }),
  route({
    method: 'GET',
    path: '/views',
    who,
    permission: views.permission,
    summary: "Everybody's saved lists and mine, with how many are in each",
    reply: z.object({ items: z.array(savedViewSchema) }),
    run: (context) => views(context, {}),
  }),
  route({
    method: 'POST',
    path: '/views',
    who,
    permission: addView.permission,
    summary: 'Save a list for myself, or for everybody',
    body: viewInputSchema,
    reply: z.object({ id: id<'view'>() }),
    status: 201,
    run: async (context, { body }) => ({ id: await addView(context, body) }),
  }),
  route({
    method: 'PUT',
    path: '/views/:id',
    who,
    permission: changeView.permission,
    summary: 'Change a saved list',
    params: ofView,
    body: viewInputSchema,
    run: (context, { params, body }) => changeView(context, { ...params, ...body }),
  }),
  route({
    method: 'DELETE',
    path: '/views/:id',
    who,
    permission: removeView.permission,
    summary: 'Forget a saved list',
    params: ofView,
    run: (context, asked) => removeView(context, asked.params.id),
  }),
]
