import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { action } from '../src/server/foundation/action.ts'
import { factsLock } from '../src/server/foundation/fact-changes.ts'
import { erasePerson } from '../src/server/foundation/personal/erase.ts'
import { allOld, tidy } from '../src/server/foundation/personal/tidy.ts'
import { keepRead, saidSince, searchPosition } from '../src/server/foundation/search-entries.ts'
import { createSearchReader } from '../src/server/foundation/search-reader.ts'
import { countShop } from '../src/server/insights/bookkeeper.ts'
import { eventually, house } from './support/house.ts'
import { type Objects, objectsOf } from './trust/objects.ts'

/* A person is taken out; what has had its time goes. Looked for in every table there is, not only in those somebody thought of. */
const tools = await house({ work: false })
const { merchant, call, house: home, database } = tools
const WORDS = ['the very private story', 'Annegret', '+49 170 7654321', 'Lindenallee 77']
let ours: Objects
let other: Objects

const name = action('operations.manage', (tx, id: string) =>
  tx.rows(
    `update customers set name = $2, phone = $3, address = jsonb_build_object('lines', jsonb_build_array($4::text)) where merchant_id = $5 and id = $1`,
    [id, WORDS[1], WORDS[2], WORDS[3], tx.merchantId],
  ),
)
/** As a channel that knows its customers' names leaves them in their conversations. */
const nameTalk = action('operations.manage', (tx, id: string) =>
  tx.rows('update conversations set customer_name = $2, version = gen_random_uuid() where merchant_id = $3 and customer_id = $1', [
    id,
    WORDS[1],
    tx.merchantId,
  ]),
)
/** Its contact, as a hash; a pair that is two people; a receipt that names the number it went to. */
const aside = action('operations.manage', async (tx, id: string) => {
  const of = [tx.merchantId, ours.shop, id]
  await tx.rows(`insert into customer_contacts (merchant_id, shop_id, contact, kind, customer_id) values ($1, $2, 'hash', 'phone', $3)`, of)
  await tx.rows(
    `insert into customers_apart (merchant_id, shop_id, one_id, other_id, by_id, at) values ($1, $2, gen_random_uuid(), $3, 'x', now())`,
    of,
  )
  await tx.rows(
    `insert into message_receipts (merchant_id, shop_id, conversation_id, seq, state, reason, at) values ($1, $2, $3, 999, 'failed', $4, now())`,
    [tx.merchantId, ours.shop, ours.conversation, WORDS[2]],
  )
})
const join = action('operations.manage', (tx, id: string) =>
  tx.rows('update customers set merged_into = $2 where merchant_id = $3 and id = $1', [id, ours.customer.id, tx.merchantId]),
)
before(async () => {
  ours = await objectsOf(await merchant('ours', { shops: 2 }), tools)
  other = await objectsOf(await merchant('other', { shops: 2 }), tools)
  await name(ours.merchant.system, ours.customer.id)
  await nameTalk(ours.merchant.system, ours.customer.id)
  await call(ours.customer, 'POST', '/widget/messages', {
    clientId: 'private-0001',
    body: `I am ${WORDS[1]}: ${WORDS[0]}, call ${WORDS[2]}`,
  })
  const demanded = { kind: 'refund', note: `for ${WORDS[1]}` }
  const complained = await call(ours.customer, 'POST', '/my/complaints', { kind: 'quality', story: `${WORDS[0]} at ${WORDS[3]}`, demanded })
  assert.equal(complained.status, 201, JSON.stringify(complained.body))
  await aside(ours.merchant.system, ours.customer.id)
  // The same person, who came as somebody else once; the two were joined on proof.
  const asVisitor = await tools.customer(ours.merchant)
  await name(ours.merchant.system, asVisitor.id)
  await call(asVisitor, 'POST', '/widget/messages', { clientId: 'private-0004', body: `${WORDS[1]} again, ${WORDS[3]}` })
  await join(ours.merchant.system, asVisitor.id)
  const owner = ours.merchant.staff.owner
  await call(owner, 'POST', `/conversations/${ours.conversation}/take`, {})
  await call(owner, 'POST', `/conversations/${ours.conversation}/notes`, {
    clientId: 'private-0002',
    body: `${WORDS[1]} told us ${WORDS[0]}`,
  })
  const sendAt = '2199-01-01T00:00:00Z'
  await call(owner, 'POST', `/conversations/${ours.conversation}/later`, { body: `Good morning ${WORDS[1]}`, sendAt })
  await call(owner, 'PUT', `/conversations/${ours.conversation}/drafts`, { kind: 'text', body: `Dear ${WORDS[1]}` })
  const rewritten = await call(owner, 'POST', `/conversations/${ours.conversation}/help/rewrite`, {
    text: `we can't, ${WORDS[1]}`,
    how: 'softer',
  })
  assert.equal(rewritten.status, 200, JSON.stringify(rewritten.body))
  const ticket = {
    shopId: ours.shop,
    form: 'findParcel',
    fields: { question: `${WORDS[1]} asks` },
    note: WORDS[0],
    conversationId: ours.conversation,
  }
  assert.equal((await call(owner, 'POST', '/tickets', ticket)).status, 201)
  await goOn()
})

