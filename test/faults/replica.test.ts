import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import type { Frame } from '../../src/shared/events.ts'
import { type Listening, listen } from '../support/listen.ts'
import { ask, type Caller, firstSignIns, type Program, signInTo, startProgram, temporaryFolder } from '../support/program.ts'
import { type Server, startAddress, startReplicated } from '../support/replicated.ts'
import { keepWriting, loadKey, openTalks, requireKept, say, type Talk } from '../support/talks.ts'

/*
 * A standby that follows the primary. It is asked for what is over, as long as it is near; nothing else ever comes from it. When the primary dies
 * it takes over: nothing that was acknowledged is lost where the primary waited for it, and where it did not, everybody notices that the past is another.
 */
/** Longer than anything waits for the database. */
const AWAY_SECONDS = Number(process.env.AWAY_SECONDS ?? 12)
const folder = temporaryFolder()
let servers: Awaited<ReturnType<typeof startReplicated>>
let standby: Server
let address: Awaited<ReturnType<typeof startAddress>>
let program: Program
let owner: Caller
let key: Caller

before(async () => {
  servers = await startReplicated()
  standby = await servers.standby('standby')
  address = await startAddress(servers.primary)
  program = await startProgram({ DATABASE_URL: address.url, DATABASE_READ_URL: standby.url, DATA_DIR: folder.path, DEMO: 'off' })
  owner = await signInTo(program.url, firstSignIns(folder.path)[0]!)
  key = await loadKey(program.url, folder.path)
})
after(async () => {
  await program?.stop()
  await address?.stop()
  await servers?.remove()
  folder.remove()
})

async function until(what: string, is: () => Promise<boolean>, seconds = 20): Promise<number> {
  const began = performance.now()
  while (!(await is())) {
    assert.ok(performance.now() - began < seconds * 1000, `waited ${seconds} s for ${what}`)
    await pause(100)
  }
  return performance.now() - began
}
const isNear = async () => /^shopbell_replica_near 1$/m.test(await (await fetch(`${program.url}/metrics`)).text())
/** Of what was changed, the newest that the audit tells. */
async function lastChange(): Promise<string> {
  const { status, body } = await ask(program.url, owner, 'GET', '/audit?limit=1')
  assert.equal(status, 200, JSON.stringify(body))
  return JSON.stringify((body.items as unknown[])[0])
}

const sayAs = (talk: Talk, clientId: string, body = `text of ${clientId}`) =>
  say(
    () => program.url,
    talk,
    clientId,
    body,
    () => false,
  )
/** What was acknowledged is there once, of all of them. */
async function keptOf(talks: readonly Talk[]): Promise<number> {
  let kept = 0
  for (const talk of talks) kept += (await requireKept(program.url, talk)).length
  return kept
}

test('what is over comes from a replica that is near, everything else from the primary; one that lags or is away is not asked', async () => {
  await until('a replica that is near', isNear)
  const [talk] = await openTalks(program.url, key, 'reader', 1)
  const before = await lastChange()
  await standby.query('select pg_wal_replay_pause()')
  const made = await ask(program.url, owner, 'POST', '/api-keys', { name: 'made meanwhile', permissions: ['shops.read'] })
  assert.equal(made.status, 201)
  assert.equal(await lastChange(), before, 'the audit was read from the replica')
  await sayAs(talk!, 'the-first-word', 'nobody may miss this')
  const { items } = (await ask(program.url, owner, 'GET', '/conversations?queue=all')).body as {
    items: { lastMessage: { excerpt: string } }[]
  }
  assert.ok(
    items.some((one) => one.lastMessage.excerpt.includes('nobody may miss')),
    'what the stream keeps up to date begins with what is there',
  )
  assert.equal(((await ask(program.url, owner, 'GET', '/api-keys')).body.items as unknown[]).length, 2)
  const behind = await until('the primary to be asked', async () => (await lastChange()) !== before)
  const now = await lastChange()
  assert.equal(await isNear(), false)
  await standby.query('select pg_wal_replay_resume()')
  await until('the replica to be near again', isNear)
  assert.equal(await lastChange(), now)

  standby.kill()
  const times: number[] = []
  for (let n = 0; n < 5; n++) {
    const began = performance.now()
    assert.equal(await lastChange(), now)
    times.push(performance.now() - began)
  }
  assert.ok(Math.max(...times) < 2_000, `answered meanwhile within ${times}`)
  assert.equal((await fetch(`${program.url}/readyz`)).status, 200, 'the house can do without')
  await standby.start()
  await until('the replica to be back', isNear)
  console.log(
    `replica: ${Math.round(behind)} ms after it stood still the primary was asked; ${Math.round(Math.max(...times))} ms at most while it was away`,
  )
})

