import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { takeBackup } from '../src/server/foundation/backup/take.ts'
import type { Clock } from '../src/server/foundation/clock.ts'
import { fileLink } from '../src/server/foundation/files.ts'
import { BELIEVED_DAYS, openLinks, renewLinkKey } from '../src/server/foundation/keys/link-keys.ts'
import { reseal, sealOpen } from '../src/server/foundation/keys/reseal.ts'
import { createSealing, newKey, readKeyFile } from '../src/server/foundation/sealing.ts'
import { openWidgetSecret } from '../src/server/people/widget-secret.ts'
import { sealedColumns } from '../src/server/sealed-columns.ts'
import { eventually, house, type TestMerchant } from './support/house.ts'

/* Keys are changed while everything runs: what was sealed opens all the time, and at the end the old key opens nothing. */
let ahead = 0
const clock: Clock = { now: () => new Date(Date.now() + ahead) }
const home = await house({ clock })
const { merchant, call, database } = home
const { DATA_DIR } = home.house.configuration
const WEBHOOKS = 15
let shops: TestMerchant[]

before(async () => {
  shops = [await merchant('keys-a', { shops: 2 }), await merchant('keys-b')]
  for (const { staff, shops: of } of shops) {
    for (let n = 0; n < WEBHOOKS; n++) await made(call(staff.owner, 'POST', '/webhooks', hook(n)))
    for (const { id } of of) await made(call(staff.owner, 'POST', `/shops/${id}/platform-secret`))
    await made(call(staff.owner, 'POST', `/shops/${of[0]!.id}/platform-secret`))
  }
})
const hook = (n: number) => ({ name: `hook ${n}`, url: 'https://example.com/hook', events: ['message.received'] })
const made = async (asked: ReturnType<typeof call>) => {
  const { status, body } = await asked
  assert.ok(status < 300, JSON.stringify(body))
  return body
}

const system = () => home.house.database.system
async function values(): Promise<string[]> {
  const all: string[] = []
  for (const { table, column } of sealedColumns)
    all.push(...(await system().query(`select ${column} as value from ${table} where ${column} is not null`)).rows.map((row) => row.value))
  return all
}
async function opens(key: string): Promise<number> {
  const { open } = createSealing({ SEALING_KEY: key, DATA_DIR: '' })
  let count = 0
  for (const { table, column, key: names, about } of sealedColumns) {
    const { rows } = await system().query(`select ${names.join(', ')}, ${column} as value from ${table} where ${column} is not null`)
    for (const row of rows)
      try {
        open(row.value, about(names.map((name) => row[name])))
        count += 1
      } catch {}
  }
  return count
}
function run(command: string, flags: string[] = [], killAfter?: () => Promise<unknown>) {
  const child = spawn(process.execPath, [join(import.meta.dirname, `../src/server/commands/${command}.ts`), ...flags], {
    env: { ...process.env, DATABASE_URL: database.url, DATA_DIR, LANG: 'C' },
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => void (said += text))
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => child.once('exit', (code) => resolve({ code, said })))
  void killAfter?.().then(() => child.kill('SIGKILL'))
  return ended
}

