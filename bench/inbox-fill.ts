import type pg from 'pg'
import type { Asker } from './inbox-plans.ts'

export const MESSAGES_EACH = 10
/** What one person attends; a colleague's cap is of this order, however large the merchant is. */
const MINE = 300

/*
 * Of a hundred conversations five wait, five are with the assistant, five are attended and the rest are closed. Times are drawn, so that
 * rows lie in the table in another order than in the lists: harder than in life, where the newest lie together.
 */
const drawConversations = `create temp table drawn on commit drop as
  select n, uuidv7() as id, uuidv7() as customer_id, ($1::uuid[])[1 + n % cardinality($1::uuid[])] as shop_id,
    case when n % 100 < 5 then 'waiting' when n % 100 < 10 then 'assistant' when n % 100 < 15 then 'attended' else 'closed' end as status,
    now() - random() * case when n % 100 < 15 then interval '2 days' else interval '180 days' end as last_at,
    random() < 0.5 as asks
  from generate_series($2::int + 1, $3::int) as n`

const insertCustomers = `insert into customers (merchant_id, shop_id, id, name, first_seen_at)
  select $1::uuid, shop_id, customer_id, 'Customer ' || n, last_at - interval '1 day' from drawn`

/** Since when a person is waited for: everybody in the queue, and those whose attended conversation ends with their own words. */
const waits = `(status = 'waiting' or (status = 'attended' and asks))`
const insertConversations = (each: number) => `insert into conversations (
    merchant_id, shop_id, id, customer_id, customer_name, channel, status, staff_id, staff_name, language, last_seq, last_author,
    last_excerpt, last_message_at, waiting_since, unread, customer_read_seq, staff_read_seq, first_asked_at, first_answer_ms,
    opened_at, last_at, closed_at)
  select $1::uuid, shop_id, id, customer_id, 'Customer ' || n, 'widget', status,
    case when status = 'attended' and nth <= $3 then $2::uuid when status in ('attended', 'closed') then uuidv7() end,
    case when status in ('attended', 'closed') then 'Somebody' end,
    'en', ${each}, case when asks then 'customer' else 'staff' end, 'Thank you, I have seen it and will let you know: ' || n,
    last_at,
    case when ${waits} then last_at else 'infinity' end, case when ${waits} then 1 else 0 end, ${each}, ${each},
    last_at - interval '1 hour', 2000, last_at - interval '1 hour', last_at, case when status = 'closed' then last_at end
  from (select *, $4::int + row_number() over (partition by status order by n) as nth from drawn) as numbered order by n`

const insertMessages = (
  each: number,
) => `insert into messages (merchant_id, shop_id, conversation_id, seq, id, client_id, author, author_id,
    author_name, kind, body, language, at)
  select $1::uuid, shop_id, d.id, seq, uuidv7(), 'fill-' || n || '-' || seq, case when seq % 2 = 1 then 'customer' else 'staff' end,
    case when seq % 2 = 1 then customer_id::text else 'somebody' end, 'Somebody', 'text',
    'Thank you, I have seen it and will let you know. Message ' || seq || ' of ' || n, 'en',
    last_at - (${each} - seq) * interval '6 minutes'
  from drawn d cross join generate_series(1, ${each}) as seq`

/** Grows the merchant from `from` to `to` conversations with `each` messages, as the owning login, whom no row-level security stops. */
export async function fill(
  client: pg.Client,
  { merchantId, shopIds, staffId }: Asker,
  from: number,
  to: number,
  each = MESSAGES_EACH,
): Promise<void> {
  const attended = Math.floor(from / 20)
  await client.query('begin')
  await client.query('select setseed(0.5)')
  await client.query(drawConversations, [shopIds, from, to])
  await client.query(insertCustomers, [merchantId])
  await client.query(insertConversations(each), [merchantId, staffId, MINE, attended])
  await client.query(insertMessages(each), [merchantId])
  await client.query('commit')
  // With vacuum, as a database that has run for a while; or autovacuum would come in the middle of the measuring.
  await client.query('vacuum (analyze) customers, conversations, messages')
}
