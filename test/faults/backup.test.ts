import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, type TestContext, test } from 'node:test'
import { isDeepStrictEqual, promisify } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { Client } from 'pg'
import { restoreBackup } from '../../src/server/foundation/backup/restore.ts'
import { tablesOf } from '../../src/server/foundation/backup/tables.ts'
import { takeBackup } from '../../src/server/foundation/backup/take.ts'
import type { Address } from '../../src/server/foundation/database/database.ts'
import { readCursor } from '../../src/server/foundation/events.ts'
import { saidSince, searchPosition } from '../../src/server/foundation/search-entries.ts'
import { shopsToAddUp } from '../../src/server/insights/store/days.ts'
import { shopsToCount } from '../../src/server/insights/store/facts.ts'
import { emptyDatabase } from '../support/database.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../support/house.ts'
import { objectsOf } from '../trust/objects.ts'

/* What a machine that burnt down gets back: everything, whole or not at all, taken while others write. */
const folder = mkdtempSync(join(tmpdir(), 'shopbell-backup-'))
const home = await house()
const { call, customer, merchant } = home
const { address } = home.database
const { DATA_DIR: dataDir } = home.house.configuration
let ours: TestMerchant
let ann: TestCustomer
const now = new Date('2026-11-01T08:00:00Z')

after(() => rmSync(folder, { recursive: true, force: true }))

before(async () => {
  ours = await merchant('ours', { shops: 2 })
  const things = await objectsOf(ours, home)
  ann = things.customer
  const others = await objectsOf(await merchant('theirs'), home)
  // Nobody is at their address; what waits for it would keep the queue from coming to rest.
  for (const { merchant: of, webhook } of [things, others]) await call(of.staff.owner, 'DELETE', `/webhooks/${webhook}`)
  await quiet()
})

/** Nothing is left to do, to count, to add up or to put into the search, so that two looks see the same. */
const quiet = () =>
  eventually(
    'an installation at rest',
    async () => {
      const { house } = home
      const { rows } = await house.database.system.query(`select from pgboss.job where state < 'completed' limit 1`)
      return (
        rows.length === 0 &&
        !(await shopsToCount(house)).length &&
        !(await shopsToAddUp(house)).length &&
        !(await saidSince(house, await searchPosition(house), 1)).length
      )
    },
    60,
  )

