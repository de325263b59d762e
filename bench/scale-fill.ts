import type pg from 'pg'
import { fill as fillConversations } from './inbox-fill.ts'
import type { Asker } from './inbox-plans.ts'
import { fill as fillCases } from './verdicts-fill.ts'

/* A merchant that grows in every room at once: for ten conversations one order with a case, for fifty a complaint, a ticket and a promise with its clock. */
const IN_CONVERSATION = 1
const usual = { cases: 10, rest: 50 }

/** Every conversation counted, as the bookkeeper leaves it, and its message in the search under one word in a hundred. */
const insertFacts = `insert into conversation_facts (merchant_id, shop_id, conversation_id, customer_id, customer_name, channel, staff_id, staff_name,
    opened_at, closed_at, last_seq, status, closings, first_reply_ms, first_reply_open_ms, replies, reply_ms, reply_open_ms, handling_ms, handling_open_ms,
    resolution_ms, resolution_open_ms)
  select merchant_id, shop_id, id, customer_id, customer_name, channel, staff_id, staff_name, opened_at, closed_at, last_seq, status, 0,
    20000, 20000, 1, 20000, 20000, 300000, 300000, 3600000, 3600000
  from conversations c where merchant_id = $1 on conflict do nothing`
const insertFound = `insert into search_entries (merchant_id, shop_id, kind, subject_id, part, customer_id, title, at, words)
  select merchant_id, shop_id, 'message', id, 1, null, '', last_at,
    ('''word' || (('x' || substr(md5(id::text), 1, 6))::bit(24)::int % 100) || ''':1A ''thank'':2A ''m' || merchant_id || '''')::tsvector
  from conversations where merchant_id = $1 on conflict do nothing`

const drawn = `with drawn as (
  select n, uuidv7() as id, ($2::uuid[])[1 + n % cardinality($2::uuid[])] as shop_id, now() - random() * interval '180 days' as at
    from generate_series($3::int + 1, $4::int) as n)`
const insertComplaints = `${drawn} insert into complaints (merchant_id, shop_id, id, number, customer_id, source, kind, severity, status, language, story,
    owner_id, owner_name, opened_by_kind, opened_by, created_at)
  select $1::uuid, shop_id, id, 'C-' || n, uuidv7(), 'portal', 'service', 'normal', case when n % 20 = 0 then 'open' else 'closed' end, 'en', 'A story',
    $5::uuid, 'Staff', 'customer', 'x', at from drawn`
const insertTickets = `${drawn} insert into tickets (merchant_id, shop_id, id, number, department, form, title, fields, note, severity, status, created_at)
  select $1::uuid, shop_id, id, 'T-' || n, 'warehouse', 'general', 'A ticket ' || n, '{}', '', 'normal', case when n % 20 = 0 then 'open' else 'done' end, at
  from drawn where $5::uuid is not null`
const insertPromises = `${drawn} insert into commitments (merchant_id, shop_id, id, kind, words, owner_id, owner_name, made_at, due_at, state, fulfilled_at)
  select $1::uuid, shop_id, id, 'promise', 'We will', $5::uuid, 'Staff', at, at + interval '200 days', case when n % 20 = 0 then 'open' else 'kept' end,
    case when n % 20 <> 0 then at end from drawn`
const insertDeadlines = `${drawn} insert into deadlines (merchant_id, shop_id, clock_id, rung, at)
  select $1::uuid, shop_id, id, 'breached', now() + interval '1 day' + random() * interval '90 days' from drawn where $5::uuid is not null`

/** `cases` and `rest`: for how many conversations there is one order with a case, and one of everything else. */
export async function fill(client: pg.Client, ready: Asker, from: number, to: number, { cases, rest } = usual): Promise<void> {
  const { merchantId, shopIds, staffId } = ready
  await fillConversations(client, ready, from, to, IN_CONVERSATION)
  await fillCases(client, ready, from / cases, to / cases, true)
  await client.query(insertFacts, [merchantId])
  await client.query(insertFound, [merchantId])
  for (const insert of [insertComplaints, insertTickets, insertPromises, insertDeadlines])
    await client.query(insert, [merchantId, shopIds, from / rest, to / rest, staffId])
  await client.query('vacuum (analyze) conversation_facts, search_entries, complaints, tickets, commitments, deadlines')
}
