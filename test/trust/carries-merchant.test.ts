import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import pg from 'pg'
import { routes } from '../../src/server/all-routes.ts'
import { house } from '../support/house.ts'
import { objectsOf, requestFor } from './objects.ts'

/*
 * The tables can be spread over several machines by merchant: every key of every table begins with the merchant or has it in it, and every query of
 * every route names it, so that it can be sent to one machine. What can't is listed with its reason.
 */
const { merchant, customer, key, call, house: home } = await house({ work: false })

/** Indexes over all merchants, and why. */
const acrossAll: Readonly<Record<string, string>> = {
  events_to_read: 'the one reader of a process goes over the log of all merchants',
  deadlines_due: 'so does the look for what is due',
  shops_by_slug: 'an address names a shop before its merchant is known',
  shops_by_key: 'so does a widget',
  staff_by_email: 'so does whoever signs in',
  sessions_by_token: 'so does a cookie',
  customer_tokens_by_hash: 'so does a visitor’s token',
  api_keys_by_key: 'so does a program’s key',
  invitations_by_token: 'so does a link to join',
  articles_by_search:
    'an inverted index of words holds no id; the rows it finds are of the merchants on that machine, and the query names one',
  products_by_search: 'as the one of articles',
  search_entries_by_words: 'as the one of articles',
  conversations_snoozed: 'the look for what is due goes over all merchants',
  later_messages_due: 'so does that for what is to be sent',
  vector_work_due: 'as the look for what is due',
  platform_messages_by_age: 'what is too old to be of use goes for all merchants at once',
  idempotency_keys_by_age: 'so do answers kept for a repeated request',
  sessions_by_end: 'so do sessions that ended',
  customer_tokens_by_end: 'so do tokens',
  confirmations_never_used: 'so does what a customer was asked to confirm and did not',
}

test('every key of a merchant’s table carries the merchant', async () => {
  const { rows } = await home.database.system.query<{ table: string; index: string; columns: string[] }>(
    `select t.relname as table, i.relname as index, array_agg(a.attname::text order by k.place) as columns
       from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid join pg_namespace n on n.oid = t.relnamespace
       cross join lateral unnest(x.indkey::int[]) with ordinality as k(attnum, place)
       left join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attnum
      where n.nspname = 'public' and exists (select from pg_attribute m where m.attrelid = t.oid and m.attname = 'merchant_id' and not m.attisdropped)
      group by 1, 2`,
  )
  assert.ok(rows.length > 60, `${rows.length} indexes`)
  const without = rows.filter(({ index, columns }) => columns[0] !== 'merchant_id' && !Object.hasOwn(acrossAll, index))
  assert.deepEqual(
    without.map(({ table, index, columns }) => `${table}: ${index} (${columns.join(', ')})`),
    [],
  )
  const gone = Object.keys(acrossAll).filter((name) => !rows.some(({ index }) => index === name))
  assert.deepEqual(gone, [], 'what is listed is there')
})

/** Asked before the merchant is known, or of all of them. */
const asksAll = [
  /from sessions s?\b.*token_hash/s,
  /customer_tokens.*token_hash/s,
  /api_keys.*hash/s,
  /invitations.*hash/s,
  /lower\((?:s\.)?email\)/,
  /from shops\b.*(?:slug|public_key) = /s,
  /transaction_id < greatest\(pg_snapshot_xmin/,
  /pg_snapshot_xip/,
]
const asked = new Map<string, string>()
before(async () => {
  const query = pg.Client.prototype.query
  pg.Client.prototype.query = function noted(this: pg.Client, ...given: unknown[]) {
    const text = typeof given[0] === 'string' ? given[0] : (given[0] as { text?: string } | undefined)?.text
    if (text) asked.set(text.replace(/\s+/g, ' '), where)
    return (query as (...all: unknown[]) => unknown).apply(this, given)
  } as typeof query
  let where = 'furnishing'
  try {
    const ours = await objectsOf(await merchant('keyed', { shops: 2 }), { customer, call, key })
    const granted = await key(ours.merchant)
    for (const route of routes) {
      if (route.who === 'public' || route.path === '/sign-out' || route.path.startsWith('/me/sessions')) continue
      where = `${route.method} ${route.path}`
      const { path, body } = requestFor(route, ours)
      const who = route.who.includes('staff')
        ? ours.merchant.staff.owner
        : { token: route.who.includes('customer') ? ours.customer.token : granted }
      await call(who, route.method, path, body)
    }
  } finally {
    pg.Client.prototype.query = query
  }
})

test('every query of every route names the merchant', async () => {
  const { rows } = await home.database.system.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attname = 'merchant_id' and not a.attisdropped`,
  )
  const tables = new RegExp(`\\b(?:from|join|update|into) (?:${rows.map(({ name }) => name).join('|')})\\b`)
  const touching = [...asked].filter(([text, where]) => where !== 'furnishing' && tables.test(text))
  assert.ok(touching.length > 100, `${touching.length} queries`)
  const nameless = touching.filter(([text]) => !text.includes('merchant_id') && !asksAll.some((one) => one.test(text)))
  assert.deepEqual(
    nameless.map(([text, where]) => `${where}: ${text.slice(0, 200)}`),
    [],
  )
})
