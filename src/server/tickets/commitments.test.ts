import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { eventually, house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import type { Commitment } from '../../shared/wire/commitments.ts'
import { ManualClock } from '../foundation/clock.ts'

const clock = new ManualClock('2026-11-02T09:00:00Z')
const h = await house({ clock, work: true })
let m: TestMerchant
let conversation: string
const HOUR = 3_600_000
const later = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString()
const ledger = async (list: string, who = m.staff.staff): Promise<Commitment[]> =>
  (await h.call(who, 'GET', `/commitments?list=${list}`)).body.items
let sent = 0
let ann: TestCustomer
const say = (body: string, more: object = {}) =>
  h.call(m.staff.staff, 'POST', `/conversations/${conversation}/messages`, { clientId: `promise-${sent++}`, body, ...more })
const inLedger = (words: string) => eventually(words, async () => (await ledger('mine')).find((one) => one.words === words))
const lastSaid = async () => (await h.call(m.staff.staff, 'GET', `/conversations/${conversation}`)).body.messages.at(-1)

before(async () => {
  m = await h.merchant('promises')
  ann = await h.customer(m, 'ann')
  const first = await h.call(ann, 'POST', '/widget/messages', { clientId: 'promise-first', body: 'My lamp is broken' })
  conversation = first.body.conversationId
  assert.equal((await h.call(m.staff.staff, 'POST', `/conversations/${conversation}/take`, {})).status, 200)
})

describe('a promise in a message', { concurrency: false }, () => {
  test('without a time does not leave, and says what to choose from', async () => {
    const count = (await lastSaid()).seq
    for (const words of ['我们会尽快给您回复', 'I will get back to you soon.']) {
      const refused = await say(words)
      assert.deepEqual([refused.status, refused.body.error.code], [422, 'commitment.dueMissing'])
      assert.deepEqual(refused.body.error.details.words, [words])
      assert.deepEqual(
        refused.body.error.details.choices.map((one: { code: string }) => one.code),
        ['halfAnHour', 'twoHours', 'oneDay'],
      )
    }
    assert.equal((await lastSaid()).seq, count)
  })
  test('with a time leaves and stands in the ledger, once, however often it is sent', async () => {
    const dueAt = later(2)
    const body = { clientId: 'promise-twice', body: 'I will check with the warehouse and let you know.', promise: dueAt }
    const path = `/conversations/${conversation}/messages`
    const both = [await h.call(m.staff.staff, 'POST', path, body), await h.call(m.staff.staff, 'POST', path, body)]
    assert.deepEqual(
      both.map(({ status }) => status),
      [201, 201],
    )
    const one = await inLedger(body.body)
    assert.deepEqual([one.state, one.dueAt, one.ownerId, one.conversationId], ['open', dueAt, m.staff.staff.id, conversation])
    assert.equal((await ledger('mine')).length, 1)
    assert.equal((await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/keep`, {})).body.state, 'kept')
    assert.equal((await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/keep`, {})).body.error.code, 'commitment.closed')
    assert.deepEqual(await ledger('mine'), [])
  })
  test('that its writer says is none leaves without a word in the ledger', async () => {
    assert.equal((await say('I will get back to you, as they say.', { promise: null })).status, 201)
    assert.equal((await say('I will call you.', { promise: '2020-01-01T00:00:00Z' })).body.error.code, 'commitment.duePast')
    assert.deepEqual(await ledger('mine'), [])
  })
  test('that names its time needs no question', async () => {
    assert.equal((await say('2小时内给您回复')).status, 201)
    const one = await inLedger('2小时内给您回复')
    assert.equal(new Date(one.dueAt).getTime() - new Date(one.madeAt).getTime(), 2 * HOUR)
    const released = await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/release`, { note: 'no longer wanted' })
    assert.equal(released.body.state, 'released')
  })
})

describe('the ledger', { concurrency: false }, () => {
  test('renewing tells the customer, and the new time counts', async () => {
    assert.equal((await say('We will send you a new one.', { promise: later(1) })).status, 201)
    const one = await inLedger('We will send you a new one.')
    assert.equal((await h.call(m.staff.supervisor, 'POST', `/commitments/${one.id}/renew`, { dueAt: later(-1) })).status, 400)
    const renewed = await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/renew`, { dueAt: later(3) })
    assert.deepEqual([renewed.status, renewed.body.renewals, renewed.body.state], [200, 1, 'open'])
    const said = await lastSaid()
    assert.match(said.body, /need a little longer/)
    clock.advance(2 * HOUR)
    assert.deepEqual(await ledger('overdue'), [])
    assert.equal((await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/keep`, {})).body.state, 'kept')
  })
  test('a time that passes breaks the promise, alarms, and stays owed until it is done', async () => {
    assert.equal((await say('I will look into this.', { promise: later(1) })).status, 201)
    const one = await inLedger('I will look into this.')
    clock.advance(1.1 * HOUR)
    await eventually('broken', async () => (await ledger('overdue')).find(({ id, state }) => id === one.id && state === 'broken'))
    const alerts = (await h.call(m.staff.staff, 'GET', '/alerts')).body.items as { subjectId: string; rung: string; customerId: string }[]
    assert.ok(alerts.some(({ subjectId, rung, customerId }) => subjectId === one.id && rung === 'breached' && customerId === ann.id))
    assert.equal((await h.call(m.staff.staff, 'POST', `/commitments/${one.id}/keep`, {})).body.state, 'broken')
    assert.deepEqual(await ledger('overdue'), [])
    const [counts] = (await h.call(m.staff.supervisor, 'GET', '/commitments/kept?to=2027-01-01T00:00:00Z')).body.items
    assert.deepEqual(
      [counts.staffId, counts.made, counts.kept, counts.broken, counts.renewed, counts.overdue],
      [m.staff.staff.id, 4, 2, 1, 1, 0],
    )
  })
  test('is settled by its owner or a supervisor, nobody else', async () => {
    const made = await h.call(m.staff.supervisor, 'POST', `/conversations/${conversation}/promises`, { words: 'A call', dueAt: later(1) })
    assert.equal(made.status, 201)
    const refused = await h.call(m.staff.staff, 'POST', `/commitments/${made.body.id}/keep`, {})
    assert.equal(refused.body.error.code, 'commitment.notYours')
    assert.equal((await h.call(m.staff.owner, 'POST', `/commitments/${made.body.id}/keep`, {})).status, 200)
  })
})

test('passing on needs somebody, tells the customer who and until when, and missing it alarms', async () => {
  const path = `/conversations/${conversation}/escalate`
  const asked = { nextUpdateAt: later(4), reason: 'above my authority' }
  assert.equal((await h.call(m.staff.staff, 'POST', path, asked)).status, 400)
  const passed = await h.call(m.staff.staff, 'POST', path, { ...asked, to: m.staff.supervisor.id })
  assert.deepEqual([passed.status, passed.body.kind, passed.body.ownerId], [201, 'update', m.staff.supervisor.id])
  assert.match((await lastSaid()).body, /supervisor promises is looking after this/)
  const alarms = async (): Promise<string[]> =>
    (await h.call(m.staff.supervisor, 'GET', '/alerts')).body.items
      .filter((one: { subjectId: string }) => one.subjectId === passed.body.id)
      .map((one: { rung: string }) => one.rung)
  assert.deepEqual(await alarms(), ['opened'], 'whoever it was passed to hears of it at once')
  clock.advance(5 * HOUR)
  await eventually('an alarm', async () => (await alarms()).includes('breached'))
})
