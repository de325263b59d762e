import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { emptyDatabase } from './support/database.ts'
import { eventually, house } from './support/house.ts'
import { ask, firstSignIns, signInTo, startProgram, temporaryFolder } from './support/program.ts'

/* What an operator looks at: that it says something, and that what is drawn and alarmed is what is measured. */
const { server, merchant, customer, call, house: home } = await house()
const deploy = join(import.meta.dirname, '../deploy')
const metrics = async (): Promise<string> => (await server.inject({ url: '/metrics' })).body

before(async () => {
  const ours = await merchant('watched')
  await call(await customer(ours), 'POST', '/widget/messages', { clientId: 'watched-0001', body: 'hello' })
})

test('every figure of the dashboard and the alarms is one that /metrics tells', async () => {
  const told = await metrics()
  const dashboard = readFileSync(join(deploy, 'grafana-dashboard.json'), 'utf8')
  const { panels } = JSON.parse(dashboard) as { panels: { title: string; targets: { expr: string }[] }[] }
  assert.ok(panels.length >= 10)
  const asked = [
    ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
    readFileSync(join(deploy, 'shopbell-alarms.yml'), 'utf8'),
  ]
  const names = new Set(asked.flatMap((text) => text.match(/\b(?:shopbell|nodejs|process)_\w+/g) ?? []))
  assert.ok(names.size > 8)
  for (const name of names) assert.ok(told.includes(`# TYPE ${name.replace(/_(?:bucket|count|sum)$/, '')} `), name)
})

test('ready means: it can write, and what happens reaches its streams', async () => {
  assert.deepEqual((await server.inject({ url: '/readyz' })).json(), { ok: true, database: true, stream: true })
  await home.hub.stop()
  const real = performance.now
  performance.now = () => real.call(performance) + 6_000
  try {
    const stuck = await server.inject({ url: '/readyz' })
    assert.deepEqual([stuck.statusCode, stuck.json()], [503, { ok: false, database: true, stream: false }])
    assert.equal((await server.inject({ url: '/healthz' })).statusCode, 200)
  } finally {
    performance.now = real
  }
})

