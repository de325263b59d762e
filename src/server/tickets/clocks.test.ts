import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import pg from 'pg'
import { eventually, house, PASSWORD, type TestMerchant } from '../../../test/support/house.ts'
import type { ShopId } from '../../shared/ids.ts'
import type { ClockCode, Clockwork } from '../../shared/wire/clocks.ts'
import { action, view } from '../foundation/action.ts'
import { ManualClock } from '../foundation/clock.ts'
import type { Context } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import { signIn } from '../people/sign-in.ts'
import { tellDue } from './actions/clocks.ts'
import { moveDue, pauseClock, resumeClock, startClock, stopClock } from './clocks.ts'
import { usualClockwork } from './rules/usual.ts'
import { clocksOf } from './store/clocks.ts'

/** A Sunday, two in the morning in UTC, where the shop is. */
const NIGHT = '2026-11-08T02:00:00Z'
const clock = new ManualClock(NIGHT)
const h = await house({ clock, work: true })
let m: TestMerchant
let shopId: ShopId

const start = action('operations.manage', (tx, given: { code: ClockCode; subjectId: string; dueAt?: Date }) =>
  startClock(tx, { ...given, shopId, subjectKind: 'ticket', startedAt: tx.now }),
)
const stop = action('operations.manage', (tx, subjectId: string) => stopClock(tx, subjectId))
const pause = action('operations.manage', (tx, subjectId: string) => pauseClock(tx, subjectId, 'ticketAnswer', 'waits for the customer'))
const resume = action('operations.manage', (tx, subjectId: string) => resumeClock(tx, subjectId, 'ticketAnswer'))
const move = action('operations.manage', (tx, { subjectId, dueAt }: { subjectId: string; dueAt: Date }) =>
  moveDue(tx, subjectId, 'promise', dueAt),
)
const seen = view('operations.manage', async (db, subjectId: string) => (await clocksOf(db, [subjectId]))[0]!)
interface Reached {
  data: { subjectId: string; rung: string; told: string[]; reachedAt: string }
}
const reached = view('operations.manage', (db, subjectId: string) =>
  db.rows<Reached>(`select data from events where name = 'clock.reached' and data->>'subjectId' = $1 order by id`, [subjectId]),
)
const rungs = async (context: Context, subjectId: string) => (await reached(context, subjectId)).map(({ data }) => data.rung)
const until = (subjectId: string, expected: string[]) =>
  eventually(`${expected}`, async () => String(await rungs(m.system, subjectId)) === String(expected))
/** Weeks pass in here; sessions don't last that long. */
const signInAgain = async () => {
  for (const person of Object.values(m.staff))
    person.cookie = `shopbell_session=${(await signIn(h.house, { email: person.email, password: PASSWORD, address: '127.0.0.1' })).token}`
}
const hours = (n: number) => n * 3_600_000

before(async () => {
  m = await h.merchant('clocks')
  shopId = m.shops[0]!.id
})

const publish = async (change: Partial<Clockwork>) => {
  await signInAgain()
  const now = await h.call(m.staff.supervisor, 'GET', `/shops/${shopId}/clockwork`)
  const saved = await h.call(m.staff.supervisor, 'PUT', `/shops/${shopId}/clockwork`, {
    content: { ...now.body.content, ...change },
    basedOn: now.body.version,
  })
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
}