/** Rows and a hash of all of them, by table, and every index; transaction ids are another database's. */
async function fingerprints(of: Address): Promise<Record<string, string>> {
  const client = new Client({ ...of, options: '-c timezone=UTC' })
  await client.connect()
  const found: Record<string, string> = {}
  try {
    for (const { name, columns } of await tablesOf(client)) {
      const cells = columns.filter((one) => one.type !== 'xid8' && one.name !== 'epoch').map((one) => `"${one.name}"::text`)
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(line, '|' order by line)), '') as print from (select row(${cells.join(', ')})::text as line from ${name}) x`,
      )
      found[name] = rows[0].print
    }
    const { rows: indexes } = await client.query(
      `select string_agg(indexdef, ' ' order by indexdef) as made from pg_indexes where schemaname = 'public'`,
    )
    return { ...found, indexes: indexes[0].made }
  } finally {
    await client.end()
  }
}

async function target(t: TestContext) {
  const database = await emptyDatabase()
  t.after(database.drop)
  return { database, dataDir: join(mkdtempSync(join(folder, 'target-')), 'data') }
}
const filesBelow = (of: string) => readdirSync(join(of, 'files'), { recursive: true, withFileTypes: true }).filter((one) => one.isFile())

test('a restore into an empty machine equals the original, row by row and file by file, and starts a new epoch', async (t) => {
  const path = join(folder, 'one.backup')
  await takeBackup({ address, dataDir, path, now })
  const to = await target(t)
  const { tables } = await restoreBackup({ address: to.database.address, dataDir: to.dataDir, path })
  const [was, is] = [await fingerprints(address), await fingerprints(to.database.address)]
  assert.ok(Object.keys(was).length > 20 && tables['public.messages']!.rows > 0)
  assert.deepEqual(is, was)
  const files = filesBelow(dataDir)
  assert.ok(files.length > 0)
  for (const { name, parentPath } of files)
    assert.deepEqual(readFileSync(join(parentPath.replace(dataDir, to.dataDir), name)), readFileSync(join(parentPath, name)))

  const client = new Client(to.database.address)
  await client.connect()
  const { rows } = await client.query('select epoch from installation')
  const { rows: ahead } = await client.query('select 1 from events where transaction_id >= pg_current_xact_id() limit 1')
  await client.end()
  assert.equal(rows[0].epoch, home.house.hub.epoch + 1)
  assert.deepEqual(ahead, [], 'nothing restored stands behind what comes next')
  assert.throws(() => readCursor(rows[0].epoch, home.house.hub.cursor()), { code: 'cursor.epoch' })
})

test('taken under writes, it is one moment: every acknowledged message is there, every conversation has no gap', async (t) => {
  const people = await Promise.all(Array.from({ length: 6 }, (_, n) => customer(ours, `writer-${n}`)))
  let writing = true
  const acknowledged: string[] = []
  const write = async (who: TestCustomer, n: number) => {
    for (let i = 0; writing; i++) {
      const sent = await call(who, 'POST', '/widget/messages', { clientId: `under-writes-${n}-${i}`, body: `message ${i}` })
      if (sent.status < 300) acknowledged.push(`under-writes-${n}-${i}`)
      else await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
  const writers = people.map(write)
  await eventually('some writes', async () => acknowledged.length > 20)
  const before = [...acknowledged]
  const path = join(folder, 'two.backup')
  await takeBackup({ address, dataDir, path, now })
  writing = false
  await Promise.all(writers)
  const to = await target(t)
  await restoreBackup({ address: to.database.address, dataDir: to.dataDir, path })
  const client = new Client(to.database.address)
  await client.connect()
  const { rows } = await client.query(`select client_id from messages where client_id like 'under-writes-%'`)
  const there = new Set(rows.map((row) => row.client_id))
  const { rows: gaps } = await client.query(
    `select c.id from conversations c where c.last_seq <> (select count(*) from messages m where m.merchant_id = c.merchant_id and m.conversation_id = c.id)`,
  )
  const { rows: untold } = await client.query(
    `select m.id from messages m where client_id like 'under-writes-%' and not exists
       (select from events e where e.merchant_id = m.merchant_id and e.name = 'message.received' and e.data->'message'->>'id' = m.id::text)`,
  )
  await client.end()
  assert.deepEqual(
    before.filter((id) => !there.has(id)),
    [],
  )
  assert.deepEqual(gaps, [])
  assert.deepEqual(untold, [])
  await quiet()
})

test('it goes into an empty installation only, and a broken one restores nothing at all', async (t) => {
  const path = join(folder, 'one.backup')
  await assert.rejects(restoreBackup({ address, dataDir: join(folder, 'nowhere'), path }), { code: 'restore.notEmpty' })
  await assert.rejects(takeBackup({ address, dataDir, path, now }), { code: 'backup.exists' })

  const to = await target(t)
  const whole = readFileSync(path)
  const tar = gunzipSync(whole)
  const said = tar.indexOf('Hello ours-1, a person please')
  assert.ok(said > 0)
  const forged = Buffer.from(tar)
  forged.write('J', said)
  const broken: Record<string, Buffer> = {
    'cut short': whole.subarray(0, whole.length - 2_000),
    'something else': Buffer.from('not a backup at all'),
    'a letter changed': gzipSync(forged),
  }
  for (const [name, bytes] of Object.entries(broken)) {
    writeFileSync(join(folder, 'broken.backup'), bytes)
    const into = join(folder, `broken-${name.replaceAll(' ', '-')}`)
    await assert.rejects(
      restoreBackup({ address: to.database.address, dataDir: into, path: join(folder, 'broken.backup') }),
      { code: 'restore.unreadable' },
      name,
    )
  }
  await restoreBackup({ address: to.database.address, dataDir: to.dataDir, path })
  await assert.rejects(restoreBackup({ address: to.database.address, dataDir: join(folder, 'again'), path }), { code: 'restore.notEmpty' })
})

test('the commands do it on an installation that runs; an export holds one merchant and nothing that runs in a spreadsheet', async (t) => {
  await call({ token: ann.token }, 'POST', '/widget/messages', { clientId: 'a-formula-0', body: '=HYPERLINK("x","y")' })
  await quiet()
  const run = async (name: string, args: string[], url = home.database.url, at = dataDir) =>
    promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../src/server/commands', `${name}.ts`), ...args], {
      env: { ...process.env, DATABASE_URL: url, DATA_DIR: at, LANG: 'en_US.UTF-8', LC_ALL: '' },
      timeout: 60_000,
    })
  let before: Record<string, string>
  let path: string
  let tries = 0
  // A customer waits, and a clock may reach its next rung while the command runs: then it is another moment's, and another is taken.
  do {
    await quiet()
    before = await fingerprints(address)
    path = join(folder, `three-${++tries}.backup`)
    assert.match((await run('backup', [path])).stdout, /^backed up to .*: \d+ rows, 3 files/)
  } while (!isDeepStrictEqual(before, await fingerprints(address)) && tries < 5)
  const to = await target(t)
  assert.match((await run('restore', [path], to.database.url, to.dataDir)).stdout, /^restored from /)
  assert.deepEqual(await fingerprints(to.database.address), before)

  const out = join(folder, 'export')
  await assert.rejects(run('export', [out]), /export\.merchantMissing/)
  assert.match((await run('export', [out, '--merchant', 'ours'])).stdout, /exported ours/)
  const everything = readdirSync(out)
    .map((name) => readFileSync(join(out, name), 'utf8'))
    .join('\n')
  assert.ok(everything.includes(ann.id) && !everything.includes('theirs'))
  for (const secret of ['password_hash', 'key_hash', 'widget_secret', '$argon2']) assert.ok(!everything.includes(secret), secret)
  const said = readFileSync(join(out, 'messages.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.ok(
    said.some(({ body }) => body === '=HYPERLINK("x","y")'),
    'JSONL is what was written',
  )
  assert.match(readFileSync(join(out, 'messages.csv'), 'utf8'), /"'=HYPERLINK\(""x"",""y""\)"/)
})
