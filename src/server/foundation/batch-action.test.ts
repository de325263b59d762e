import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import type { Refusal } from '../../shared/refusals.ts'
import { batchAction } from './batch-action.ts'

let owner: pg.Client
after(() => owner.end())
const { database, merchant } = await house({ work: false })
let ours: TestMerchant
before(async () => {
  ours = await merchant('batched')
  owner = new pg.Client({ connectionString: database.url })
  await owner.connect()
  // What is written twice is found out at the commit, when all of a transaction is on its way.
  await owner.query(
    'create table lines (merchant_id uuid, place int generated always as identity, word text unique deferrable initially deferred)',
  )
  await owner.query(`call protect('lines', false)`)
})

const GATE = 20_261_129
/** What was begun and what was answered, in that order: each by its first word, and by each word. */
const log: string[] = []
let begun = 0
const write = batchAction<string, string>(
  'operations.manage',
  () => 'one lane',
  async (tx, given) => {
    begun += 1
    log.push(`begun ${given[0]!.input}`)
    // Has to wait for those in front of it; then it writes within its own walls, or not at all.
    await tx.rows('select 1 as one')
    tx.write('select pg_advisory_xact_lock_shared($1)', [GATE])
    tx.write('insert into lines (merchant_id, word) select $1, * from unnest($2::text[])', [tx.merchantId, given.map(({ input }) => input)])
    if (given.some(({ input }) => input === 'stop here')) throw new Error('stopped before it was sent')
    return given.map(({ input }) => `kept ${input}`)
  },
)
const say = (word: string) =>
  write(ours.system, word).then(
    (answer) => {
      log.push(`answered ${word}`)
      return answer
    },
    (error: Error | Refusal) => `refused: ${'code' in error ? error.code : error.message}`,
  )
const timesBegun = (word: string) => log.filter((line) => line === `begun ${word}`).length
const words = async (like: string): Promise<string[]> =>
  (await owner.query<{ word: string }>(`select word from lines where word like $1 order by place`, [`${like}%`])).rows.map(
    ({ word }) => word,
  )
const many = (name: string, count: number) => Array.from({ length: count }, (_, n) => `${name}-${String(n).padStart(2, '0')}`)

const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
async function until(holds: () => unknown): Promise<void> {
  for (const end = performance.now() + 10_000; !(await holds()); await soon(2)) assert.ok(performance.now() < end, `${holds}`)
}
const shut = () => owner.query('select pg_advisory_lock($1)', [GATE])
const open = () => owner.query('select pg_advisory_unlock($1)', [GATE])
/** Somebody is on their way, and stands at the gate. */
const standing = async () => (await owner.query(`select 1 from pg_locks where locktype = 'advisory' and not granted`)).rows.length

/** Says the first, and the second while those are on their way; lets them go when the second have left too, if they do. */
async function inTurns(first: string[], second: string[]): Promise<{ answers: string[]; together: boolean }> {
  await shut()
  const before = begun
  const front = first.map(say)
  await until(standing)
  const behind = second.map(say)
  await (second.length < first.length ? soon(100) : until(() => begun > before + 1))
  const together = begun === before + 2
  await open()
  return { answers: await Promise.all([...front, ...behind]), together }
}
const kept = (all: string[]) => all.map((word) => `kept ${word}`)

test('as many as are out, and no fewer, leave behind them before those are answered', async () => {
  const [first, second] = [many('full-a', 20), many('full-b', 20)]
  const { answers, together } = await inTurns(first, second)
  assert.equal(together, true)
  assert.deepEqual(answers, kept([...first, ...second]))
  assert.deepEqual(await words('full-'), [...first, ...second])
  const fewer = await inTurns(many('few-a', 20), many('few-b', 19))
  assert.equal(fewer.together, false)
  assert.deepEqual(await words('few-'), [...many('few-a', 20), ...many('few-b', 19)])
})