test('every column that is sealed is known to the command', async () => {
  const { rows } = await system().query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and column_name ~ 'sealed|widget_secret' order by 1`,
  )
  assert.deepEqual(
    rows.map(({ name }) => name),
    sealedColumns.map(({ table, column }) => `${table}.${column}`).toSorted(),
  )
})

test('nothing that signs or opens stands in the database as it is', async () => {
  const { rows } = await system().query('select secret from installation')
  assert.equal(rows[0].secret, null)
  for (const value of await values()) assert.match(value, /^[\w-]{8}\.[\w-]+$/)
  const { rows: kept } = await system().query('select widget_secret from shops')
  assert.ok(!shops.some((one) => kept.some(({ widget_secret }) => widget_secret.includes(one.shops[0]!.widgetSecret))))
})

test('what an older version left open is sealed by the next start, and still signs', async () => {
  const { id, widgetSecret } = shops[1]!.shops[0]!
  await system().query('update shops set widget_secret = $1 where id = $2', [widgetSecret, id])
  assert.equal(await sealOpen(system(), home.house.sealing, sealedColumns), 1)
  assert.equal(await sealOpen(system(), home.house.sealing, sealedColumns), 0)
  const { rows } = await system().query(
    'select merchant_id as "merchantId", id, widget_secret as "widgetSecret" from shops where id = $1',
    [id],
  )
  assert.equal(openWidgetSecret(home.house, rows[0]), widgetSecret)
})

test('a rotation killed in the middle is gone on with: the running server opens everything at each moment, in the end the old key opens nothing', async () => {
  const old = readKeyFile(DATA_DIR)!
  const all = (await values()).length
  assert.ok(all > 2 * WEBHOOKS)
  assert.equal(await opens(old), all)

  // A row that somebody holds makes it stop half-way, where it is killed.
  const holder = await system().connect()
  await holder.query('begin')
  await holder.query('select from webhooks where name = $1 for update', ['hook 10'])
  const owner = new Client(database.address)
  await owner.connect()
  const killed = await run('reseal', ['--new-key'], () =>
    eventually('it waits for the row', async () => {
      const { rows } = await owner.query(
        `select from pg_stat_activity where application_name = 'shopbell reseal' and wait_event_type = 'Lock'`,
      )
      return rows.length > 0
    }),
  )
  await holder.query('rollback')
  holder.release()
  await owner.end()
  assert.equal(killed.code, null)
  const [next, behind] = readKeyFile(DATA_DIR)!.split(',')
  assert.equal(behind, old)
  const done = await opens(next!)
  assert.ok(done > 0 && done < all, `${done} of ${all}`)
  assert.equal(await opens(`${next},${old}`), all)
  // The server that has been running all the time reads both and seals under the new one.
  await made(call(shops[0]!.staff.owner, 'POST', '/webhooks', hook(99)).then((sent) => sent))
  assert.equal(await opens(next!), done + 1)

  const again = await run('reseal', ['--new-key'])
  assert.equal(again.code, 0, again.said)
  assert.match(again.said, new RegExp(`sealed anew: ${all - done}\\b`))
  assert.equal(readKeyFile(DATA_DIR), next)
  assert.deepEqual([await opens(next!), await opens(old)], [all + 1, 0])
  assert.match((await run('reseal')).said, /sealed anew: 0\b/)
  assert.equal(readKeyFile(DATA_DIR), next, 'without --new-key it is the same key')
})

test('what none of the keys opens is named, and no key is taken away', async () => {
  const key = readKeyFile(DATA_DIR)!
  const strange = createSealing({ SEALING_KEY: newKey(), DATA_DIR: '' })
  const { rows } = await system().query(
    `update webhooks set previous_sealed = $1 where name = 'hook 3' and merchant_id = $2 returning id`,
    [strange.seal('x', 'y'), shops[1]!.id],
  )
  const { code, said } = await run('reseal', ['--new-key'])
  assert.equal(code, 1)
  assert.match(said, new RegExp(`webhooks.previous_sealed ${shops[1]!.id} ${rows[0].id}`))
  assert.equal(readKeyFile(DATA_DIR)!.split(',')[1], key)
  await system().query('update webhooks set previous_sealed = null where id = $1', [rows[0].id])
  assert.equal((await run('reseal')).code, 0)
})

test('a backup that is being read keeps the old key in its file until it is done', async () => {
  let finished = false
  const slow = takeBackup({ address: database.address, dataDir: DATA_DIR, path: join(DATA_DIR, 'while.tar.gz'), now: new Date() })
  const keys = `${newKey()},${readKeyFile(DATA_DIR)}`
  const order: string[] = []
  await Promise.all([
    slow.then(() => order.push('backup')),
    eventually('the backup holds the key', async () => {
      const { rows } = await system().query(`select from pg_locks where locktype = 'advisory' and mode = 'ShareLock' and granted`)
      return rows.length > 0
    }).then(async () => {
      writeFileSync(join(DATA_DIR, 'sealing.key'), `${keys}\n`)
      await reseal(database.address, home.house.sealing, sealedColumns, () => {
        finished = true
        order.push('reseal')
      })
    }),
  ])
  assert.ok(finished)
  assert.deepEqual(order, ['backup', 'reseal'])
})

test('links of the key before hold for their time, then no longer; at once when that is asked for', async () => {
  const { house: mine } = home
  const other = await openLinks(system(), mine.sealing, clock)
  const before = mine.links.sign('something')
  assert.ok(other.holds('something', before))
  assert.ok(await renewLinkKey(database.address, mine.sealing, { now: clock.now(), atOnce: false }))
  assert.equal(await renewLinkKey(database.address, mine.sealing, { now: clock.now(), atOnce: false }), null, 'one at a time')
  await mine.links.refresh()
  assert.equal(mine.links.sign('something'), before, 'it signs when everybody has heard of it')
  ahead += 61_000
  const after = mine.links.sign('something')
  assert.notEqual(after, before)
  assert.ok(!other.holds('something', after))
  await other.refresh()
  assert.ok(other.holds('something', after) && other.holds('something', before))
  ahead += BELIEVED_DAYS * 86_400_000
  await mine.links.refresh()
  assert.deepEqual([mine.links.holds('something', before), mine.links.holds('something', after)], [false, true])

  const file = fileLink(mine, shops[0]!.id, '00000000-0000-0000-0000-000000000000' as never)
  assert.equal((await run('renew-link-key', ['--at-once'])).code, 0)
  await mine.links.refresh()
  assert.ok(!mine.links.holds('something', after))
  assert.equal((await home.server.inject({ url: file })).statusCode, 404)
  assert.ok(readFileSync(join(DATA_DIR, 'sealing.key'), 'utf8'))
})
