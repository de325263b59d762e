import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { type Asker, planOf, queuePlan } from '../bench/inbox-plans.ts'
import { fill } from '../bench/scale-fill.ts'
import { listCases } from '../src/server/aftersales/store/cases.ts'
import { listOrders } from '../src/server/commerce/store/orders.ts'
import { listProducts } from '../src/server/commerce/store/products.ts'
import { listComplaints, listComplaintsOf } from '../src/server/complaints/store/complaints.ts'
import { conversationsOf } from '../src/server/conversations/store/conversations.ts'
import { countPassing, listPassing } from '../src/server/conversations/store/views.ts'
import { listCustomers } from '../src/server/customers/store/customers.ts'
import { listEvents } from '../src/server/foundation/audit.ts'
import type { Reads } from '../src/server/foundation/transaction.ts'
import { addUpNext } from '../src/server/insights/bookkeeper.ts'
import { nextDay } from '../src/server/insights/store/days.ts'
import { listUncounted } from '../src/server/insights/store/facts.ts'
import { listConcerned } from '../src/server/insights/store/outcomes.ts'
import { countRatings } from '../src/server/insights/store/ratings.ts'
import { listBehind, listGroups } from '../src/server/insights/store/reports.ts'
import { listArticles } from '../src/server/knowledge/store.ts'
import { listAlerts, listLive } from '../src/server/tickets/store/clocks.ts'
import { listCommitments } from '../src/server/tickets/store/commitments.ts'
import { listTickets, listTicketsOf } from '../src/server/tickets/store/tickets.ts'
import type { ConversationId, CustomerId } from '../src/shared/ids.ts'
import { queues } from '../src/shared/wire/conversation.ts'
import { house } from './support/house.ts'

/*
 * The plans PostgreSQL makes for the lists people look at all day, as they were when somebody looked at them. A change of a query, an index or a wall
 * that changes one fails here; who means it writes them anew with PLANS=write and shows the difference.
 */
const kept = join(import.meta.dirname, 'plans.txt')
const SIZE = 10_000
const home = await house({ work: false })
let asker: Asker
/** Only the question is wanted here, and it is answered with no row. */
const noRow = () => 0

