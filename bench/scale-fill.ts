import type pg from 'pg'
import type { Asker } from './inbox-plans.ts'
import { pause } from './load.ts'
import { fill as fillCases } from './verdicts-fill.ts'

/*
 * A merchant that grows older in every room at once, at a thousand conversations a day: the n-th stands n thousandths of a day back, so that a larger
 * merchant has a longer past and the same day, week and open work. For ten conversations there is one order with a case, for fifty one of the rest.
 */
export const PER_DAY = 1_000
export const MESSAGES_EACH = 3
const usual = { cases: 10, rest: 50 }
/** How many of the newest conversations are not closed; a third of each kind. */
const OPEN = 1_500
/** What one person attends; a colleague's cap is of this order, however large the merchant is. */
const MINE = 300

/** Words of the messages: said in every one, in every one until nine days ago, in one of a hundred, in one of a hundred thousand. */
export const words = { always: 'thank', once: 'typhoon', hundredth: 'word42', rare: 'needle' }
const LATELY = 9 * PER_DAY

const each = `${86_400 / PER_DAY} seconds`
const drawConversations = `create temp table drawn on commit drop as
  select n, uuidv7(-ago) as id, uuidv7(-ago) as customer_id, ($1::uuid[])[1 + n % cardinality($1::uuid[])] as shop_id, now() - ago as last_at, n % 2 = 0 as asks,
    case when n > ${OPEN} then 'closed' else (array['waiting', 'assistant', 'attended'])[1 + n % 3] end as status
  from (select n, (n + random()) * interval '${each}' as ago from generate_series($2::int + 1, $3::int) as n) as counted`

const customers = `insert into customers (merchant_id, shop_id, id, name, first_seen_at)
  select $1::uuid, shop_id, customer_id, 'Customer ' || n, last_at - interval '1 day' from drawn`

/** One in ten has the telephone of another customer, of the same shop where there are three. */
const contacts = `insert into customer_contacts (merchant_id, shop_id, contact, kind, customer_id)
  select $1::uuid, shop_id, 'phone-' || n - case when n % 10 = 0 then 3 else 0 end, 'phone', customer_id from drawn`

/** Since when a person is waited for: everybody in the queue, and those whose attended conversation ends with their own words. */
const waits = `(status = 'waiting' or (status = 'attended' and asks))`
const conversations = `insert into conversations (merchant_id, shop_id, id, customer_id, customer_name, channel, status, staff_id, staff_name, language, last_seq,
    last_author, last_excerpt, last_message_at, waiting_since, unread, customer_read_seq, staff_read_seq, first_asked_at, first_answer_ms, opened_at, last_at, closed_at, tags)
  select $1::uuid, shop_id, id, customer_id, 'Customer ' || n, 'widget', status,
    case when status = 'attended' and n <= ${MINE * 3} then $2::uuid when status in ('attended', 'closed') then uuidv7() end,
    case when status in ('attended', 'closed') then 'Somebody' end,
    'en', ${MESSAGES_EACH}, case when asks then 'customer' else 'staff' end, 'Thank you, I have seen it and will let you know: ' || n, last_at,
    case when ${waits} then last_at else 'infinity' end, case when ${waits} then 1 else 0 end, ${MESSAGES_EACH}, ${MESSAGES_EACH},
    last_at - interval '1 hour', 2000, last_at - interval '1 hour', last_at, case when status = 'closed' then last_at end,
    case when n % 5000 = 0 then '{seldom}' else '{}' end::text[]
  from drawn`

const messages = `insert into messages (merchant_id, shop_id, conversation_id, seq, id, client_id, author, author_id, author_name, kind, body, language, at)
  select $1::uuid, shop_id, d.id, seq, uuidv7(), 'fill-' || n || '-' || seq, case when seq % 2 = 1 then 'customer' else 'staff' end,
    case when seq % 2 = 1 then customer_id::text else 'somebody' end, 'Somebody', 'text',
    'Thank you, I have seen it and will let you know. Message ' || seq || ' of ' || n, 'en', last_at - (${MESSAGES_EACH} - seq) * interval '6 minutes'
  from drawn d cross join generate_series(1, ${MESSAGES_EACH}) as seq`

