import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type Caller, type Program, startProgram, temporaryFolder } from '../support/program.ts'
import { keepWriting, loadKey, openTalks, requireKept, say } from '../support/talks.ts'

/*
 * kill -9 under load. What was acknowledged is there once, in order, without a gap; what was not is sent again under its own clientId and is
 * then there once too. `ROUNDS` is the number of rounds (npm run test:faults: 9); the short form tries each victim once.
 */
const ROUNDS = Number(process.env.ROUNDS ?? 3)
const CUSTOMERS = 40
const PER_SECOND = 200
const victims = ['server', 'database', 'both'] as const

const folder = temporaryFolder()
const environment = { DATA_DIR: folder.path, DEMO: 'off', LOG_LEVEL: 'fatal' }
let program: Program
let key: Caller
const recoveries: number[] = []
const url = () => program.url

before(async () => {
  program = await startProgram(environment)
  key = await loadKey(program.url, folder.path)
})
after(async () => {
  await program.stop()
  folder.remove()
  const average = recoveries.reduce((a, b) => a + b, 0) / recoveries.length
  console.log(
    `kill -9: ${ROUNDS} rounds at ${PER_SECOND} messages/s, back after ${Math.round(average)} ms on average, ${Math.round(Math.max(...recoveries))} ms at worst`,
  )
})

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
    const talks = await openTalks(url(), key, `r${round}`, CUSTOMERS)
    const writing = keepWriting(url, talks, { prefix: `round-${round}`, perSecond: PER_SECOND })
    let back: number | null = null
    try {
      await new Promise((resolve) => setTimeout(resolve, 700 + Math.random() * 600))
      const struck = performance.now()
      await attack(victim)
      const late = () => performance.now() - struck > 10_000
      back = await say(url, talks[0]!, `round-${round}-after-the-blow`, 'is anybody there', late, 50)
      recoveries.push(performance.now() - struck)
      assert.ok(back, 'answers again within 10 s')
    } finally {
      // What failed already waits for nobody.
      await writing.end(back ? 20_000 : 0)
    }
    let total = 0
    for (const talk of talks) total += (await requireKept(url(), talk)).length
    assert.ok(total > 100, `${total} messages were sent`)
  })
}