describe('a clock', { concurrency: false }, () => {
  test('warns, warns again and is too late, each once, however often it is looked for', async () => {
    const subjectId = newId()
    await start(m.system, { code: 'aftersaleAnswer', subjectId })
    clock.advance(hours(13))
    await until(subjectId, ['amber'])
    assert.deepEqual(await Promise.all(Array.from({ length: 5 }, () => tellDue(m.system, 50))), [0, 0, 0, 0, 0])
    clock.advance(hours(7))
    await until(subjectId, ['amber', 'red'])
    clock.advance(hours(5))
    await until(subjectId, ['amber', 'red', 'breached'])
    const { data } = (await reached(m.system, subjectId)).at(-1)!
    assert.equal(data.reachedAt, new Date(new Date(NIGHT).getTime() + hours(24)).toISOString())
    assert.equal((await seen(m.system, subjectId)).stage, 'breached')
  })

  test('that is jumped over tells every rung once and disturbs people for the worst only', async () => {
    const subjectId = newId()
    await start(m.system, { code: 'aftersaleAnswer', subjectId })
    clock.advance(hours(100))
    await until(subjectId, ['amber', 'red', 'breached'])
    const mine = await h.call(m.staff.supervisor, 'GET', '/alerts')
    const about = mine.body.items.filter((one: { subjectId: string }) => one.subjectId === subjectId)
    assert.deepEqual(
      about.map((one: { rung: string }) => one.rung),
      ['breached'],
    )
    assert.equal((await h.call(m.staff.staff, 'POST', `/alerts/${about[0].id}/seen`, {})).status, 404)
    assert.equal((await h.call(m.staff.supervisor, 'POST', `/alerts/${about[0].id}/seen`, {})).status, 200)
    const later = await h.call(m.staff.supervisor, 'GET', '/alerts')
    assert.ok(!later.body.items.some((one: { id: string }) => one.id === about[0].id))
  })

  test('is told with all that are due with it: one write for many, for nobody hears anything while it is written', async (t) => {
    const query = t.mock.method(pg.Client.prototype, 'query')
    const subjectIds = Array.from({ length: 30 }, () => newId())
    for (const subjectId of subjectIds) await start(m.system, { code: 'aftersaleAnswer', subjectId })
    clock.advance(hours(13))
    await Promise.all(subjectIds.map((subjectId) => until(subjectId, ['amber'])))
    const writes = query.mock.calls.filter(({ arguments: [asked] }) => (asked as { text?: string }).text?.startsWith('update clocks'))
    assert.ok(writes.length > 0 && writes.length <= 3, `${writes.length} writes`)
    for (const subjectId of subjectIds) await stop(m.system, subjectId)
  })

  test('that is stopped says nothing more', async () => {
    const subjectId = newId()
    await start(m.system, { code: 'aftersaleAnswer', subjectId })
    assert.equal(await stop(m.system, subjectId), true)
    assert.equal(await stop(m.system, subjectId), false)
    clock.advance(hours(48))
    assert.equal(await tellDue(m.system, 50), 0)
    assert.deepEqual(await rungs(m.system, subjectId), [])
  })

  test('does not count while it waits for the customer', async () => {
    await publish({ calendar: { ...usualClockwork('UTC').calendar, weekly: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]) } })
    const subjectId = newId()
    await start(m.system, { code: 'ticketAnswer', subjectId })
    clock.advance(hours(2))
    await pause(m.system, subjectId)
    await pause(m.system, subjectId)
    clock.advance(hours(240))
    assert.deepEqual([(await seen(m.system, subjectId)).dueAt, (await seen(m.system, subjectId)).state], [null, 'paused'])
    await resume(m.system, subjectId)
    assert.equal((await seen(m.system, subjectId)).dueAt!.getTime(), clock.now().getTime() + hours(6))
    await stop(m.system, subjectId)
  })

  test('goes over to new hours: what was counted by the old ones stays counted', async () => {
    const subjectId = newId()
    await start(m.system, { code: 'ticketAnswer', subjectId })
    clock.advance(hours(3))
    const published = clock.now()
    // From now on open for one hour a day, from the hour after this one.
    const from = ((published.getUTCHours() + 1) % 23) * 60
    await publish({ calendar: { ...usualClockwork('UTC').calendar, weekly: Array.from({ length: 7 }, () => [{ from, to: from + 60 }]) } })
    const after = await eventually('the new hours', async () => {
      const one = await seen(m.system, subjectId)
      return one.clockworkVersion === 2 && one
    })
    assert.equal(after.usedMs, hours(3))
    // Five hours are left at one hour a day.
    const days = (after.dueAt!.getTime() - published.getTime()) / hours(24)
    assert.ok(days > 4 && days <= 5.1, String(days))
    await stop(m.system, subjectId)
  })

  test('moved while it is being told: one of the two comes first, and nothing is told twice or for an end that no longer holds', async () => {
    for (let round = 0; round < 10; round++) {
      const subjectId = newId()
      await start(m.system, { code: 'promise', subjectId, dueAt: new Date(clock.now().getTime() + hours(1)) })
      clock.advance(hours(1))
      await Promise.all([
        tellDue(m.system, 50),
        move(m.system, { subjectId, dueAt: new Date(clock.now().getTime() + hours(10)) }),
        tellDue(m.system, 50),
      ])
      const told = await rungs(m.system, subjectId)
      assert.equal(new Set(told).size, told.length, String(told))
      const one = await seen(m.system, subjectId)
      assert.deepEqual([one.stage, one.dueAt!.getTime()], ['green', clock.now().getTime() + hours(10)])
      await stop(m.system, subjectId)
    }
  })
})

