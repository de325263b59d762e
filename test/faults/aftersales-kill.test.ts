import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { decideAftersale, requestAftersale } from '../../src/server/aftersales/actions.ts'
import { aftersaleReactions } from '../../src/server/aftersales/reactions.ts'
import { type CommercePort, usePorts } from '../../src/server/commerce/port.ts'
import { askSchema } from '../../src/shared/wire/aftersales.ts'
import { aftersalesShop, handClock } from '../support/aftersales-shop.ts'
import { house } from '../support/house.ts'

/*
 * The reaction that carries a refund out, stopped at each of its steps and started again: nothing works by itself here, every run is started by
 * hand. A run that was killed never says another word; what it had committed and what it had sent stays.
 */
const clock = handClock()
const home = await house({ clock, work: false })
const shop = await aftersalesShop(home, 'killed')
const { look, order, ledger, merchant } = shop
const carryOut = aftersaleReactions.find((one) => one.name === 'carry out')!

type Fate = 'answers' | 'diesBeforeSending' | 'diesAfterSending' | 'losesAnswer' | 'losesRequest' | 'refuses'
let fate: Fate = 'answers'
let readsFail = false
let sent: { mark: string; amount: number }[] = []
const never = new Promise<never>(() => {})
/** Does again whatever it is asked again: only the house stands between a customer and two refunds. */
const port: CommercePort = {
  plan: async () => ({ possible: true, left: [] }),
  async act({ refunds }, mark) {
    if (fate === 'diesBeforeSending') return never
    if (fate === 'losesRequest') throw new Error('connect ETIMEDOUT')
    if (fate === 'refuses') return { outcome: 'refused', reason: 'platform.closed' }
    sent.push({ mark, amount: refunds.reduce((sum, one) => sum + one.amount, 0) })
    if (fate === 'diesAfterSending') return never
    if (fate === 'losesAnswer') throw new Error('socket hang up')
    return { outcome: 'done' }
  },
  async readBack(_, mark) {
    if (readsFail) throw new Error('connect ETIMEDOUT')
    return { outcome: sent.some((one) => one.mark === mark) ? 'done' : 'absent' }
  },
}
before(() => usePorts(home.house, () => port))

async function approved() {
  sent = []
  fate = 'answers'
  readsFail = false
  const { order: one } = await order()
  const item = { item: 'small', quantity: 1 }
  const ask = askSchema.parse({ kind: 'refundOnly', reason: 'damaged', items: [item] })
  const made = await requestAftersale(home.contextOf(shop.staff), { orderId: one.id, ask })
  await decideAftersale(home.contextOf(shop.supervisor), { id: made.id, verb: 'approve', note: '', amount: made.amount })
  return { id: made.id, orderId: one.id, amount: made.amount }
}
/** One run of the reaction; a run that dies is left hanging, as a dead process is. */
async function run(id: string, how: Fate = 'answers'): Promise<'ended' | 'failed' | 'died'> {
  fate = how
  const ran = carryOut.react(merchant.system, { data: { aftersaleId: id } } as never).then(
    () => 'ended' as const,
    () => 'failed' as const,
  )
  if (how !== 'diesBeforeSending' && how !== 'diesAfterSending') return ran
  const died = new Promise<'died'>((resolve) => setTimeout(() => resolve('died'), 150))
  return Promise.race([ran, died])
}
const afterLease = () => clock.forward(20_000)

test('killed at each step of a refund and taken up again: one refund, once in the books', async () => {
  for (const death of ['diesBeforeSending', 'diesAfterSending'] as const) {
    const one = await approved()
    assert.equal(await run(one.id, death), 'died')
    // Who comes while the dead one may still be speaking waits.
    assert.equal(await run(one.id), 'failed')
    assert.equal((await look(one.id)).status, 'acting')
    afterLease()
    assert.equal(await run(one.id), 'ended')
    assert.equal((await look(one.id)).status, 'done')
    assert.equal(sent.length, 1, death)
    assert.equal(await run(one.id), 'ended')
    assert.equal(sent.length, 1)
    const { sum, byAccount } = await ledger(one.orderId)
    assert.equal(sum, 0)
    assert.equal(Object.entries(byAccount).find(([account]) => account.startsWith('line:'))![1], one.amount)
  }
})

test('two runs of the same refund at the same moment: one speaks, the other waits', async () => {
  const one = await approved()
  const both = await Promise.all([run(one.id), run(one.id), run(one.id)])
  assert.ok(both.includes('ended'))
  assert.equal(sent.length, 1)
  assert.equal((await look(one.id)).status, 'done')
})

test('what our books cannot write after the platform has done it stays where a person sees it, and is written when they can', async () => {
  const one = await approved()
  const admin = new pg.Client({ connectionString: home.database.url })
  await admin.connect()
  await admin.query("alter table payments add constraint stop check (kind <> 'refund') not valid")
  assert.equal(await run(one.id), 'failed')
  assert.equal((await look(one.id)).status, 'unknown')
  assert.equal((await ledger(one.orderId)).rows, 0)
  await admin.query('alter table payments drop constraint stop')
  await admin.end()
  assert.equal(await run(one.id), 'ended')
  assert.equal((await look(one.id)).status, 'done')
  assert.equal(sent.length, 1)
})

const moves = fc.array(
  fc.record({
    how: fc.constantFrom<Fate>('answers', 'diesBeforeSending', 'diesAfterSending', 'losesAnswer', 'losesRequest', 'refuses'),
    deaf: fc.boolean(),
    person: fc.boolean(),
    lease: fc.boolean(),
  }),
  { minLength: 1, maxLength: 5 },
)
test('explored: whatever happens in whatever order, it can always be brought to an end, and there is one refund or none', async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (steps) => {
      const one = await approved()
      const retry = () =>
        decideAftersale(home.contextOf(shop.supervisor), { id: one.id, verb: 'retry', note: '', amount: one.amount }).catch(() => null)
      for (const { how, deaf, person, lease } of steps) {
        readsFail = deaf
        await run(one.id, how)
        if (lease) afterLease()
        if (person) await retry()
      }
      readsFail = false
      afterLease()
      if ((await look(one.id)).status === 'failed') await retry()
      await run(one.id)
      const end = await look(one.id)
      assert.equal(end.status, 'done', JSON.stringify(end.history.map((step) => step.verb)))
      assert.equal(sent.length, 1)
      assert.equal(sent[0]!.amount, one.amount)
      assert.equal((await ledger(one.orderId)).sum, 0)
      assert.equal((await shop.orderNow(one.orderId)).paid.amount, 15_600 - one.amount)
    }),
    { numRuns: 25 },
  )
})