/** Every message in the search, as the reader of the log leaves it. */
const found = `insert into search_entries (merchant_id, shop_id, kind, subject_id, part, customer_id, title, at, words)
  select $1::uuid, shop_id, 'message', id, seq, null, '', last_at - (${MESSAGES_EACH} - seq) * interval '6 minutes',
    ('''${words.always}'':1A ''谢谢'':2A ''word' || (n * ${MESSAGES_EACH} + seq) % 100 || ''':3A'
      || case when n > ${LATELY} then ' ''${words.once}'':4A' else '' end || case when n % 100000 = 77 then ' ''${words.rare}'':5A' else '' end)::tsvector
  from drawn cross join generate_series(1, ${MESSAGES_EACH}) as seq`

const rated = `(n % 5 = 0 and status = 'closed')`
/** Every conversation counted, as the bookkeeper leaves it; it goes on from now. */
const facts = `insert into conversation_facts (merchant_id, shop_id, conversation_id, customer_id, customer_name, channel, staff_id, staff_name,
    opened_at, closed_at, last_seq, status, closings, first_reply_ms, first_reply_open_ms, replies, reply_ms, reply_open_ms, handling_ms, handling_open_ms,
    resolution_ms, resolution_open_ms, asked, rated, scored)
  select $1::uuid, shop_id, id, customer_id, 'Customer ' || n, 'widget', null, null, last_at - interval '1 hour', case when status = 'closed' then last_at end,
    ${MESSAGES_EACH}, status, 0, (n::bigint * 7919) % 90000, (n::bigint * 7919) % 60000, 1, 20000, 20000, 300000, 300000, 3600000, 3600000, ${rated}::int, ${rated}::int, ${rated}::int
  from drawn`
const marks = `insert into fact_marks (merchant_id, shop_id, counted_until) select distinct $1::uuid, shop_id, now() from drawn on conflict do nothing`
const ratings = `insert into ratings (merchant_id, shop_id, conversation_id, seq, customer_id, language, asked_at, score, via, rated_at)
  select $1::uuid, shop_id, id, ${MESSAGES_EACH}, customer_id, 'en', last_at, 1, 'widget', last_at from drawn where ${rated}`
/** The log of long ago: everybody who reads it has read this. */
const events = `insert into events (merchant_id, id, transaction_id, shop_id, customer_id, conversation_id, name, audience, actor_id, at, data)
  select $1::uuid, id, '1'::xid8, shop_id, customer_id, id, 'conversation.closed', 'shop', case when n % 50000 = 0 then 'seldom' else 'somebody' end, last_at, '{}' from drawn`

const drawRest = `create temp table drawn on commit drop as
  select n, uuidv7(-ago) as id, ($1::uuid[])[1 + n % cardinality($1::uuid[])] as shop_id, now() - ago as at, $4::uuid as staff_id
    from (select n, (n + random()) * $5::int * interval '${each}' as ago from generate_series($2::int + 1, $3::int) as n) as counted`
const complaints = `insert into complaints (merchant_id, shop_id, id, number, customer_id, source, kind, severity, status, language, story,
    owner_id, owner_name, opened_by_kind, opened_by, created_at, urgency)
  select $1::uuid, shop_id, id, 'C-' || n, uuidv7(), 'portal',
    (array['quality', 'delivery', 'description', 'service', 'price', 'refund', 'other'])[1 + n % 7], 'normal', case when n <= 200 then 'open' else 'closed' end, 'en', 'A story',
    staff_id, 'Staff', 'customer', 'x', at,
    case when n <= 200 then extract(epoch from at + interval '7 days') * 1000 else 3000000000000000 - extract(epoch from at) * 1000 end from drawn`