test('what fails at its commit takes nothing along that was sent behind it', async () => {
  const [first, second] = [many('twice-a', 20), many('twice-b', 20)]
  first[7] = first[6]!
  const { answers, together } = await inTurns(first, second)
  assert.equal(together, true)
  const refused = answers.filter((answer) => !answer.startsWith('kept'))
  assert.equal(refused.length, 1)
  assert.match(refused[0]!, /duplicate key|23505/)
  assert.deepEqual((await words('twice-')).toSorted(), [...new Set([...first, ...second])].toSorted())
  assert.equal(timesBegun(second[0]!), 1)
})

test('nothing is sent behind what is being done again', async () => {
  const [first, second] = [many('again-a', 20), many('again-b', 24)]
  first[7] = first[6]!
  await shut()
  const all = first.map(say)
  await until(standing)
  all.push(...second.slice(0, 19).map(say))
  // Lets the first through, to their end, and holds up their halves: asked in one go, so that none of these comes between.
  await owner.query(`select pg_advisory_unlock(${GATE}); select pg_advisory_lock(${GATE})`)
  await until(standing)
  assert.equal(timesBegun(first[0]!), 2)
  all.push(...second.slice(19).map(say))
  await soon(50)
  assert.equal(timesBegun(second[0]!), 0)
  await open()
  assert.equal((await Promise.all(all)).filter((answer) => answer.startsWith('kept')).length, 43)
})

test('what fails behind another is done by itself, and undoes nothing in front of it', async () => {
  for (const wrong of ['twice', 'stop']) {
    const [first, second] = [many(`${wrong}-front`, 20), many(`${wrong}-behind`, 20)]
    second[3] = wrong === 'twice' ? first[3]! : 'stop here'
    const { answers, together } = await inTurns(first, second)
    assert.equal(together, true)
    assert.deepEqual(answers.slice(0, 20), kept(first))
    assert.deepEqual(
      answers.slice(20).map((answer) => answer.startsWith('kept')),
      second.map((_, n) => n !== 3),
    )
    assert.deepEqual(
      await words(`${wrong}-behind`),
      second.filter((_, n) => n !== 3),
    )
  }
})

test('where both fail, the one behind waits until all of the one in front is done', async () => {
  const [first, second] = [many('both-front', 20), many('both-behind', 20)]
  first[7] = first[6]!
  second[3] = 'stop here'
  const { answers, together } = await inTurns(first, second)
  assert.equal(together, true)
  assert.equal(answers.filter((answer) => answer.startsWith('kept')).length, 38)
  const again = log.indexOf(`begun ${second[0]!}`, log.indexOf(`begun ${second[0]!}`) + 1)
  assert.ok(again > log.indexOf(`answered ${first[19]!}`))
  assert.deepEqual(await words('both-'), [...first.filter((_, n) => n !== 7), ...second.filter((_, n) => n !== 3)])
})

test('a connection that is lost under both refuses both, and the next are kept', async () => {
  const [first, second] = [many('lost-a', 20), many('lost-b', 20)]
  await shut()
  const before = begun
  const all = first.map(say)
  await until(standing)
  all.push(...second.map(say))
  await until(() => begun > before + 1)
  await owner.query(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and not granted`)
  await open()
  assert.deepEqual([...new Set(await Promise.all(all))], ['refused: database.unreachable'])
  assert.deepEqual(await words('lost-'), [])
  assert.equal(await say('lost-and-found'), 'kept lost-and-found')
})

test('however many come, each is kept once, and those of one caller in their order', async () => {
  const callers = Array.from({ length: 150 }, async (_, caller) => {
    for (let n = 0; n < 6; n++) assert.equal(await say(`crowd-${caller}-${n}`), `kept crowd-${caller}-${n}`)
  })
  await Promise.all(callers)
  assert.equal((await words('crowd-')).length, 900)
  for (let caller = 0; caller < 150; caller += 10)
    assert.deepEqual(
      await words(`crowd-${caller}-`),
      Array.from({ length: 6 }, (_, n) => `crowd-${caller}-${n}`),
    )
})
