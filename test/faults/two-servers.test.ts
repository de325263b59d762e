import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { freshDatabase, stopDatabase } from '../support/database.ts'
import { type Caller, type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { historyOf, loadKey, openTalks, say, type Talk } from '../support/talks.ts'

/*
 * Two servers on one database, one of them struck while it answers: it is frozen until it holds reactions it no longer works on, then killed,
 * or woken again when the other has long taken them over. Every question has exactly one answer of the assistant in the end.
 */
const folder = temporaryFolder()
let database: Awaited<ReturnType<typeof freshDatabase>>
let queue: pg.Client
let one: Program
let two: Program
let key: Caller

before(async () => {
  database = await freshDatabase()
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal' }
  one = await startProgram(environment)
  two = await startProgram(environment)
  queue = new pg.Client(database.url)
  await queue.connect()
  key = await loadKey(two.url, folder.path)
})
after(async () => {
  await queue.end()
  await Promise.all([one.stop(), two.stop()])
  await database.drop()
  await stopDatabase()
  folder.remove()
})

const heldFor = async (milliseconds: number): Promise<number> =>
  (
    await queue.query<{ count: string }>(
      `select count(*)::text as count from pgboss.job where name = 'reactions' and state = 'active' and started_on < now() - $1 * interval '1 ms'`,
      [milliseconds],
    )
  ).rows.map((row) => Number(row.count))[0]!

/** Freezes a server in the middle of its reactions: what it took stays taken, and nobody works on it. */
async function freezeAtWork(program: Program): Promise<number> {
  for (let tries = 0; tries < 100; tries++) {
    program.child.kill('SIGSTOP')
    await pause(400)
    const held = await heldFor(350)
    if (held) return held
    program.child.kill('SIGCONT')
    await pause(7)
  }
  throw new Error('the server was never caught at work')
}

/** One question after the other, each asked when the last one is answered. */
async function converse(talk: Talk, servers: () => Program[], prefix: string, over: () => boolean): Promise<void> {
  const answered = (seq: number) =>
    two && historyOf(two.url, talk.caller).then((kept) => kept.some((message) => message.author === 'assistant' && message.seq > seq))
  while (!over()) {
    const clientId = `${prefix}-${talk.sent++}`
    const somewhere = () => servers()[Math.floor(Math.random() * servers().length)]!.url
    const seq = (await say(somewhere, talk, clientId, 'where is my order?', () => false))!
    while (!(await answered(seq).catch(() => false))) await pause(150)
  }
}

async function strike(prefix: string, blow: (victim: Program) => Promise<Program[]>): Promise<void> {
  const talks = await openTalks(two.url, key, prefix, 24)
  let servers = [one, two]
  let over = false
  const running = Promise.all(
    talks.map((talk, i) =>
      converse(
        talk,
        () => servers,
        `${prefix}-${i}`,
        () => over,
      ),
    ),
  )
  running.catch(() => {})
  await pause(500)
  const held = await freezeAtWork(one)
  servers = [two]
  servers = await blow(one)
  over = true
  await running
  for (const talk of talks) {
    const kept = await historyOf(two.url, talk.caller)
    const asked = kept.filter((message) => message.author === 'customer')
    assert.deepEqual(
      kept.map((message) => message.author).join(' '),
      asked.map(() => 'customer assistant').join(' '),
      'each question, then its one answer',
    )
    assert.equal(asked.length, talk.acknowledged.size)
  }
  assert.ok(held > 0)
}

test(
  'kill -9 of one of two servers in the middle of its reactions: the other takes them up, each question is answered once',
  {
    timeout: 60_000,
  },
  () =>
    strike('killed', async (victim) => {
      await victim.kill()
      return [two]
    }),
)

test('a server that slept while the other took its reactions over answers nothing again when it wakes', { timeout: 60_000 }, async () => {
  one = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal' })
  await strike('asleep', async (victim) => {
    const until = performance.now() + 25_000
    while ((await heldFor(400)) && performance.now() < until) await pause(100)
    victim.child.kill('SIGCONT')
    await pause(1_000)
    return [one, two]
  })
})
