import assert from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { eventually, house, type TestMerchant, type TestStaff } from '../../../test/support/house.ts'
import type { Conversation, Message } from '../../shared/wire/conversation.ts'
import type { Routing } from '../../shared/wire/routing.ts'
import { ManualClock } from '../foundation/clock.ts'
import { dispatch } from './actions.ts'
import { createDispatcher } from './dispatcher.ts'

const clock = new ManualClock('2026-11-10T09:00:00Z')
const h = await house({ clock, work: false })
const { call, customer } = h
let m: TestMerchant
let shop: string
let count = 0

before(async () => {
  m = await h.merchant('routing')
  shop = m.shops[0]!.id
})

const set = async (change: Partial<Routing>) => {
  const body: Routing = { automatic: true, takeBackMinutes: 5, widenSeconds: 60, skills: [], ...change }
  const saved = await call(m.staff.supervisor, 'PUT', `/shops/${shop}/routing`, body)
  assert.equal(saved.status, 200, JSON.stringify(saved.body))
}
const able = async (person: TestStaff, body: object) =>
  assert.equal(
    (await call(m.staff.supervisor, 'PUT', `/team/${person.id}/ability`, { cap: 5, skills: [], languages: [], ...body })).status,
    200,
  )
const presence = (person: TestStaff, value: string) => call(person, 'PUT', '/me/presence', { presence: value })
const run = () => dispatch(m.system, m.shops[0]!.id)
/** Somebody who waits for a person. */
async function waiting(words = 'hello'): Promise<string> {
  const ann = await customer(m)
  const said = await call(ann, 'POST', '/widget/messages', { clientId: `routing-${(count += 1)}`, body: words })
  assert.equal((await call(ann, 'POST', '/widget/hand-over', {})).status, 200)
  return said.body.conversationId as string
}
const seen = async (id: string) =>
  (await call(m.staff.owner, 'GET', `/conversations/${id}`)).body as { conversation: Conversation; messages: Message[] }
const holder = async (id: string) => (await seen(id)).conversation.staffId
const close = (id: string) => call(m.staff.owner, 'POST', `/conversations/${id}/close`, {})
const only = async (...people: TestStaff[]) => {
  for (const person of Object.values(m.staff)) await presence(person, people.includes(person) ? 'online' : 'offline')
}

describe('giving out', () => {
  test('a shop that has set nothing gives nothing out', async () => {
    const id = await waiting()
    assert.equal(await run(), 0)
    assert.equal((await seen(id)).conversation.status, 'waiting')
    await close(id)
  })

  test('longest waiting first, up to the cap, and the rest when there is room', async () => {
    await set({})
    await only(m.staff.staff)
    await able(m.staff.staff, { cap: 2 })
    const ids: string[] = []
    for (let i = 0; i < 3; i++) {
      clock.advance(1_000)
      ids.push(await waiting())
    }
    assert.equal(await run(), 2)
    assert.deepEqual(await Promise.all(ids.map(holder)), [m.staff.staff.id, m.staff.staff.id, null])
    assert.equal((await seen(ids[0]!)).messages.at(-1)!.systemCode, 'taken')
    await call(m.staff.staff, 'POST', `/conversations/${ids[0]}/close`, {})
    await run()
    assert.equal(await holder(ids[2]!), m.staff.staff.id)
    for (const id of ids) await close(id)
  })

  test('language and skill first; anybody after the shop’s patience', async () => {
    await set({ skills: [{ name: 'repairs', words: ['broken'], channels: [] }] })
    await only(m.staff.staff, m.staff.supervisor)
    await able(m.staff.staff, { languages: ['zh-CN'] })
    await able(m.staff.supervisor, { skills: ['repairs'], languages: ['en'] })
    const fitting = await waiting('my lamp is broken')
    await run()
    assert.equal(await holder(fitting), m.staff.supervisor.id)
    await presence(m.staff.supervisor, 'busy')
    const other = await waiting('also broken')
    assert.equal(await run(), 0)
    clock.advance(61_000)
    assert.equal(await run(), 1)
    assert.equal(await holder(other), m.staff.staff.id)
    for (const id of [fitting, other]) await close(id)
  })

  test('many looks at once: each conversation once, nobody above their cap', async () => {
    await set({})
    await only(m.staff.staff, m.staff.supervisor)
    await able(m.staff.staff, { cap: 3 })
    await able(m.staff.supervisor, { cap: 3 })
    const ids = await Promise.all(Array.from({ length: 10 }, () => waiting()))
    const given = await Promise.all(Array.from({ length: 12 }, run))
    assert.equal(
      given.reduce((sum, n) => sum + n, 0),
      6,
    )
    const held = await Promise.all(ids.map(holder))
    for (const person of [m.staff.staff, m.staff.supervisor]) assert.equal(held.filter((id) => id === person.id).length, 3)
    for (const id of ids) await close(id)
  })
})

