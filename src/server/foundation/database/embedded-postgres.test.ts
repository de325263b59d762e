import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import pg from 'pg'
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.ts'

const folders: string[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'shopbell-db-'))
  chmodSync(made, 0o711)
  folders.push(made)
  return made
}
after(() => folders.forEach((made) => rmSync(made, { recursive: true, force: true })))

const start = (dataDir: string): Promise<EmbeddedPostgres> => startEmbeddedPostgres({ dataDir, log: () => {}, settings: { fsync: 'off' } })

async function query(db: Pick<EmbeddedPostgres, 'connection'>, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(db.connection)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** The same program in a process of its own, which prints a line when it is ready. */
function elsewhere(dataDir: string): ChildProcess {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(import.meta.resolve('./embedded-postgres.ts'))}
    const db = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, log() {}, settings: { fsync: 'off' } })
    process.on('SIGTERM', async () => { await db.stop(); process.exit(0) })
    console.log('ready', db.attached, db.pid); setInterval(() => {}, 1000)`
  return spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
}
const said = async (child: ChildProcess): Promise<string> => String((await once(child.stdout!, 'data'))[0])

async function until(check: () => Promise<boolean>, seconds = 15): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50)))
    if (await check().catch(() => false)) return
  assert.fail('waited too long')
}

test('what was written is there after a restart', async () => {
  const dataDir = folder()
  const first = await start(dataDir)
  await query(first, 'create table kept (n int); insert into kept values (7)')
  await first.stop()
  const second = await start(dataDir)
  assert.equal(second.attached, false)
  assert.deepEqual(await query(second, 'select n from kept'), [{ n: 7 }])
  assert.equal((await query(second, `select current_setting('data_checksums') as on`))[0]!.on, 'on')
  await second.stop()
})

test('a server that outlived kill -9 of Shopbell is joined', async () => {
  const dataDir = folder()
  const child = elsewhere(dataDir)
  const pid = Number((await said(child)).split(' ')[2])
  child.kill('SIGKILL')
  await once(child, 'exit')
  const db = await start(dataDir)
  assert.equal(db.attached, true)
  assert.equal(db.pid, pid)
  await db.stop()
  await until(async () => !existsSync(join(dataDir, 'postgres', 'postmaster.pid')))
})

test('kill -9 of the database under us: it comes back with what was committed', async () => {
  const db = await start(folder())
  await query(db, 'create table kept (n int); insert into kept values (1)')
  const before = db.pid
  process.kill(before, 'SIGKILL')
  await until(async () => db.pid !== before && (await query(db, 'select n from kept')).length === 1)
  await db.stop()
})

test('a joined server that dies is started again, too', async () => {
  const dataDir = folder()
  const child = elsewhere(dataDir)
  await said(child)
  child.kill('SIGKILL')
  const db = await start(dataDir)
  const before = db.pid
  process.kill(before, 'SIGKILL')
  await until(async () => db.pid !== before && (await query(db, 'select 1 as n')).length === 1)
  await db.stop()
})

test('two processes starting on an empty folder share one cluster; the first to stop leaves it to the other', async () => {
  const dataDir = folder()
  const [a, b] = [elsewhere(dataDir), elsewhere(dataDir)]
  const lines = await Promise.all([said(a), said(b)])
  assert.deepEqual(lines.map((line) => line.split(' ')[1]).toSorted(), ['false', 'true'])
  const mine = await start(dataDir)
  a.kill('SIGTERM')
  await once(a, 'exit')
  assert.equal((await query(mine, 'select 1 as n'))[0]!.n, 1)
  b.kill('SIGTERM')
  await once(b, 'exit')
  await mine.stop()
  assert.ok(!existsSync(join(dataDir, 'postgres', 'postmaster.pid')))
})

test('killed in the middle of the first start: no half-made cluster is left', async () => {
  const dataDir = folder()
  const child = elsewhere(dataDir)
  await until(async () => readdirSync(dataDir).some((name) => name.startsWith('postgres.making-')))
  child.kill('SIGKILL')
  await once(child, 'exit')
  assert.ok(!existsSync(join(dataDir, 'postgres')))
  const db = await start(dataDir)
  assert.ok(!readdirSync(dataDir).some((name) => name.startsWith('postgres.making-')))
  await db.stop()
})

test("a folder that isn't ours is refused and left alone", async () => {
  const dataDir = folder()
  mkdirSync(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres', 'holiday.txt'), 'sun')
  await assert.rejects(start(dataDir), { code: 'database.foreignFolder' })
  assert.deepEqual(readdirSync(join(dataDir, 'postgres')), ['holiday.txt'])
})

test('another version, a nonsense version and a broken control file each have their own answer', async () => {
  const dataDir = folder()
  await (await start(dataDir)).stop()
  const version = join(dataDir, 'postgres', 'PG_VERSION')
  writeFileSync(version, '15\n')
  await assert.rejects(start(dataDir), { code: 'database.otherVersion' })
  writeFileSync(version, '\u0000garbage')
  await assert.rejects(start(dataDir), { code: 'database.foreignFolder' })
  writeFileSync(version, '18\n')
  truncateSync(join(dataDir, 'postgres', 'global', 'pg_control'), 100)
  await assert.rejects(
    start(dataDir),
    (error: { code: string; zh: string; details: string }) =>
      error.code === 'database.corrupt' && error.zh.length > 10 && error.details.length > 10,
  )
})

test('a data folder that cannot be made or written is a clear refusal', async () => {
  const inTheWay = join(folder(), 'file')
  writeFileSync(inTheWay, '')
  await assert.rejects(start(join(inTheWay, 'data')), { code: 'database.permission' })
  if (process.getuid?.() === 0) return // root may write anywhere
  const closed = folder()
  chmodSync(closed, 0o500)
  await assert.rejects(start(closed), { code: 'database.permission' })
})

test('a pid file that names some other living program is no obstacle', async () => {
  const dataDir = folder()
  const db = await start(dataDir)
  await db.stop()
  const cluster = join(dataDir, 'postgres')
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n0\n5432\n\n\n`)
  const again = await start(dataDir)
  assert.equal(again.attached, false)
  assert.notEqual(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0], String(process.pid))
  await again.stop()
})