test('ready says when nothing would be kept, without writing each time it is asked', { timeout: 60_000 }, async () => {
  const kept = await house({ work: false })
  const ready = async () => (await kept.server.inject({ url: '/readyz' })).json() as { ok: boolean; database: boolean }
  const owner = new Client(kept.database.address)
  await owner.connect()
  const version = async () => (await owner.query('select xmin::text from installation')).rows[0]!.xmin as string
  const later = (ms: number) => {
    const real = performance.now
    performance.now = () => real.call(performance) + ms
    return () => void (performance.now = real)
  }
  /** A database's settings hold for connections made from then on. One that was being made has read the old ones, and is not listed before it is made. */
  const becomes = async (setting: string) => {
    await owner.query(`alter database ${owner.database} ${setting}`)
    const since = (await owner.query('select clock_timestamp()::text as now')).rows[0]!.now as string
    const end = () =>
      owner.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and backend_start < $1`,
        [since],
      )
    await end()
    return { end }
  }
  try {
    assert.equal((await ready()).database, true)
    const tried = await version()
    for (let n = 0; n < 20; n++) assert.equal((await ready()).database, true)
    assert.equal(await version(), tried, 'asked again at once it writes nothing')

    // The disk takes its time: whoever writes waits.
    await owner.query('begin; select from installation for update')
    const restore = later(6_000)
    assert.equal((await ready()).database, true, 'it was kept a moment ago, and this one may be')
    const restoreMore = later(6_000)
    assert.deepEqual(await ready().then(({ ok, database }) => [ok, database]), [false, false])
    await owner.query('rollback')
    await eventually('ready again', async () => (await ready()).ok)
    assert.notEqual(await version(), tried)
    restoreMore()
    restore()

    // It takes no writes at all, as hosts do to a full one.
    const ours = await kept.merchant('read-only')
    const visitor = await kept.customer(ours)
    const say = () => kept.call(visitor, 'POST', '/widget/messages', { clientId: 'read-only-0001', body: 'hello' })
    const startedBefore = await becomes('set default_transaction_read_only = on')
    await eventually('told to try again', async () => (await say()).body.error?.code === 'database.unreachable')
    assert.equal((await say()).status, 503)
    await eventually('told to others too', async () => {
      await startedBefore.end()
      const { ok, database } = await ready()
      return !ok && !database
    })
    const stillReading = await becomes('reset default_transaction_read_only')
    await eventually('taken', async () => (await say()).status === 201)
    await eventually('ready again', async () => {
      await stillReading.end()
      return (await ready()).ok
    })
  } finally {
    await owner.end()
  }
})

test('a worker that stands still is told by every process that answers', async () => {
  const stopped = await house({ work: false })
  const ours = await stopped.merchant('stopped')
  await stopped.call(await stopped.customer(ours), 'POST', '/widget/messages', { clientId: 'stopped-0001', body: 'hello' })
  const oldest = async () =>
    Number(/^shopbell_jobs_oldest_seconds\{queue="reactions"\} (\S+)$/m.exec((await stopped.server.inject({ url: '/metrics' })).body)?.[1])
  const first = await eventually('a reaction that waits', oldest)
  assert.ok((await eventually('it waits longer', async () => (await oldest()) > first && oldest())) > first)
})

test('what is deployed is what is documented: the image, the set and the file of the units name settings that there are', () => {
  const settings = new Set(
    [...readFileSync(join(deploy, '../docs/operate/configuration.md'), 'utf8').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!),
  )
  const own = new Set(['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS'])
  for (const file of ['Dockerfile', 'compose.yaml', 'shopbell.env']) {
    const text = readFileSync(join(deploy, file), 'utf8')
    const named = [...text.matchAll(/(?:^|[\s=])([A-Z][A-Z_]{3,})(?==|: )/gm)].map(([, name]) => name!)
    assert.ok(named.length, file)
    assert.deepEqual(
      named.filter((name) => !settings.has(name) && !own.has(name)),
      [],
      file,
    )
  }
})

test('both units read the settings a command reads, and start what there is', () => {
  for (const file of ['shopbell.service', 'shopbell-backup.service']) {
    const text = readFileSync(join(deploy, file), 'utf8')
    assert.match(text, /^EnvironmentFile=\/etc\/shopbell\.env$/m, file)
    assert.doesNotMatch(text, /^Environment=/m, file)
    const [, started] = /^ExecStart=.*\bnode (src\/\S+\.ts)/m.exec(text) ?? []
    assert.ok(started && existsSync(join(deploy, '..', started)), file)
  }
})

test('who is asked to stop while starting stops in order, with the database that has just been made', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../src/server/main.ts')], {
    env: { ...process.env, DATABASE_URL: '', DATA_DIR: folder.path, DEMO: 'off', PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  try {
    let said = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => void (said += text))
    const address = join(folder.path, 'postgres.json')
    await eventually('its database is there', async () => existsSync(address), 30)
    const { host, port } = JSON.parse(readFileSync(address, 'utf8')) as { host: string; port: number }
    const socket = join(host, `.s.PGSQL.${port}`)
    assert.ok(existsSync(socket))
    const ended = once(child, 'exit')
    assert.equal(said, '', 'it is not ready yet')
    child.kill('SIGTERM')
    assert.deepEqual(await ended, [0, null], 'by itself, not by the signal')
    assert.equal(existsSync(socket), false, 'the database does not run on')
  } finally {
    child.kill('SIGKILL')
    folder.remove()
  }
})

test('three processes started at once on a new database: the one sign-in that was written down is the one that works', {
  timeout: 120_000,
}, async () => {
  const [database, folder] = [await emptyDatabase(), temporaryFolder()]
  const settings = { DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', ROLES: 'web', LOG_LEVEL: 'fatal' }
  const programs = await Promise.all(Array.from({ length: 3 }, () => startProgram(settings)))
  try {
    const { url } = programs[0]!
    assert.deepEqual(programs[0]!.ready, { url, desk: `${url}/desk` }, 'no demo, no address of one')
    const [owner, ...more] = firstSignIns(folder.path)
    assert.deepEqual(more, [])
    assert.ok((await signInTo(programs[2]!.url, owner!)).cookie)
  } finally {
    await Promise.all(programs.map((one) => one.stop()))
    await database.drop()
    folder.remove()
  }
})

test('whatever is logged, also in most detail: no password, token, address, name or text of anybody', { timeout: 120_000 }, async () => {
  const [database, folder] = [await emptyDatabase(), temporaryFolder()]
  const program = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'trace' })
  try {
    const { url } = program
    const owner = firstSignIns(folder.path)[0]!
    const wrong = 'a-wrong-secret-7f3a'
    const staff = await signInTo(url, owner)
    await ask(url, {}, 'POST', '/sign-in', { email: owner.email, password: wrong })
    await ask(url, {}, 'POST', '/sign-in', { email: 'unknown-person@shop.test', password: wrong })
    const { body: key } = await ask(url, staff, 'POST', '/api-keys', {
      name: 'log',
      permissions: ['customers.impersonate', 'commerce.import', 'shops.read'],
    })
    const shop = (await ask(url, staff, 'GET', '/shops')).body.items[0] as { id: string }
    const customer = { externalId: 'logged', name: 'Zebedee Quill', email: 'zebedee@quill.test', phone: '+4915199887766', currency: 'USD' }
    const put = await ask(url, { token: key.key }, 'PUT', `/shops/${shop.id}/customers`, { items: [customer] })
    assert.equal(put.status, 200, JSON.stringify(put.body))
    const { id } = (await ask(url, staff, 'GET', `/customers?shop=${shop.id}`)).body.items[0] as { id: string }
    const { token } = (await ask(url, { token: key.key }, 'POST', `/customers/${id}/session`, {})).body as { token: string }
    const said = 'my-card-is 4242424242424242'
    assert.equal((await ask(url, { token }, 'POST', '/widget/messages', { clientId: 'logged-0001', body: said })).status, 201)
    await ask(url, { token }, 'POST', '/widget/messages', { clientId: 'x', body: said })
    await ask(url, { token: `${token}x` }, 'GET', '/widget/messages')
    const hook = await ask(url, staff, 'POST', '/webhooks', { name: 'log', url: 'https://hook.invalid/in', events: ['message.received'] })
    await ask(url, { token }, 'POST', '/widget/messages', { clientId: 'logged-0002', body: said })
    // A failure of ours as well: told with a reference, kept without what was asked.
    const pool = new Client(database.address)
    await pool.connect()
    await pool.query('alter table messages rename to messages_away')
    const failed = await ask(url, { token }, 'POST', '/widget/messages', { clientId: 'logged-0003', body: said })
    await pool.query('alter table messages_away rename to messages')
    await pool.end()
    assert.equal(failed.body.error.code, 'server.failed')
    await eventually('the failure is logged', async () => program.log().includes('unexpected failure'))
    const secrets = [
      owner.password,
      owner.email,
      wrong,
      'unknown-person',
      staff.cookie!.split('=')[1]!,
      key.key,
      token,
      hook.body.secret,
      said,
      '4242424242',
      customer.name,
      customer.email,
      customer.phone,
    ] as string[]
    // The first sign-in is shown once, and not in the log.
    const lines = program
      .log()
      .split('\n')
      .filter((line) => line.startsWith('{'))
    assert.ok(lines.length, program.log())
    for (const secret of secrets) {
      assert.ok(secret.length > 5, secret)
      assert.deepEqual(
        lines.filter((line) => line.includes(secret)),
        [],
        secret,
      )
    }
  } finally {
    await program.stop()
    await database.drop()
    folder.remove()
  }
})

test('a process that only works is watched on its own port, and is nobody else’s', { timeout: 120_000 }, async () => {
  const [database, folder] = [await emptyDatabase(), temporaryFolder()]
  const settings = { DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', ROLES: 'worker' }
  const worker = await startProgram(settings)
  const second = await startProgram({ ...settings, PORT: new URL(worker.url).port })
  try {
    const get = async (path: string) => fetch(worker.url + path)
    for (const path of ['/healthz', '/readyz']) assert.equal((await get(path)).status, 200, path)
    assert.match(await (await get('/metrics')).text(), /^# TYPE shopbell_reactions_total /m)
    for (const path of ['/desk', '/demo/xiaoman', '/api/v1/me', '/widget.js', '/openapi.json'])
      assert.equal((await get(path)).status, 404, path)
    assert.deepEqual([second.ready, /cannot be watched/.test(second.log())], [{ worker: true }, true])
  } finally {
    assert.deepEqual(await Promise.all([worker.stop(), second.stop()]), [0, 0])
    await database.drop()
    folder.remove()
  }
})