const tickets = `insert into tickets (merchant_id, shop_id, id, number, department, form, title, fields, note, severity, status, created_at, asked_by, assignee_id, urgency)
  select $1::uuid, shop_id, id, 'T-' || n, case when n % 1000 = 0 then 'seldom' else 'warehouse' end, 'general', 'A ticket ' || n, '{}', '', 'normal',
    case when n <= 200 then 'open' else 'done' end, at, case when n <= 20 then staff_id end, case when n % 10 = 0 then staff_id end, 3000000000000000 - extract(epoch from at) * 1000 from drawn`
const ticketPeople = `insert into ticket_people (merchant_id, shop_id, ticket_id, staff_id, department, status, urgency)
  select t.merchant_id, t.shop_id, t.id, d.staff_id, t.department, t.status, t.urgency from drawn d join tickets t on t.merchant_id = $1 and t.id = d.id
    where d.staff_id in (t.asked_by, t.assignee_id)`
const promises = `insert into commitments (merchant_id, shop_id, id, kind, words, owner_id, owner_name, made_at, due_at, state, fulfilled_at)
  select $1::uuid, shop_id, id, 'promise', 'We will', staff_id, 'Staff', at, at + interval '2 days', case when n <= 200 then 'open' else 'kept' end,
    case when n > 200 then at end from drawn`
const clocks = `insert into clocks (merchant_id, shop_id, id, code, subject_kind, subject_id, occasion, owner_id, state, counts, steps, tell, clockwork_version, started_at, due_at,
    stopped_at, answered)
  select $1::uuid, shop_id, id, 'complaintAnswer', 'complaint', id, '1', staff_id, case when n <= 200 then 'running' else 'stopped' end, 'natural', '[]', '{}', 1, at,
    at + interval '7 days', case when n > 200 then at + interval '1 day' end, case when n > 200 then true end from drawn`
const deadlines = `insert into deadlines (merchant_id, shop_id, clock_id, rung, at)
  select $1::uuid, shop_id, id, 'breached', now() + interval '1 day' + random() * interval '90 days' from drawn`
const alerts = `insert into alerts (merchant_id, shop_id, id, staff_id, clock_id, rung, at, seen_at)
  select $1::uuid, shop_id, id, staff_id, id, 'breached', at, case when n > 50 then at end from drawn`
const mentions = `insert into mentions (merchant_id, shop_id, staff_id, conversation_id, at, seen_at)
  select $1::uuid, c.shop_id, $2::uuid, c.id, c.last_at, case when n > 50 then c.last_at end
  from drawn d, lateral (select * from conversations c where c.merchant_id = $1 and c.shop_id = d.shop_id and c.last_at <= d.at order by last_at desc, id desc limit 1) c
  on conflict do nothing`
const products = `insert into products (merchant_id, shop_id, id, external_id, title, description, currency, tags, attributes, search, fingerprint, updated_at)
  select $1::uuid, shop_id, id, 'product-' || n, 'Lamp ' || md5(n::text), '', 'USD', '{}', '{}', ('''lamp'':1A ''' || md5(n::text) || ''':2A')::tsvector, '', at from drawn`
const articles = `insert into articles (merchant_id, shop_id, id, kind, language, title, body, phrasings, published, search, updated_at)
  select $1::uuid, shop_id, id, 'faq', 'en', 'Lamp ' || md5(n::text), 'How a lamp is lit', '{}', true, ('''lamp'':1 ''' || md5(n::text) || ''':2')::tsvector, at from drawn`
const runs = `insert into model_runs (merchant_id, shop_id, id, conversation_id, model, outcome, sent, calls, said, took_ms, at)
  select $1::uuid, shop_id, id, id, 'model', 'said', '[]', '[]', 'Hello', 100, at from drawn`

/** It listens to nothing, so that nothing is sent. */
const WEBHOOK = `insert into webhooks (merchant_id, id, name, url, events, shop_ids, secret_sealed, created_by, created_at)
  select $1::uuid, uuidv7(), 'Bench', 'https://hook.example/', '{}', '{}', '', '', now() where not exists (select from webhooks where merchant_id = $1)`