before(async () => {
  const ours = await home.merchant('plans', { shops: 3 })
  asker = { merchantId: ours.id, shopIds: ours.shops.map(({ id }) => id), staffId: ours.staff.staff.id }
  const owner = new Client(home.database.address)
  await owner.connect()
  await fill(owner, asker, 0, SIZE, { cases: 2, rest: 2 })
  for (const shopId of asker.shopIds) while (await addUpNext(ours.system, shopId));
  await owner.query('vacuum (analyze) fact_days, fact_marks')
  // As while many orders are brought in: of an empty table every plan reads the whole.
  await owner.query(
    'insert into fact_changes (merchant_id, shop_id, id, at) select $1, $2, gen_random_uuid(), now() from generate_series(1, 5000)',
    [ours.id, asker.shopIds[0]],
  )
  await owner.query('analyze fact_changes')
  await owner.end()
})
test(`the lists of ${SIZE} conversations and ${SIZE / 2} cases are read as they were when somebody looked`, async (t) => {
  const app = new Client({ ...home.database.address, options: '-c role=shopbell_app' })
  await app.connect()
  t.after(() => app.end())
  const { shopIds, staffId } = asker
  const customerId = '00000000-0000-7000-8000-000000000000' as CustomerId
  const page = { shopIds, statuses: null, kinds: null, after: null, limit: 50 }
  const complaints = { ...page, ownerId: null }
  const tickets = { ...page, department: null, mine: null }
  const reach = { at: new Date(Date.now() - 7 * 86_400_000).toISOString(), id: customerId }
  const week = {
    shopIds,
    from: new Date(Date.now() - 7 * 86_400_000),
    to: new Date(),
    firstDay: new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10),
    lastDay: new Date().toISOString().slice(0, 10),
    business: false,
    by: 'day' as const,
    timeZone: 'UTC',
  }
  const lists: Record<string, (db: Reads) => Promise<unknown>> = {
    'conversations of a customer': (db) => conversationsOf(db, [customerId], null, 50),
    'what is not counted yet': (db) =>
      listUncounted(db, shopIds[0]!, { lastAt: new Date(Date.now() - 60_000), id: customerId as string as ConversationId }, 10),
    'cases that wait': (db) => listCases(db, { ...page, statuses: ['review', 'rejected'] }),
    'cases of a customer': (db) => listCases(db, { ...page, customerId }),
    complaints: (db) => listComplaints(db, complaints),
    'complaints that are open': (db) => listComplaints(db, { ...complaints, statuses: ['open', 'investigating'] }),
    'complaints of mine': (db) => listComplaints(db, { ...complaints, ownerId: staffId }),
    'complaints of mine that are open': (db) =>
      listComplaints(db, { ...complaints, ownerId: staffId, statuses: ['open', 'investigating'] }),
    'complaints of a kind': (db) => listComplaints(db, { ...complaints, kinds: ['privacy'] }),
    'complaints of a customer': (db) => listComplaintsOf(db, { ...complaints, customerId, orderId: null }),
    tickets: (db) => listTickets(db, tickets),
    'tickets that are open': (db) => listTickets(db, { ...tickets, statuses: ['open', 'inProgress'] }),
    'tickets of mine': (db) => listTickets(db, { ...tickets, mine: staffId }),
    'tickets of mine that are open': (db) =>
      listTickets(db, { ...tickets, mine: staffId, department: 'warehouse', statuses: ['open', 'inProgress'] }),
    'my promises': (db) => listCommitments(db, 'mine', shopIds, staffId, null, 50),
    customers: (db) => listCustomers(db, shopIds, null, 50),
    orders: (db) => listOrders(db, shopIds, null, 50),
    products: (db) => listProducts(db, shopIds, null, 50),
    articles: (db) => listArticles(db, { shopIds, language: null, kind: null, after: null, limit: 50 }),
    'saved list': (db) => listPassing(db, { unread: true }, shopIds, null, reach, 50),
    'saved list of open work': (db) => listPassing(db, { status: ['waiting', 'attended'], tag: 'seldom' }, shopIds, null, null, 50),
    'saved list, counted': (db) => countPassing(db, { unread: true }, shopIds, reach, 100).catch(noRow),
    'what a new conversation may have changed': (db) =>
      listConcerned(db, shopIds[0]!, [{ customerId, openedAt: new Date() }], [customerId]),
    'figures of a week': (db) => listGroups(db, week),
    'ratings of a week': (db) => countRatings(db, { ...week, key: null }),
    'the next day to add up': (db) => nextDay(db, shopIds[0]!, 'UTC', week.firstDay),
    'rows behind a figure': (db) => listBehind(db, week, { figure: 'volume', key: null, after: null, limit: 50 }),
    'audit of one person': (db) => listEvents(db, { actorId: 'seldom' }, { after: null, reach: customerId, limit: 50 }),
    'tickets of a department': (db) => listTickets(db, { ...tickets, department: 'seldom' }),
    'tickets of a conversation': (db) => listTicketsOf(db, { ...tickets, conversationId: customerId as string as ConversationId }),
    'running clocks': (db) => listLive(db, shopIds, null, 50),
    'warnings to me': (db) => listAlerts(db, 50),
    'promises of the team': (db) => listCommitments(db, 'team', shopIds, staffId, null, 50),
    'promises that are done': (db) => listCommitments(db, 'done', shopIds, staffId, null, 50),
    'promises that are late': (db) => listCommitments(db, 'overdue', shopIds, staffId, null, 50),
  }
  const found: string[] = []
  for (const queue of queues) found.push(`queue ${queue}: ${(await queuePlan(app, queue, asker)).shape}`)
  for (const [name, ask] of Object.entries(lists)) found.push(`${name}: ${(await planOf(app, name, ask, asker)).shape}`)
  if (process.env.PLANS === 'write') writeFileSync(kept, `${found.join('\n')}\n`)
  assert.deepEqual(found, readFileSync(kept, 'utf8').trim().split('\n'), 'PLANS=write node --test test/plans.test.ts writes them anew')
  assert.deepEqual(
    found.filter((plan) => plan.includes('Seq Scan')),
    [],
  )
})
