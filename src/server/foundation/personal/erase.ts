import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { Refusal } from '../../../shared/refusals.ts'
import type { Address } from '../database/database.ts'

export interface ErasureReport {
  customerId: string
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
const tickets = `(select id from tickets where merchant_id = $1 and (conversation_id in ${theirs} or order_id in ${orders}))`

/** In this order: what is found through another row goes before it. Amounts, dates, states and goods stay; words, names and places go. */
const steps: readonly (readonly [table: string, text: string])[] = [
  ['events', `delete from events where merchant_id = $1 and (customer_id = $2 or conversation_id in ${theirs})`],
  ['guard_log', `delete from guard_log where merchant_id = $1 and conversation_id in ${theirs}`],
  ['assistant_turns', `delete from assistant_turns where merchant_id = $1 and conversation_id in ${theirs}`],
  ['assistant_dialogues', `delete from assistant_dialogues where merchant_id = $1 and conversation_id in ${theirs}`],
  ['model_runs', `delete from model_runs where merchant_id = $1 and conversation_id in ${theirs}`],
  ['idempotency_keys', `delete from idempotency_keys where merchant_id = $1 and actor_id = $2::uuid::text`],
  ['confirmations', `delete from confirmations where merchant_id = $1 and customer_id = $2`],
  [
    'messages',
    `update messages set body = '', cards = '[]', attachments = '[]', author_name = case when author = 'customer' then null else author_name end
      where merchant_id = $1 and conversation_id in ${theirs}`,
  ],
  [
    'commitments',
    `update commitments set words = '', note = '' where merchant_id = $1 and (customer_id = $2 or conversation_id in ${theirs})`,
  ],
  ['clocks', `update clocks set labels = '{}' where merchant_id = $1 and customer_id = $2`],
  ['ticket_steps', `update ticket_steps set note = '' where merchant_id = $1 and ticket_id in ${tickets}`],
  ['tickets', `update tickets set title = '', fields = '{}', note = '' where merchant_id = $1 and id in ${tickets}`],
  ['complaint_steps', `update complaint_steps set note = '' where merchant_id = $1 and complaint_id in ${complaints}`],
  ['complaints', `update complaints set story = '', evidence = '{}', answers = '[]' where merchant_id = $1 and customer_id = $2`],
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
const kept = {
  'orders, order_lines, payments, parcels': 'goods, amounts and dates are the shop’s books',
  'aftersales, money_entries': 'what was decided and paid back, by whom and when',
  'conversations, messages': 'that they took place, when, and who answered',
}

/**
 * Takes one person out: their names, addresses, words, files and ways in, in one transaction. The row itself stays, nameless, so that orders and
 * figures still add up. Backups made before still hold them. Throws `customer.notFound`.
 */
export async function erasePerson(
  address: Address,
  { customerId, dataDir, now }: { customerId: string; dataDir: string; now: Date },
): Promise<ErasureReport> {
  const client = new Client(address)
  await client.connect()
  try {
    await client.query('begin')
    const { rows } = await client.query<{ merchantId: string }>(
      `select merchant_id as "merchantId" from customers where id::text = $1 for update`,
      [customerId],
    )
    if (!rows[0]) throw new Refusal('customer.notFound')
    const who = [rows[0].merchantId, customerId]
    const found = await client.query<{ id: string }>(
      `with gone as (delete from files where merchant_id = $1 and customer_id = $2 returning id) select id from gone`,
      who,
    )
    const erased: Record<string, number> = {}
    for (const [table, text] of steps) erased[table] = (await client.query(text, who)).rowCount ?? 0
    await client.query('commit')
    for (const { id } of found.rows) await rm(join(dataDir, 'files', rows[0].merchantId, id.slice(-2), id), { force: true })
    return { customerId, erasedAt: now.toISOString(), erased, files: found.rows.length, kept }
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    await client.end()
  }
}