/** All were taken; what the guard saw was never more than a warning. */
const deliveries = `insert into webhook_deliveries (merchant_id, id, webhook_id, event_id, event_name, status, attempts, delivered_at, last_status, created_at)
  select $1::uuid, d.id, w.id, d.id, 'conversation.closed', 'delivered', 1, last_at, 204, last_at from drawn d, webhooks w where w.merchant_id = $1`
const guarded = `insert into guard_log (merchant_id, shop_id, id, channel, author, verdict, hits, excerpt, at)
  select $1::uuid, shop_id, id, 'widget', 'staff', 'warn', '[]', 'Thank you', at from drawn`

/** Decided, but for one in five hundred. */
const learnt = `insert into improvements (merchant_id, shop_id, id, kind, fingerprint, language, text, body, because, conversation_id, status, at, decided_at)
  select $1::uuid, shop_id, id, 'intentPhrasing', n::text, 'en', 'Where is number ' || n, '', 'corrected', id,
    case when n % 500 = 0 then 'open' else 'accepted' end, at, case when n % 500 > 0 then at end from drawn`

/** The one index that is many times dearer row by row than all at once: made anew, as it was, when the rows are there. */
const WORDS = 'search_entries_by_words'
const foundAtOnce = [
  `create temp table made_anew on commit drop as select pg_get_indexdef('${WORDS}'::regclass) as text`,
  `drop index ${WORDS}`,
  found,
  `do $$ begin execute (select text from made_anew); end $$`,
]

/** All in one transaction, so that nobody who looks for what is new finds it half done. */
async function insertAll(
  client: pg.Client,
  draw: string,
  drawn: unknown[],
  inserts: readonly string[],
  merchantId: string,
  staffId: string,
) {
  await client.query(`begin; set local synchronous_commit = off; set local maintenance_work_mem = '512MB'; select setseed(0.5)`)
  await client.query(draw, drawn)
  await client.query('analyze drawn')
  for (const insert of inserts)
    await client.query(
      insert,
      [merchantId, staffId].filter((_, i) => insert.includes(`$${i + 1}`)),
    )
  await client.query('commit')
}

/** Until the server has added up the days that are over. Throws after ten minutes. */
export async function addedUp(client: pg.Client, { merchantId }: Asker): Promise<void> {
  const left = `select from fact_marks where merchant_id = $1 and (days_until is null or days_until < (now() at time zone days_zone)::date - 3)`
  for (let tries = 0; (await client.query(left, [merchantId])).rowCount; tries++) {
    if (tries > 600) throw new Error('the days are not added up')
    await pause(1000)
  }
  await client.query('vacuum (analyze) fact_days')
}

/**
 * Grows the merchant from `from` to `to` conversations, as the owning login, whom no row-level security stops. `cases` and `rest`: for how many
 * conversations there is one order with a case, and one of everything else.
 */
export async function fill(client: pg.Client, asker: Asker, from: number, to: number, { cases, rest } = usual): Promise<void> {
  const { merchantId, shopIds, staffId } = asker
  const ofConversations = [customers, contacts, conversations, messages, ...foundAtOnce, facts, marks, ratings, events, deliveries]
  const ofRest = [
    complaints,
    tickets,
    ticketPeople,
    promises,
    clocks,
    deadlines,
    alerts,
    mentions,
    products,
    articles,
    runs,
    guarded,
    learnt,
  ]
  await client.query(WEBHOOK, [merchantId])
  await insertAll(client, drawConversations, [shopIds, from, to], ofConversations, merchantId, staffId)
  await fillCases(client, asker, from / cases, to / cases, true, PER_DAY / cases)
  await insertAll(client, drawRest, [shopIds, from / rest, to / rest, staffId, rest], ofRest, merchantId, staffId)
  // Days that were added up have more in them now.
  for (const text of [
    'delete from fact_days where merchant_id = $1',
    'update fact_marks set days_zone = null, days_until = null where merchant_id = $1',
  ])
    await client.query(text, [merchantId])
  // The facts say already what came of the conversations.
  await client.query('delete from fact_changes where merchant_id = $1', [merchantId])
  // With vacuum, as a database that has run for a while; or autovacuum would come in the middle of the measuring.
  await client.query('vacuum (analyze)')
}
