import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Client } from 'pg'
import { validate } from 'uuid'
import { Refusal } from '../../../shared/refusals.ts'
import { type Address, connectOwner } from '../database/database.ts'
import { factsLock } from '../fact-changes.ts'
import { tsvectorOf } from '../search-words.ts'

export interface ErasureReport {
  customerId: string
  /** Of the same person: those that were joined with it on proof are erased with it. */
  profiles: string[]
  erasedAt: string
  /** Rows that were deleted, or whose words were taken out, by table. */
  erased: Record<string, number>
  files: number
  /** What stays, and why. */
  kept: Record<string, string>
}

const theirs = `(select id from conversations where merchant_id = $1 and customer_id = $2)`
const orders = `(select id from orders where merchant_id = $1 and customer_id = $2)`
const cases = `(select id from aftersales where merchant_id = $1 and customer_id = $2)`
const complaints = `(select id from complaints where merchant_id = $1 and customer_id = $2)`
const tickets = `(select id from tickets where merchant_id = $1 and conversation_id in ${theirs}
  union select id from tickets where merchant_id = $1 and order_id in ${orders})`
const promises = `(select id from commitments where merchant_id = $1 and customer_id = $2
  union select id from commitments where merchant_id = $1 and conversation_id in ${theirs})`
/** Whatever a clock can be about. */
const subjects = `(select id from (select id from conversations where merchant_id = $1 and customer_id = $2) c
  union all ${cases} union all ${complaints} union all ${tickets} union all ${promises})`

/**
 * In this order: what is found through another row goes before it. Amounts, dates, states and goods stay; words, names and places go. Each is found by an
 * index, also where that takes two looks: from the first one that writes, nobody's stream tells anything new until all of it is done.
 */
