import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { Client } from 'pg'
import { startBalancer } from '../support/balancer.ts'
import { freshDatabase, stopDatabase } from '../support/database.ts'
import { startNats } from '../support/nats.ts'
import { ask, type Caller, firstSignIns, type Program, signInTo, startProgram, temporaryFolder } from '../support/program.ts'
import { keepWriting, loadKey, openTalks, requireKept, type Talk } from '../support/talks.ts'

/*
 * More than one machine, as docs/operate/scale.md says it: three processes that answer and one that works, behind a plain TCP balancer, on one
 * PostgreSQL that none of them started, woken over NATS. Every process is replaced while customers write: nothing lost, nothing doubled, and
 * every deadline told once though nobody leads.
 */
const WEB = 3
const CUSTOMERS = 30
const PER_SECOND = Number(process.env.CLUSTER_RATE ?? 60)
const PROMISES = 60
const folder = temporaryFolder()
let database: Awaited<ReturnType<typeof freshDatabase>>
let nats: Awaited<ReturnType<typeof startNats>>
let balancer: Awaited<ReturnType<typeof startBalancer>>
let owner: Client
let web: Program[] = []
let worker: Program | undefined
let key: Caller

const environment = () => ({ DATABASE_URL: database.url, DATA_DIR: folder.path, BUS_URL: nats.url, DEMO: 'off', LOG_LEVEL: 'fatal' })
const startWeb = () => startProgram({ ...environment(), ROLES: 'web' }, { seconds: 150 })
const startWorker = () => startProgram({ ...environment(), ROLES: 'worker' }, { seconds: 150 })
const url = () => balancer.url

before(async () => {
  nats = await startNats()
  database = await freshDatabase()
  owner = new Client(database.address)
  owner.on('error', () => {})
  await owner.connect()
  web = [await startWeb()]
  web.push(...(await Promise.all(Array.from({ length: WEB - 1 }, startWeb))))
  worker = await startWorker()
  balancer = await startBalancer(web.map((one) => one.url))
  key = await loadKey(url(), folder.path)
})
after(async () => {
  await balancer?.stop()
  await Promise.all([...web, worker].map((one) => one?.stop()))
  await owner?.end()
  await database?.drop()
  await stopDatabase()
  await nats?.stop()
  folder.remove()
})

/** The new one first, then the old one out: nobody is turned away. */
async function replaceAll(): Promise<void> {
  for (let n = 0; n < WEB; n++) {
    const fresh = await startWeb()
    const old = web[n]!
    web[n] = fresh
    balancer.use(web.map((one) => one.url))
    assert.equal(await old.stop(), 0, old.log())
  }
  const old = worker!
  worker = await startWorker()
  assert.equal(await old.stop(), 0, old.log())
}

async function promiseMany(staff: Caller, talk: Talk): Promise<void> {
  const { conversation } = (await ask(url(), talk.caller, 'POST', '/widget/hand-over', {})).body as { conversation: { id: string } }
  for (let n = 0; n < PROMISES; n++) {
    const dueAt = new Date(Date.now() + 2_000 + n * 50).toISOString()
    const made = await ask(url(), staff, 'POST', `/conversations/${conversation.id}/promises`, { words: `promise ${n}`, dueAt })
    assert.equal(made.status, 201, JSON.stringify(made.body))
  }
}
const counted = async (text: string) => Number((await owner.query<{ count: string }>(text)).rows[0]!.count)

test('three that answer, one that works, NATS between them: replaced one after the other under load, nothing lost or doubled', {
  timeout: 500_000,
}, async () => {
  const talks = await openTalks(url(), key, 'cluster', CUSTOMERS)
  const staff = await signInTo(url(), firstSignIns(folder.path)[0]!)
  await promiseMany(staff, talks[0]!)
  const writing = keepWriting(url, talks.slice(1), { prefix: 'cluster', perSecond: PER_SECOND })
  const began = performance.now()
  try {
    await pause(500)
    await replaceAll()
    await pause(500)
  } finally {
    await writing.end(60_000)
  }
  const seconds = (performance.now() - began) / 1000
  for (const talk of talks.slice(1)) await requireKept(url(), talk)

  const due = `select count(*) from deadlines where at <= now()`
  for (const end = Date.now() + 30_000; (await counted(due)) > 0 && Date.now() < end; ) await pause(200)
  assert.equal(await counted(due), 0, 'every deadline that is due was told')
  const told = await counted(`select count(*) from events where name = 'clock.reached'`)
  assert.equal(await counted(`select count(distinct (data->>'clockId', data->>'rung')) from events where name = 'clock.reached'`), told)
  assert.ok(told >= PROMISES, `${told} deadlines told`)
  assert.ok((await nats.told()) > 0, 'they woke each other over NATS')
  console.log(
    `cluster: ${writing.count()} messages in ${seconds.toFixed(1)} s while ${WEB} web processes and the worker were replaced; lost 0, doubled 0; ${told} deadlines told once; ${await nats.told()} wake-ups over NATS`,
  )
})
