import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { type Asker, planOf, queuePlan } from '../bench/inbox-plans.ts'
import { fill } from '../bench/scale-fill.ts'
import { listCases } from '../src/server/aftersales/store/cases.ts'
import { listComplaints } from '../src/server/complaints/store/complaints.ts'
import { conversationsOf } from '../src/server/conversations/store/conversations.ts'
import type { Reads } from '../src/server/foundation/transaction.ts'
import { listUncounted } from '../src/server/insights/store/facts.ts'
import { listCommitments } from '../src/server/tickets/store/commitments.ts'
import { listTickets } from '../src/server/tickets/store/tickets.ts'
import type { CustomerId } from '../src/shared/ids.ts'
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

before(async () => {
  const ours = await home.merchant('plans', { shops: 3 })
  asker = { merchantId: ours.id, shopIds: ours.shops.map(({ id }) => id), staffId: ours.staff.staff.id }
  const owner = new Client(home.database.address)
  await owner.connect()
  await fill(owner, asker, 0, SIZE, { cases: 2, rest: 2 })
  await owner.end()
})
test(`the lists of ${SIZE} conversations and ${SIZE / 2} cases are read as they were when somebody looked`, async (t) => {
  const app = new Client({ ...home.database.address, options: '-c role=shopbell_app' })
  await app.connect()
  t.after(() => app.end())
  const { shopIds, staffId } = asker
  const customerId = '00000000-0000-7000-8000-000000000000' as CustomerId
  const page = { shopIds, statuses: null, kinds: null, after: null, limit: 50 }
  const complaints = { ...page, customerId: null, orderId: null, ownerId: null }
  const tickets = { ...page, department: null, mine: null, conversationId: null }
  const lists: Record<string, (db: Reads) => Promise<unknown>> = {
    'conversations of a customer': (db) => conversationsOf(db, [customerId], null, 50),
    'what is not counted yet': (db) => listUncounted(db, shopIds[0]!, new Date(Date.now() - 60_000), 10),
    'cases that wait': (db) => listCases(db, { ...page, statuses: ['review', 'rejected'] }),
    'cases of a customer': (db) => listCases(db, { ...page, customerId }),
    complaints: (db) => listComplaints(db, complaints),
    'complaints that are open': (db) => listComplaints(db, { ...complaints, statuses: ['open', 'investigating'] }),
    'complaints of a customer': (db) => listComplaints(db, { ...complaints, customerId }),
    tickets: (db) => listTickets(db, tickets),
    'tickets that are open': (db) => listTickets(db, { ...tickets, statuses: ['open', 'inProgress'] }),
    'my promises': (db) => listCommitments(db, 'mine', shopIds, staffId, null, 50),
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
