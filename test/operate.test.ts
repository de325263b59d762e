import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { house } from './support/house.ts'

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

test('what is deployed is what is documented: the units and the image name the same folders and settings', () => {
  const settings = new Set(
    [...readFileSync(join(deploy, '../docs/operate/configuration.md'), 'utf8').matchAll(/^\| `(\w+)` \|/gm)].map(([, name]) => name!),
  )
  const own = new Set(['NODE_ENV', 'POSTGRES_USER', 'POSTGRES_DB', 'POSTGRES_PASSWORD', 'POSTGRES_INITDB_ARGS'])
  for (const file of ['Dockerfile', 'compose.yaml', 'shopbell.service', 'shopbell-backup.service']) {
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