const steps: readonly (readonly [table: string, text: string])[] = [
  ['guard_log', `delete from guard_log where merchant_id = $1 and conversation_id in ${theirs}`],
  ['assistant_turns', `delete from assistant_turns where merchant_id = $1 and conversation_id in ${theirs}`],
  ['assistant_dialogues', `delete from assistant_dialogues where merchant_id = $1 and conversation_id in ${theirs}`],
  ['model_runs', `delete from model_runs where merchant_id = $1 and conversation_id in ${theirs}`],
  ['help_suggestions', `delete from help_suggestions where merchant_id = $1 and conversation_id in ${theirs}`],
  ['improvements', `delete from improvements where merchant_id = $1 and conversation_id in ${theirs}`],
  ['drafts', `delete from drafts where merchant_id = $1 and conversation_id in ${theirs}`],
  ['later_messages', `delete from later_messages where merchant_id = $1 and conversation_id in ${theirs}`],
  [
    'message_receipts',
    `update message_receipts set reason = null where merchant_id = $1 and conversation_id in ${theirs} and reason is not null`,
  ],
  [
    'search_entries',
    `delete from search_entries where merchant_id = $1
       and (kind, subject_id) in (select 'message', id from conversations where merchant_id = $1 and customer_id = $2 union all select 'customer', $2)`,
  ],
  ['conversation_facts', `update conversation_facts set customer_name = null where merchant_id = $1 and customer_id = $2`],
  ['idempotency_keys', `delete from idempotency_keys where merchant_id = $1 and actor_id = $2::uuid::text`],
  ['confirmations', `delete from confirmations where merchant_id = $1 and customer_id = $2`],
  [
    'messages',
    `update messages set body = '', cards = '[]', attachments = '[]', author_name = case when author = 'customer' then null else author_name end
      where merchant_id = $1 and conversation_id in ${theirs}`,
  ],
  ['commitments', `update commitments set words = '', note = '' where merchant_id = $1 and id in ${promises}`],
  ['clocks', `update clocks set labels = '{}' where merchant_id = $1 and subject_id in ${subjects}`],
  ['ticket_steps', `update ticket_steps set note = '' where merchant_id = $1 and ticket_id in ${tickets}`],
  ['tickets', `update tickets set title = '', fields = '{}', note = '' where merchant_id = $1 and id in ${tickets}`],
  ['complaint_steps', `update complaint_steps set note = '' where merchant_id = $1 and complaint_id in ${complaints}`],
  [
    'complaints',
    `update complaints set story = '', evidence = '{}', answers = '[]', liability = liability || '{"reason": ""}', demanded = demanded || '{"note": ""}',
       offered = offered || '{"note": ""}' where merchant_id = $1 and customer_id = $2`,
  ],
  ['aftersale_steps', `update aftersale_steps set note = '' where merchant_id = $1 and aftersale_id in ${cases}`],
  [
    'aftersales',
    `update aftersales set note = '', evidence = '{}',
       ask = case when ask ? 'address' then jsonb_set(ask, '{address}', '{"lines": []}') when ask ? 'note' then ask || '{"note": ""}' else ask end
      where merchant_id = $1 and customer_id = $2`,
  ],
  ['order_marks', `update order_marks set remark = '' where merchant_id = $1 and order_id in ${orders}`],
  ['parcels', `update parcels set scans = '[]' where merchant_id = $1 and order_id in ${orders}`],
  [
    'orders',
    `update orders set address = null, remark = null, customer_external_id = '', fingerprint = '' where merchant_id = $1 and customer_id = $2`,
  ],
  [
    'conversations',
    `update conversations set customer_name = null, last_excerpt = null, viewing = null, version = gen_random_uuid()
      where merchant_id = $1 and customer_id = $2`,
  ],
  ['sales', `delete from sales where merchant_id = $1 and conversation_id in ${theirs}`],
  ['ratings', `update ratings set words = '' where merchant_id = $1 and customer_id = $2`],
  ['closings', `update closings set follow_up = '' where merchant_id = $1 and conversation_id in ${theirs}`],
  ['customer_contacts', `delete from customer_contacts where merchant_id = $1 and customer_id = $2`],
  ['customers_apart', `delete from customers_apart where merchant_id = $1 and (one_id = $2 or other_id = $2)`],
  ['customer_tokens', `delete from customer_tokens where merchant_id = $1 and customer_id = $2`],
  ['customer_payment_methods', `delete from customer_payment_methods where merchant_id = $1 and customer_id = $2`],
  [
    'platform_moments',
    `delete from platform_moments m using customers c where c.merchant_id = $1 and c.id = $2 and m.merchant_id = $1 and m.shop_id = c.shop_id
       and m.kind = 'customer' and m.external_id = c.external_id`,
  ],
  [
    'customers',
    `update customers set external_id = null, name = null, email = null, phone = null, address = null, tags = '{}', fingerprint = null
      where merchant_id = $1 and id = $2`,
  ],
]
/**
 * Two that work behind everybody may have read something and be about to write it down: who counts is waited for and then kept out, and who makes messages
 * findable has to read again from where the log stands.
 */
async function holdBack(client: Client, merchantId: string): Promise<void> {
  const { rows } = await client.query<{ id: string }>('select id from shops where merchant_id = $1 order by id', [merchantId])
  for (const { id } of rows) await client.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [factsLock(merchantId, id)])
  // Before every event of that transaction, and never where it stood: also not when somebody else has just been erased.
  await client.query(`update installation set searched_event = ('00000000-0000-0000-0000-' || right(gen_random_uuid()::text, 12))::uuid`)
}

/** What is still found by its number alone. */
const numbers = `select 'complaint' as kind, id, number from complaints where merchant_id = $1 and customer_id = $2
  union all select 'ticket', id, number from tickets where merchant_id = $1 and id in ${tickets}
  union all select 'aftersale', id, number from aftersales where merchant_id = $1 and customer_id = $2`

async function findByNumberOnly(client: Client, who: readonly string[]): Promise<number> {
  const { rows } = await client.query<{ kind: string; id: string; number: string }>(numbers, [...who])
  const { rowCount } = await client.query(
    `update search_entries e set title = n.number, words = n.words::tsvector
       from unnest($2::text[], $3::uuid[], $4::text[], $5::text[]) as n(kind, id, number, words)
      where e.merchant_id = $1 and e.kind = n.kind and e.subject_id = n.id`,
    [
      who[0],
      rows.map(({ kind }) => kind),
      rows.map(({ id }) => id),
      rows.map(({ number }) => number),
      rows.map(({ number }) => tsvectorOf(number)),
    ],
  )
  return rowCount ?? 0
}