describe('taking back', () => {
  test('silence: once, with a line for the customer, not to the same person again, though two processes look', async () => {
    await set({ takeBackMinutes: 5 })
    await only(m.staff.staff)
    await able(m.staff.staff, {})
    const id = await waiting()
    await run()
    assert.equal(await holder(id), m.staff.staff.id)
    clock.advance(5 * 60_000 - 1)
    assert.equal(await run(), 0)
    // Nobody looks at that moment; two that start later find it.
    clock.advance(60_000)
    const lookers = [0, 1].map(() => createDispatcher(h.house, (error) => assert.fail(error)))
    for (const looker of lookers) looker.start()
    await eventually('the conversation to be taken back', async () => (await seen(id)).conversation.status === 'waiting')
    await new Promise((resolve) => setTimeout(resolve, 1_200))
    await Promise.all(lookers.map((looker) => looker.stop()))
    const { conversation, messages } = await seen(id)
    assert.equal(conversation.status, 'waiting', 'the same person does not get it again')
    const lines = messages.filter(({ systemCode }) => systemCode === 'returned')
    assert.deepEqual(
      lines.map(({ body }) => body),
      ['Sorry to keep you waiting; we are finding somebody else for you, and you keep your place'],
    )
    await presence(m.staff.supervisor, 'online')
    await run()
    assert.equal(await holder(id), m.staff.supervisor.id, 'somebody else does')
    await close(id)
  })

  test('who has answered keeps it', async () => {
    await set({ takeBackMinutes: 5 })
    await only(m.staff.staff)
    const id = await waiting()
    await run()
    await call(m.staff.staff, 'POST', `/conversations/${id}/messages`, { clientId: 'answered-1', body: 'Here I am' })
    clock.advance(60 * 60_000)
    assert.equal(await run(), 0)
    assert.equal(await holder(id), m.staff.staff.id)
    await close(id)
  })
})

test('presence has a history, and a day adds up', async () => {
  const from = clock.now()
  await presence(m.staff.staff, 'online')
  clock.advance(10 * 60_000)
  await presence(m.staff.staff, 'busy')
  clock.advance(20 * 60_000)
  await presence(m.staff.staff, 'away')
  clock.advance(5 * 60_000)
  await presence(m.staff.staff, 'offline')
  clock.advance(60_000)
  const query = `?from=${from.toISOString()}&to=${new Date(from.getTime() + 86_400_000).toISOString()}`
  const { body } = await call(m.staff.supervisor, 'GET', `/shops/${shop}/presence${query}`)
  const day = (body.items as { staffId: string; onlineMs: number; busyMs: number; awayMs: number; spans: unknown[] }[]).find(
    ({ staffId }) => staffId === m.staff.staff.id,
  )!
  assert.deepEqual(
    [day.onlineMs, day.busyMs, day.awayMs].map((ms) => ms / 60_000),
    [10, 20, 5],
  )
  assert.equal(day.spans.length, 4, 'the hour that has not come is left out')
})

test('who may not is refused, and another shop is not found', async () => {
  assert.equal((await call(m.staff.staff, 'GET', `/shops/${shop}/routing`)).status, 403)
  const other = await h.merchant('elsewhere')
  assert.equal((await call(other.staff.owner, 'GET', `/shops/${shop}/routing`)).status, 404)
  assert.equal(
    (await call(other.staff.owner, 'PUT', `/team/${m.staff.staff.id}/ability`, { cap: 1, skills: [], languages: [] })).status,
    404,
  )
})
