import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { knownMigrations, migrate } from '../../src/server/foundation/database/migrate.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { hashPassword } from '../../src/server/people/passwords.ts'
import { hashOf, newSecret } from '../../src/server/people/secrets.ts'
import { emptyDatabase, stopDatabase } from '../support/database.ts'
import { ask, type Caller, type Program, signInTo, startProgram, temporaryFolder } from '../support/program.ts'
import { requireKept, say, type Talk } from '../support/talks.ts'

/*
 * A database as the first release left it, with people and conversations in it, and today's program started on it twice at once while customers go
 * on writing with the tokens they hold: every old row is still what it was, and what is written now is there once.
 */
const RELEASED = knownMigrations().filter((name) => name < '0013')
const CUSTOMERS = 20
const MESSAGES_EACH = 30
const EMAIL = 'owner@old.test'
const PASSWORD = 'a long enough password'
const folder = temporaryFolder()
const programs: Program[] = []
let database: Awaited<ReturnType<typeof emptyDatabase>>
let client: Client
let talks: Talk[]

type Row = Record<string, unknown>
async function add(table: string, rows: readonly Row[]): Promise<void> {
  const names = Object.keys(rows[0]!)
  await client.query(
    `insert into ${table} (${names.join(', ')}) select ${names.join(', ')} from jsonb_populate_recordset(null::${table}, $1)`,
    [JSON.stringify(rows)],
  )
}

async function fill(): Promise<void> {
  const [merchant, shop, owner] = [newId(), newId(), newId()]
  const at = new Date(Date.now() - 3_600_000).toISOString()
  const walls = { merchant_id: merchant, shop_id: shop }
  const said = { language: 'en', currency: 'USD', time_zone: 'UTC', color: '#0f6b5c', greeting: 'Hello' }
  await add('merchants', [{ merchant_id: merchant, name: 'Old', demo: false, ready: true, created_at: at }])
  await add('shops', [
    {
      merchant_id: merchant,
      id: shop,
      slug: 'old',
      name: 'Old',
      ...said,
      public_key: `pk_${newId()}`,
      widget_secret: newSecret('ws'),
      created_at: at,
    },
  ])
  const password = await hashPassword(PASSWORD)
  const person = { name: 'Owner', email: EMAIL, password_hash: password, role: 'owner', language: 'en', presence: 'offline', cap: 12 }
  await add('staff', [{ merchant_id: merchant, id: owner, ...person, presence_at: at, given_at: '-infinity', created_at: at }])
  await add('staff_shops', [{ ...walls, staff_id: owner }])
  talks = Array.from({ length: CUSTOMERS }, () => ({ caller: { token: newSecret('ct') }, sent: 0, acknowledged: new Map() }))
  const people = talks.map((_, n) => ({ ...walls, id: newId(), name: `Customer ${n}`, first_seen_at: at }))
  await add(
    'customers',
    people.map((one) => ({ ...one, tags: [] })),
  )
  const soon = new Date(Date.now() + 86_400_000).toISOString()
  const tokens = people.map(({ id }, n) => ({
    ...walls,
    id: newId(),
    customer_id: id,
    created_at: at,
    expires_at: soon,
    token_hash: `\\x${hashOf(talks[n]!.caller.token!).toString('hex')}`,
  }))
  await add('customer_tokens', tokens)
  const threads = people.map(({ id, name }) => ({ ...walls, id: newId(), customer_id: id, customer_name: name }))
  const state = { channel: 'widget', status: 'waiting', language: 'en', last_seq: MESSAGES_EACH, unread: MESSAGES_EACH, waiting_since: at }
  const reads = {
    customer_read_seq: 0,
    staff_read_seq: 0,
    last_author: 'customer',
    last_excerpt: 'x',
    last_message_at: at,
    opened_at: at,
    last_at: at,
  }
  await add(
    'conversations',
    threads.map((one) => ({ ...one, ...state, ...reads })),
  )
  for (const [n, { id }] of threads.entries()) {
    const { acknowledged } = talks[n]!
    const words = Array.from({ length: MESSAGES_EACH }, (_, i) => ({ seq: i + 1, client_id: `old-${n}-${i}`, body: `old words ${n} ${i}` }))
    for (const { client_id: clientId, seq } of words) acknowledged.set(clientId, seq)
    await add(
      'messages',
      words.map((one) => ({
        ...walls,
        conversation_id: id,
        id: newId(),
        author: 'customer',
        kind: 'text',
        cards: [],
        attachments: [],
        at,
        ...one,
      })),
    )
  }
}
/** Only what was there before: columns that came later are not looked at. */
const OLD: Readonly<Record<string, string>> = {
  staff: 'id, name, email, password_hash, role, cap',
  customers: 'id, name, external_id, first_seen_at',
  messages: 'conversation_id, seq, id, client_id, author, kind, body, cards, at',
}
const fingerprint = async (): Promise<Row> => {
  const found: Row = {}
  for (const [table, columns] of Object.entries(OLD)) {
    const some = table === 'messages' ? `where client_id like 'old-%'` : ''
    const { rows } = await client.query<{ print: string }>(
      `select count(*) || ' ' || md5(string_agg(line, '|' order by line)) as print from (select row(${columns})::text as line from ${table} ${some}) x`,
    )
    found[table] = rows[0]!.print
  }
  return found
}

before(async () => {
  database = await emptyDatabase()
  client = new Client(database.address)
  client.on('error', () => {})
  await client.connect()
  await migrate(database.address, RELEASED)
  await fill()
})
after(async () => {
  await Promise.all(programs.map((one) => one.stop()))
  await client.end()
  await database.drop()
  await stopDatabase()
  folder.remove()
})

test('the first release’s data under today’s program: started twice at once, written to at once, every old row as it was', {
  timeout: 400_000,
}, async () => {
  const was = await fingerprint()
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal', ROLES: 'web' }
  const began = performance.now()
  const starting = [1, 2].map(async () => programs.push(await startProgram(environment, { seconds: 150 })))
  await Promise.any(starting)
  const ready = performance.now() - began
  const url = () => programs[0]!.url
  const saying = talks.flatMap((talk, n) =>
    Array.from({ length: 10 }, (_, i) => say(url, talk, `new-words-${n}-${i}`, `new words ${n} ${i}`, () => false)),
  )
  await Promise.all([...saying, ...starting])
  assert.deepEqual(await fingerprint(), was)
  for (const talk of talks) await requireKept(url(), talk)

  const owner: Caller = await signInTo(programs[1]!.url, { role: 'owner', email: EMAIL, password: PASSWORD })
  const { items } = (await ask(programs[1]!.url, owner, 'GET', '/conversations?queue=all&limit=100')).body as { items: unknown[] }
  assert.equal(items.length, CUSTOMERS)
  assert.equal((await ask(url(), {}, 'GET', '/public/old')).status, 200)
  const ran = await client.query('select from migrations')
  assert.equal(ran.rowCount, knownMigrations().length)
  console.log(
    `upgrade: ${knownMigrations().length - RELEASED.length} migrations of ${CUSTOMERS * MESSAGES_EACH} messages' database, READY after ${Math.round(ready)} ms; old rows unchanged, ${saying.length} written meanwhile kept once`,
  )
})