/** What works behind everybody has come to the end: all is counted, and found. */
async function goOn(): Promise<void> {
  for (const { merchant: of } of [ours, other]) for (const { id } of of.shops) while (await countShop(of.system, { shopId: id }));
  const reader = createSearchReader(home, (error) => {
    throw error
  })
  for (let tries = 0; tries < 20 && !(await searched()); tries++) {
    reader.start()
    await reader.stop()
  }
}
const searched = async () =>
  (await home.database.system.query(`select from search_entries where kind = 'message' and words @@ 'annegret'::tsquery`)).rowCount

/** Tables that hold one of the words. */
async function where(texts: readonly string[]): Promise<string[]> {
  const words = texts.map((text) => text.toLowerCase())
  const client = new Client(database.address)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('public', 'pgboss') and c.relkind = 'r' order by 1`,
    )
    const found: string[] = []
    for (const { name: table } of rows) {
      const { rowCount } = await client.query(
        `select from ${table} t where exists (select from unnest($1::text[]) w where strpos(lower(t::text), w) > 0) limit 1`,
        [words],
      )
      if (rowCount) found.push(table)
    }
    return found
  } finally {
    await client.end()
  }
}
const filesOf = (id: string) =>
  globSync(`${home.configuration.DATA_DIR}/files/${id}/**/*`, { withFileTypes: true }).filter((one) => one.isFile())

/** Holds what erasing waits for once it has found what there is, and lets it go on when something more has come. */
async function meanwhile<Done>(erase: () => Promise<Done>, comes: () => Promise<unknown>): Promise<Done> {
  const client = new Client(database.address)
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [factsLock(ours.merchant.id, ours.shop)])
    const erased = erase()
    await eventually(
      'it waits',
      async () => (await client.query(`select from pg_locks where locktype = 'advisory' and not granted`)).rowCount,
    )
    await comes()
    await client.query('select pg_advisory_unlock_all()')
    return await erased
  } finally {
    await client.end()
  }
}

test('erased: neither name nor word nor file nor way in is left, in any table; the books stay; nobody else is touched', async () => {
  const before = await where(WORDS)
  for (const table of [
    'messages',
    'complaints',
    'tickets',
    'drafts',
    'later_messages',
    'help_suggestions',
    'conversation_facts',
    'search_entries',
  ])
    assert.ok(before.includes(table), `${table}: ${before.join(', ')}`)
  assert.equal(filesOf(ours.merchant.id).length, 1)
  const beside = await other.fingerprint()
  // Who makes messages findable has just read one, and writes it down when the person is gone.
  await call(ours.customer, 'POST', '/widget/messages', { clientId: 'private-0003', body: `${WORDS[1]} once more` })
  const from = await searchPosition(home)
  // What somebody else writes at that moment keeps the log from telling it at once.
  const read = await eventually('the log tells it', async () => {
    const told = await saidSince(home, from, 500)
    return told.length > 0 && told
  })
  const report = await meanwhile(
    () => erasePerson(database.address, { customerId: ours.customer.id, dataDir: home.configuration.DATA_DIR, now: new Date() }),
    () => call(ours.customer, 'POST', '/widget/messages', { clientId: 'private-0005', body: `${WORDS[1]} while you looked` }),
  )
  assert.deepEqual(await where(WORDS), [])
  assert.equal(report.profiles.length, 2)
  assert.deepEqual([report.erased.customer_contacts, report.erased.customers_apart, report.erased.message_receipts], [1, 1, 1])
  const { eventId, transactionId } = read.at(-1)!
  const entry = {
    merchantId: ours.merchant.id,
    shopId: ours.merchant.shops[0]!.id,
    kind: 'message' as const,
    subjectId: ours.conversation,
    part: 99,
  }
  await keepRead(home, from, { transactionId, eventId }, [{ ...entry, title: '', at: new Date(), texts: WORDS }])
  await goOn()
  assert.deepEqual(await where(WORDS), [])
  assert.deepEqual(filesOf(ours.merchant.id), [])
  assert.ok(report.erased.messages! >= 2 && report.erased.complaints! >= 2 && report.files === 1, JSON.stringify(report))
  // A process may still know one for up to a minute.
  assert.ok(report.erased.customer_tokens! >= 1)

  const owner = ours.merchant.staff.owner
  for (const path of [
    `/orders/${ours.order}`,
    `/conversations/${ours.conversation}`,
    `/customers/${ours.customer.id}`,
    `/aftersales/${ours.aftersale}`,
    `/complaints/${ours.complaint}`,
    `/tickets/${ours.ticket}`,
    '/conversations?queue=all',
  ])
    assert.equal((await call(owner, 'GET', path)).status, 200, path)
  assert.equal((await call(owner, 'GET', `/orders/${ours.order}`)).body.total.amount, 100)
  assert.deepEqual(await other.fingerprint(), beside)

  const again = await erasePerson(database.address, { customerId: ours.customer.id, dataDir: home.configuration.DATA_DIR, now: new Date() })
  assert.equal(again.files, 0)
  const nobody = erasePerson(database.address, {
    customerId: `${ours.customer.id}'`,
    dataDir: home.configuration.DATA_DIR,
    now: new Date(),
  })
  await assert.rejects(nobody, { code: 'customer.notFound' })
})