describe('who is told', () => {
  test('in the night, the person on duty', async () => {
    await publish({ ...usualClockwork('UTC'), nightDuty: m.staff.staff.id })
    const asked = { code: 'complaintAnswer', at: NIGHT, severity: 'critical' }
    const preview = await h.call(m.staff.staff, 'POST', `/shops/${shopId}/clockwork/what-if`, asked)
    assert.equal(preview.status, 200, JSON.stringify(preview.body))
    assert.deepEqual(
      preview.body.rungs.map((one: { rung: string; at: string; open: boolean; told: { id: string }[] }) => [one.rung, one.at, one.open]),
      [
        ['amber', '2026-11-08T14:00:00.000Z', true],
        ['red', '2026-11-08T21:12:00.000Z', false],
        ['breached', '2026-11-09T02:00:00.000Z', false],
      ],
    )
    assert.deepEqual(
      preview.body.rungs.map((one: { told: { id: string }[] }) => one.told.map(({ id }) => id)),
      [[m.staff.supervisor.id], [m.staff.staff.id], [m.staff.staff.id]],
    )
  })
  test('hours nobody can be open, zones nobody lives in and people of elsewhere are refused', async () => {
    await signInAgain()
    const content = usualClockwork('UTC')
    for (const bad of [
      { ...content, calendar: { ...content.calendar, timeZone: 'Moon/Base' } },
      { ...content, calendar: { ...content.calendar, weekly: Array.from({ length: 7 }, () => []) } },
      { ...content, calendar: { ...content.calendar, weekly: Array.from({ length: 7 }, () => [{ from: 600, to: 500 }]) } },
    ])
      assert.equal((await h.call(m.staff.owner, 'PUT', `/shops/${shopId}/clockwork`, { content: bad, basedOn: 3 })).status, 400)
    const foreign = await h.call(m.staff.owner, 'PUT', `/shops/${shopId}/clockwork`, {
      content: { ...content, nightDuty: newId() },
      basedOn: 3,
    })
    assert.equal(foreign.body.error.code, 'staff.notFound')
    const late = await h.call(m.staff.owner, 'PUT', `/shops/${shopId}/clockwork`, { content, basedOn: 0 })
    assert.equal(late.body.error.code, 'clockwork.changedMeanwhile')
  })
})

describe('a waiting customer', () => {
  test('starts the clock of the first reply, and the reply stops it', async () => {
    const customer = await h.customer(m)
    await signInAgain()
    const sent = await h.call(customer, 'POST', '/widget/messages', { clientId: 'clock-wait-1', body: 'Is anybody there?' })
    const { conversationId } = sent.body
    assert.equal((await h.call(customer, 'POST', '/widget/hand-over', {})).status, 200)
    const running = await eventually('a clock', () => seen(m.system, conversationId).catch(() => null))
    assert.equal(running.code, 'firstReply')
    clock.advance(31_000)
    await until(conversationId, ['amber'])
    await h.call(m.staff.staff, 'POST', `/conversations/${conversationId}/take`, {})
    await eventually('its owner', async () => (await seen(m.system, conversationId)).ownerId === m.staff.staff.id)
    const replied = await h.call(m.staff.staff, 'POST', `/conversations/${conversationId}/messages`, {
      clientId: 'clock-reply-1',
      body: 'I am.',
    })
    assert.equal(replied.status, 201)
    const stopped = await eventually('the stop', async () => {
      const one = await seen(m.system, conversationId)
      return one.state === 'stopped' && one
    })
    assert.deepEqual([stopped.answered, stopped.stage], [true, 'amber'])
    clock.advance(hours(25))
    assert.equal(await tellDue(m.system, 50), 0)
  })
})