const kept = {
  'orders, order_lines, payments, parcels': 'goods, amounts and dates are the shop’s books',
  'aftersales, money_entries': 'what was decided and paid back, by whom and when',
  'conversations, messages': 'that they took place, when, and who answered',
}

/**
 * Events of a person have no index (each message would write it), so that finding them reads their merchant's whole log. That is done beforehand, while
 * nothing is being written; what has come since is found behind the oldest transaction there was then.
 */
async function findEvents(client: Client, merchantId: string, profiles: readonly string[]): Promise<{ ids: string[]; since: string }> {
  const { rows: now } = await client.query<{ since: string }>('select pg_snapshot_xmin(pg_current_snapshot())::text as since')
  const { rows } = await client.query<{ id: string }>(`select id from events where merchant_id = $1 and ${ofProfiles}`, [
    merchantId,
    profiles,
  ])
  return { ids: rows.map(({ id }) => id), since: now[0]!.since }
}
const ofProfiles = `(customer_id = any($2::uuid[]) or conversation_id in
  (select id from conversations where merchant_id = $1 and customer_id = any($2::uuid[])))`

const merchantOf = `select m.merchant_id as "merchantId" from merchants m
  where exists (select from customers c where c.merchant_id = m.merchant_id and c.id = $1)`

/**
 * Takes one person out, with all profiles that were joined: their names, addresses, words, files and ways in, in one transaction. The rows themselves stay,
 * nameless, so that orders and figures still add up. Backups made before still hold them. Throws `customer.notFound`.
 */
export async function erasePerson(
  address: Address,
  { customerId, dataDir, now }: { customerId: string; dataDir: string; now: Date },
): Promise<ErasureReport> {
  if (!validate(customerId)) throw new Refusal('customer.notFound')
  const client = await connectOwner(address, 'erase')
  try {
    const { rows } = await client.query<{ merchantId: string }>(merchantOf, [customerId])
    if (!rows[0]) throw new Refusal('customer.notFound')
    const { merchantId } = rows[0]
    const before = await profilesOf(client, merchantId, customerId)
    const events = await findEvents(client, merchantId, before)
    await client.query('begin')
    await holdBack(client, merchantId)
    const profiles = await profilesOf(client, merchantId, customerId, 'for update of c')
    // Joined with somebody else meanwhile: their events have to be found, too.
    const joined = profiles.filter((id) => !before.includes(id))
    const ids = joined.length ? events.ids.concat((await findEvents(client, merchantId, joined)).ids) : events.ids
    const { rowCount } = await client.query(
      `delete from events where merchant_id = $1 and id in (select unnest($3::uuid[])
         union all select id from events where merchant_id = $1 and transaction_id >= $4::xid8 and ${ofProfiles})`,
      [merchantId, profiles, ids, events.since],
    )
    const erased: Record<string, number> = { events: rowCount ?? 0 }
    const gone: string[] = []
    for (const id of profiles) {
      const who = [merchantId, id]
      const files = await client.query<{ id: string }>('delete from files where merchant_id = $1 and customer_id = $2 returning id', who)
      gone.push(...files.rows.map((file) => file.id))
      for (const [table, text] of steps) erased[table] = (erased[table] ?? 0) + ((await client.query(text, who)).rowCount ?? 0)
      erased.search_entries! += await findByNumberOnly(client, who)
    }
    await client.query('commit')
    for (const id of gone) await rm(join(dataDir, 'files', merchantId, id.slice(-2), id), { force: true })
    return { customerId, profiles, erasedAt: now.toISOString(), erased, files: gone.length, kept }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}

async function profilesOf(client: Client, merchantId: string, customerId: string, lock = ''): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `with root as (select coalesce(merged_into, id) as id from customers where merchant_id = $1 and id = $2),
       person as (select id from root union all select c.id from root join customers c on c.merchant_id = $1 and c.merged_into = root.id)
     select c.id from person join customers c on c.merchant_id = $1 and c.id = person.id order by c.id ${lock}`,
    [merchantId, customerId],
  )
  return rows.map(({ id }) => id)
}
