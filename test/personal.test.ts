import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { action } from '../src/server/foundation/action.ts'
import { erasePerson } from '../src/server/foundation/personal/erase.ts'
import { tidy } from '../src/server/foundation/personal/tidy.ts'
import { house } from './support/house.ts'
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
before(async () => {
  ours = await objectsOf(await merchant('ours', { shops: 2 }), tools)
  other = await objectsOf(await merchant('other', { shops: 2 }), tools)
  await name(ours.merchant.system, ours.customer.id)
  await call(ours.customer, 'POST', '/widget/messages', {
    clientId: 'private-0001',
    body: `I am ${WORDS[1]}: ${WORDS[0]}, call ${WORDS[2]}`,
  })
  await call(ours.customer, 'POST', '/my/complaints', { kind: 'quality', story: `${WORDS[0]} at ${WORDS[3]}` })
  const owner = ours.merchant.staff.owner
  await call(owner, 'POST', `/conversations/${ours.conversation}/take`, {})
  await call(owner, 'POST', `/conversations/${ours.conversation}/notes`, {
    clientId: 'private-0002',
    body: `${WORDS[1]} told us ${WORDS[0]}`,
  })
})

/** Tables that hold one of the words. */
async function where(words: readonly string[]): Promise<string[]> {
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
        `select from ${table} t where exists (select from unnest($1::text[]) w where strpos(t::text, w) > 0) limit 1`,
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

test('erased: neither name nor word nor file nor way in is left, in any table; the books stay; nobody else is touched', async () => {
  assert.ok((await where(WORDS)).length >= 4, 'they were there')
  assert.equal(filesOf(ours.merchant.id).length, 1)
  const beside = await other.fingerprint()
  const report = await erasePerson(database.address, {
    customerId: ours.customer.id,
    dataDir: home.configuration.DATA_DIR,
    now: new Date(),
  })
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
