import { view } from '../../src/server/foundation/action.ts'

/** What a merchant has, to be compared before and after an attack. */
export const rowsOf = view('operations.manage', async (db, _: object) => {
  const counted = [
    'conversations',
    'later_messages',
    'drafts',
    'mentions',
    'auto_replies',
    'search_entries',
    'saved_views',
    'customer_contacts',
    'customers_apart',
    'messages',
    'orders',
    'products',
    'customers',
    'articles',
    'events',
    'files',
    'staff',
    'aftersales',
    'policies',
    'confirmations',
    'webhooks',
    'webhook_deliveries',
    'guard_words',
    'guard_settings',
    'routing_settings',
    'staff_skills',
    'assistant_lessons',
    'article_versions',
    'clockworks',
    'alerts',
    'clocks',
    'commitments',
    'complaints',
    'tickets',
    'ticket_forms',
    'complaint_steps',
    'help_suggestions',
    'conversation_labels',
    'improvements',
    'bench_sets',
  ]
  const rows = await Promise.all(counted.map((table) => db.rows<{ count: string }>(`select count(*)::text as count from ${table}`)))
  return [
    rows.map(([row]) => row!.count),
    await db.rows('select id, status, staff_id, last_seq from conversations order by id'),
    await db.rows('select id, status from aftersales order by id'),
  ]
})