test('tidied: what is of no use any more goes at once, traces after as many days as are kept, nothing else ever', async () => {
  const { system } = home.database
  const counts = async () =>
    (
      await system.query(
        `select (select count(*) from events) as events, (select count(*) from sessions) as sessions, (select count(*) from messages) as messages`,
      )
    ).rows[0]
  const now = new Date()
  const was = await counts()
  assert.equal((await tidy(system, now, 1)).events, 0, 'what is young stays')
  const year = new Date(now.getTime() + 366 * 86_400_000)
  await tidy(system, year, null)
  assert.deepEqual(await counts(), { ...was, sessions: 0 })
  const gone = await tidy(system, year, 365)
  assert.equal(gone.events, was.events)
  assert.deepEqual(await counts(), { events: 0, sessions: 0, messages: was.messages })
})

test('what has had its time is found by an index, however much there is of what has not', async () => {
  const client = new Client(database.address)
  await client.connect()
  try {
    await client.query('set role shopbell_system; set enable_seqscan = off')
    for (const { table, found } of allOld) {
      const { rows } = await client.query<{ 'QUERY PLAN': string }>(`explain ${found.replaceAll('$1', 'now()')}`)
      const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
      assert.match(plan, new RegExp(`Index (?:Only )?Scan (?:Backward )?using \\w+ on ${table}\\b|Bitmap Index Scan on ${table}_`), plan)
      assert.match(plan, /Index Cond: .*</, plan)
      assert.doesNotMatch(plan, new RegExp(`Seq Scan on ${table}\\b`))
    }
  } finally {
    await client.end()
  }
})