/** Everything of the machine ends at once; whoever watches over them lets the other one write, and the address follows. */
async function takeOver(from: Server, to: Server): Promise<void> {
  from.kill()
  await to.query('select pg_promote()')
  address.pointTo(to)
}
const epochOf = async (server: Server) => (await server.query<{ epoch: number }>('select epoch from installation'))[0]!.epoch
const lastCursor = ({ frames }: Listening) => frames.flatMap((frame) => ('cursor' in frame ? [frame.cursor] : [])).at(-1)
const isReload = (frame: Frame) => frame.type === 'reload'
const tells = (text: string) => (frame: Frame) => frame.type === 'event' && JSON.stringify(frame).includes(text)

test('the only standby that is waited for is away: nobody is acknowledged; once it is back, everybody is, once', {
  timeout: 120_000,
}, async () => {
  await servers.primary.query(`alter system set synchronous_standby_names = '*'`)
  await servers.primary.query('select pg_reload_conf()')
  const talks = await openTalks(program.url, key, 'absent', 10)
  await standby.stop()
  const writing = keepWriting(() => program.url, talks, { prefix: 'absent', perSecond: 20 })
  let back: number
  try {
    await pause(AWAY_SECONDS * 1000)
    assert.equal(talks.flatMap(({ acknowledged }) => [...acknowledged.keys()]).length, 0)
    await standby.start()
    back = await until('somebody to be acknowledged', async () => talks.some(({ acknowledged }) => acknowledged.size > 0))
  } finally {
    await writing.end(30_000)
  }
  const kept = await keptOf(talks)
  assert.equal(kept, writing.count(), 'nobody gave up')
  console.log(
    `standby away: ${kept} messages, none acknowledged for ${AWAY_SECONDS} s, all kept once; ${Math.round(back)} ms after it was back`,
  )
})

test('the primary dies under load and its standby takes over: nothing acknowledged is lost, and streams go on', {
  timeout: 120_000,
}, async () => {
  await servers.primary.query(`alter system set synchronous_standby_names = '*'`)
  await servers.primary.query('select pg_reload_conf()')
  const talks = await openTalks(program.url, key, 'over', 20)
  const [probe] = await openTalks(program.url, key, 'probe', 1)
  const watching = await listen(program.url, owner)
  const epoch = await epochOf(standby)
  const writing = keepWriting(() => program.url, talks, { prefix: 'over', perSecond: 60 })
  let recovered: number
  try {
    await pause(2_000)
    const dead = performance.now()
    await takeOver(servers.primary, standby)
    await watching.until('a goodbye', (frame) => frame.type === 'goodbye')
    const again = await listen(program.url, owner, lastCursor(watching))
    await again.until('that its cursor is of another past', isReload)
    await sayAs(probe!, 'probe-after', 'who hears this?')
    await again.until('what is said now', tells('who hears this?'))
    recovered = performance.now() - dead
    again.close()
    await pause(1_000)
  } finally {
    await writing.end(20_000)
  }
  const kept = await keptOf(talks)
  assert.equal(kept, writing.count(), 'nobody gave up')
  assert.equal(await epochOf(standby), epoch + 1, 'once')
  assert.ok(recovered < 10_000, `${recovered} ms`)
  console.log(
    `takeover: ${kept} messages acknowledged and kept once; ${Math.round(recovered)} ms from the primary's death to a message that was heard`,
  )
})

test('a standby that nobody waited for takes over without the last moments: who was ahead of it hears what is said from now on', {
  timeout: 120_000,
}, async () => {
  const late = await servers.standby('late', standby)
  const [talk] = await openTalks(program.url, key, 'ahead', 1)
  await sayAs(talk!, 'ahead-kept')
  await until(
    'the standby to have it',
    async () => (await late.query<{ n: number }>(`select from messages where client_id = 'ahead-kept'`)).length === 1,
  )
  await late.stop()
  const watching = await listen(program.url, owner)
  for (let n = 0; n < 40; n++) await sayAs(talk!, `ahead-lost-${n}`)
  await watching.until('the last of them', tells('text of ahead-lost-39'))
  const ahead = lastCursor(watching)!

  standby.kill()
  await late.start()
  await takeOver(standby, late)
  assert.equal(await sayAs(talk!, 'ahead-first'), 2, 'its place is what the one that took over knows')
  await watching.until('a goodbye', (frame) => frame.type === 'goodbye')
  const again = await listen(program.url, owner, ahead)
  await again.until('that its cursor is of another past', isReload)
  assert.equal((await ask(program.url, owner, 'GET', `/events?after=${ahead}`)).body.error.code, 'cursor.epoch')
  assert.equal(await sayAs(talk!, 'ahead-then'), 3)
  await again.until('what is said now', tells('text of ahead-then'))
  again.close()
  const { items } = (await ask(program.url, talk!.caller, 'GET', '/widget/messages?limit=100')).body as { items: { clientId: string }[] }
  assert.deepEqual(
    items.map((one) => one.clientId),
    ['ahead-kept', 'ahead-first', 'ahead-then'],
  )
})
