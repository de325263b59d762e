import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { action } from '../../src/server/foundation/action.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { startClock } from '../../src/server/tickets/clocks.ts'
import { DUE } from '../../src/server/tickets/store/clocks.ts'
import type { ShopId } from '../../src/shared/ids.ts'
import { eventually, house } from '../support/house.ts'
import { type Program, startProgram } from '../support/program.ts'

/*
 * Deadlines that are due are told once each, by two workers of which one is killed in the middle; and looking for them costs the same whether
 * a hundred thousand or (TIMERS=1000000) a million are still to come.
 */
const CLOCKS = 1_000
const DAY_MS = 86_400_000
/** Told within ten seconds where the two workers have the processors for themselves. */
const MOST_MS = process.env.CI ? 30_000 : 10_000
const TIMERS = Number(process.env.TIMERS ?? 100_000)
const h = await house({ work: false })
const workers: Program[] = []
let owner: Client

before(async () => {
  owner = new Client(h.database.address)
  owner.on('error', () => {}) // the house drops its database before this connection is closed
  await owner.connect()
})
after(async () => {
  await Promise.all(workers.map((worker) => worker.kill()))
  await owner.end().catch(() => {})
})

/** Clocks that run out in ten days; none of their rungs is due yet. */
const startMany = action('operations.manage', async (tx, { shopId, count }: { shopId: ShopId; count: number }) => {
  const dueAt = new Date(tx.now.getTime() + 10 * DAY_MS)
  for (let i = 0; i < count; i++)
    await startClock(tx, { code: 'promise', shopId, subjectKind: 'commitment', subjectId: newId(), startedAt: tx.now, dueAt })
})

test('a thousand clocks due at once are told in time, each rung once, by two workers of which one is killed', async () => {
  const m = await h.merchant('deadlines')
  for (let n = 0; n < 10; n++) await startMany(m.system, { shopId: m.shops[0]!.id, count: CLOCKS / 10 })
  const counted = async (text: string) => Number((await owner.query<{ count: string }>(text)).rows[0]!.count)
  const told = () => counted(`select count(*) from events where name = 'clock.reached'`)
  assert.equal(await counted('select count(*) from deadlines'), CLOCKS * 3)

  // Of one installation: what one has sealed, the other opens.
  const start = () =>
    startProgram({
      DATABASE_URL: h.database.url,
      DATA_DIR: h.house.configuration.DATA_DIR,
      ROLES: 'worker',
      DEMO: 'off',
      LOG_LEVEL: 'fatal',
    })
  workers.push(...(await Promise.all([start(), start()])))
  assert.equal(await told(), 0, 'nothing is due yet')
  // All at one moment.
  const began = Date.now()
  await owner.query(
    `with due as (update clocks set due_at = due_at - interval '20 days') update deadlines set at = at - interval '20 days'`,
  )
  await eventually('the first to be told', async () => (await told()) > 0)
  workers[0]!.child.kill('SIGKILL')
  await workers[0]!.gone
  const before = await told()
  await eventually('all to be told', async () => (await counted('select count(*) from deadlines')) === 0, MOST_MS / 500)
  const took = Date.now() - began
  assert.equal(await told(), CLOCKS * 3)
  assert.equal(
    await counted(`select count(distinct (data->>'clockId', data->>'rung')) from events where name = 'clock.reached'`),
    CLOCKS * 3,
  )
  assert.equal(await counted(`select count(*) from clocks where stage = 'breached'`), CLOCKS)
  assert.ok(took < MOST_MS, `${took} ms`)
  console.log(`${CLOCKS} clocks, ${CLOCKS * 3} rungs told in ${took} ms; one of two workers was killed after ${before}`)
})

test(`among ${TIMERS} deadlines those that are due are found by the end of one index`, async () => {
  await owner.query(
    `insert into deadlines (merchant_id, shop_id, clock_id, rung, at)
     select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), 'amber', now() + interval '1 minute' * n from generate_series(1, ${TIMERS}) n`,
  )
  await owner.query('analyze deadlines')
  const now = new Date()
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(`explain ${DUE}`, [now])
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  assert.match(plan, /Index (?:Only )?Scan using deadlines_due/, plan)
  const times: number[] = []
  for (let n = 0; n < 25; n++) {
    const before = performance.now()
    await owner.query(DUE, [now])
    times.push(performance.now() - before)
  }
  const median = times.toSorted((a, b) => a - b)[12]!
  console.log(`due among ${TIMERS}: ${median.toFixed(2)} ms`)
  assert.ok(median <= 5, `${median} ms`)
})
