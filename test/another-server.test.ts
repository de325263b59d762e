import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import type { Frame } from '../src/shared/events.ts'
import { freshDatabase, stopDatabase } from './support/database.ts'
import { startLendingPooler } from './support/lending-pooler.ts'
import { listen } from './support/listen.ts'
import { ask, failToStart, firstSignIns, type Program, signInTo, startProgram, temporaryFolder } from './support/program.ts'
import { loadKey, openTalks, say, type Talk } from './support/talks.ts'

/* A database that `pg_dump` brought here from a server that had given more transactions than this one: its rows carry numbers from the future. */
const folder = temporaryFolder()
let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Client
let program: Program

const start = async () => void (program = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off' }))
before(async () => {
  database = await freshDatabase()
  owner = new Client(database.address)
  await owner.connect()
  await start()
})
after(async () => {
  await program?.stop()
  await owner?.end()
  await database.drop()
  await stopDatabase()
  folder.remove()
})

const one = async <Row extends object>(text: string): Promise<Row> => (await owner.query<Row>(text)).rows[0]!
async function found(text: string): Promise<number> {
  const staff = await signInTo(program.url, firstSignIns(folder.path)[0]!)
  for (let tries = 0; tries < 50; tries++) {
    const { status, body } = await ask(program.url, staff, 'GET', `/search?q=${text}`)
    assert.equal(status, 200, JSON.stringify(body))
    if (body.items.length) return body.items.length
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return 0
}

test('what is written after such a move is told, found and in its order', async () => {
  const [talk] = (await openTalks(program.url, await loadKey(program.url, folder.path), 'moved', 1)) as [Talk]
  const sayAs = (clientId: string, body: string) =>
    say(
      () => program.url,
      talk,
      clientId,
      body,
      () => false,
    )
  await sayAs('moved-before', 'marmalade')
  assert.equal(await found('marmalade'), 1)
  const { cursor } = (await ask(program.url, await signInTo(program.url, firstSignIns(folder.path)[0]!), 'GET', '/me')).body as {
    cursor: string
  }
  await program.stop()
  const { count: events } = await one<{ count: string }>('select count(*) from events')
  await owner.query(`update events set transaction_id = (transaction_id::text::bigint + 1000000000)::text::xid8`)
  await owner.query(`update installation set searched_transaction = (searched_transaction::text::bigint + 1000000000)::text::xid8`)
  const { epoch } = await one<{ epoch: number }>('select epoch from installation')

  await start()
  const ahead = await one('select count(*)::int as count from events where transaction_id >= pg_snapshot_xmax(pg_current_snapshot())')
  assert.deepEqual(ahead, { count: 0 })
  assert.deepEqual(await one('select count(*) from events'), { count: events })
  assert.deepEqual(await one('select epoch from installation'), { epoch: epoch + 1 })
  const staff = await signInTo(program.url, firstSignIns(folder.path)[0]!)
  assert.equal((await ask(program.url, staff, 'GET', `/events?after=${cursor}`)).body.error.code, 'cursor.epoch')
  const watching = await listen(program.url, staff)
  await sayAs('moved-after', 'quince')
  await watching.until('what is said now', (frame: Frame) => frame.type === 'event' && JSON.stringify(frame).includes('quince'))
  watching.close()
  assert.equal(await found('quince'), 1)
  assert.equal(await found('marmalade'), 1)
  const order = await owner.query<{ body: string }>(
    `select data -> 'message' ->> 'body' as body from events where name = 'message.received' order by transaction_id, id`,
  )
  assert.deepEqual(
    order.rows.map(({ body }) => body),
    ['marmalade', 'quince'],
  )
})

test('the same database under another server, or on another line of time, has another past once', async () => {
  const { epoch } = await one<{ epoch: number }>('select epoch from installation')
  await program.stop()
  await start()
  assert.deepEqual(await one('select epoch from installation'), { epoch }, 'the same server, the same past')
  await program.stop()
  await owner.query(`update installation set past = '7000000000000000000.00000002.5'`)
  await start()
  const again = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off' })
  await again.stop()
  assert.deepEqual(await one('select epoch from installation'), { epoch: epoch + 1 })
})

test('a pooler that lends its connections for one transaction each is refused, in both languages', async () => {
  const { host, port } = database.address as { host: string; port: number }
  const pooler = await startLendingPooler(`${host}/.s.PGSQL.${port}`, { login: 'postgres', database: database.name })
  try {
    const { code, said } = await failToStart({ DATABASE_URL: pooler.url, DATA_DIR: folder.path, DEMO: 'off' })
    assert.equal(code, 1)
    assert.match(said, /database\.lentSession: A pooler lends .*pool_mode = session/)
    assert.match(said, /连接池按事务借出连接/)
  } finally {
    await pooler.stop()
  }
})
