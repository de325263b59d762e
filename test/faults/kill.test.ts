import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { ask, type Caller, firstSignIns, type Program, signInTo, startProgram, temporaryFolder } from '../support/program.ts'

/*
 * kill -9 under load. What was acknowledged is there once, in order, without a gap; what was not is sent again under its own clientId and is
 * then there once too. `ROUNDS` is the number of rounds (npm run test:faults: 20); the short form tries each victim once.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const CUSTOMERS = 40
const PER_SECOND = 200
const victims = ['server', 'database', 'both'] as const

interface Talk {
  caller: Caller
  sent: number
  /** clientId → seq, as it was acknowledged. */
  acknowledged: Map<string, number>
}

const folder = temporaryFolder()
const environment = { DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal' }
let program: Program
let key: Caller
const recoveries: number[] = []

before(async () => {
  program = await startProgram(environment)
  const owner = await signInTo(program.url, firstSignIns(folder.path)[0]!)
  const made = await ask(program.url, owner, 'POST', '/api-keys', {
    name: 'load',
    permissions: ['customers.read', 'customers.impersonate', 'commerce.import', 'shops.read'],
  })
  key = { token: (made.body as { key: string }).key }
})
after(async () => {
  await program.stop()
  folder.remove()
  const worst = Math.max(...recoveries)
  console.log(
    `kill -9: ${ROUNDS} rounds at ${PER_SECOND} messages/s, back after ${Math.round(recoveries.reduce((a, b) => a + b, 0) / recoveries.length)} ms on average, ${Math.round(worst)} ms at worst`,
  )
})

async function openTalks(round: number): Promise<Talk[]> {
  const [shop] = (await ask(program.url, key, 'GET', '/shops')).body.items as { id: string }[]
  const items = Array.from({ length: CUSTOMERS }, (_, i) => ({
    externalId: `r${round}-${i}`,
    name: `Customer ${round}.${i}`,
    currency: 'CNY',
  }))
  assert.equal((await ask(program.url, key, 'PUT', `/shops/${shop!.id}/customers`, { items })).body.created, CUSTOMERS)
  const customers = (await ask(program.url, key, 'GET', `/customers?shop=${shop!.id}&limit=${CUSTOMERS}`)).body.items as {
    id: string
    externalId: string
  }[]
  assert.ok(
    customers.every((one) => one.externalId.startsWith(`r${round}-`)),
    'the newest customers come first',
  )
  const opened = await Promise.all(customers.map((one) => ask(program.url, key, 'POST', `/customers/${one.id}/session`, {})))
  return opened.map(({ body }) => ({ caller: { token: (body as { token: string }).token }, sent: 0, acknowledged: new Map() }))
}

/** Says one thing until it is acknowledged, through whatever happens to the server meanwhile. */
async function say(talk: Talk, clientId: string, give: () => boolean): Promise<void> {
  while (!give()) {
    try {
      const { status, body } = await ask(program.url, talk.caller, 'POST', '/widget/messages', { clientId, body: `message ${clientId}` })
      if (status === 200 || status === 201) return void talk.acknowledged.set(clientId, (body as { seq: number }).seq)
      // Everybody who waited comes at once afterwards: who comes too often is asked to wait, not turned away.
      assert.ok(status === 503 || status === 429, `${status} ${JSON.stringify(body)}`)
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const killPostgres = () =>
  process.kill((JSON.parse(readFileSync(join(folder.path, 'postgres.json'), 'utf8')) as { pid: number }).pid, 'SIGKILL')

async function attack(victim: (typeof victims)[number]): Promise<void> {
  if (victim !== 'server') killPostgres()
  if (victim === 'database') return
  await program.kill()
  program = await startProgram(environment)
}

for (let round = 0; round < ROUNDS; round++) {
  const victim = victims[round % victims.length]!
  test(`round ${round + 1}: kill -9 of ${victim === 'both' ? 'server and database' : `the ${victim}`} at ${PER_SECOND} messages a second`, {
    timeout: 90_000,
  }, async () => {
    const talks = await openTalks(round)
    const running: Promise<void>[] = []
    let stopped = false
    const timer = setInterval(() => {
      const talk = talks[running.length % talks.length]!
      running.push(say(talk, `round-${round}-${talk.sent++}-${running.length % talks.length}`, () => stopped))
    }, 1000 / PER_SECOND)
    let back = false
    try {
      await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 600))
      const struck = performance.now()
      await attack(victim)
      await say(talks[0]!, `round-${round}-after-the-blow`, () => performance.now() - struck > 10_000)
      recoveries.push(performance.now() - struck)
      back = talks[0]!.acknowledged.has(`round-${round}-after-the-blow`)
      assert.ok(back, 'answers again within 10 s')
    } finally {
      clearInterval(timer)
      // What failed already waits for nobody.
      if (back) setTimeout(() => (stopped = true), 20_000).unref()
      else stopped = true
    }
    await Promise.all(running)
    let total = 0
    for (const talk of talks) {
      const kept = await historyOf(talk.caller)
      const own = kept.filter((message) => message.author === 'customer')
      assert.deepEqual(
        kept.map((message) => message.seq),
        kept.map((_, i) => i + 1),
        'seq runs without a gap',
      )
      assert.deepEqual(
        new Map(own.map((message) => [message.clientId, message.seq])),
        talk.acknowledged,
        'what was acknowledged is there once, at its place, and nothing else is',
      )
      total += own.length
    }
    assert.ok(total > 100, `${total} messages were sent`)
  })
}

interface Kept {
  seq: number
  author: string
  clientId: string
}
async function historyOf(caller: Caller): Promise<Kept[]> {
  const all: Kept[] = []
  for (let next: number | null = null; ; ) {
    const { body } = await ask(program.url, caller, 'GET', `/widget/messages?limit=100${next ? `&before=${next}` : ''}`)
    const { items, next: before } = body as { items: Kept[]; next: number | null }
    all.unshift(...items)
    if (before === null) return all
    next = before
  }
}
