import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ManualClock } from '../../src/server/foundation/clock.ts'
import { applyEvent, type ConversationState } from '../../src/shared/conversation-state.ts'
import type { StreamEvent } from '../../src/shared/events.ts'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { eventually, house, PASSWORD, type TestCustomer, type TestMerchant } from '../support/house.ts'

/* The machine's clock is wrong by a day and is put right, one way or the other, while everything runs. */
const DAY = 86_400_000
const clock = new ManualClock('2026-11-10T08:00:00Z')
const { merchant, customer, call } = await house({ clock })
const jumps = [
  ['ahead', DAY],
  ['back', -DAY],
] as const

const thread = async (who: TestCustomer) => (await call(who, 'GET', '/widget/messages?limit=100')).body.items as Message[]
let n = 0
/** One question and the one answer it gets. */
async function question(who: TestCustomer, body = 'where is my order?'): Promise<Message> {
  const asked = await call(who, 'POST', '/widget/messages', { clientId: `clock-00-${++n}`, body })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  return eventually('an answer', async () =>
    (await thread(who)).find((message) => message.seq > asked.body.seq && message.author === 'assistant'),
  )
}
const signIn = (of: TestMerchant, password = PASSWORD) => call(null, 'POST', '/sign-in', { email: of.staff.supervisor.email, password })

for (const [way, jump] of jumps) {
  test(`a day ${way}: who is signed in stays so, customers keep their thread, reactions answer once`, async () => {
    const ours = await merchant(`clock-${way}`)
    const { staff, supervisor } = ours.staff
    const ann = await customer(ours)
    await question(ann)
    const cursor = (await call(supervisor, 'GET', '/me')).body.cursor as string
    const { conversationId: id } = (await thread(ann))[0]!
    const old = (await call(supervisor, 'GET', `/conversations/${id}`)).body as ConversationState
    const key = { 'idempotency-key': `before the jump ${way}` }
    const article = { kind: 'faq', language: 'en', title: 'Do you open on Sundays?', body: 'We do.' }
    const made = await call(supervisor, 'POST', `/knowledge?shop=${ours.shops[0]!.id}`, article, key)
    assert.equal(made.status, 201)

    clock.advance(jump)
    assert.equal((await call(staff, 'GET', '/me')).status, 200, 'the session goes on')
    assert.equal((await signIn(ours)).status, 200, 'and a new one begins')
    const again = await call(supervisor, 'POST', `/knowledge?shop=${ours.shops[0]!.id}`, article, key)
    assert.equal(again.body.id, made.body.id, 'the same request is still the same')
    await question(ann)
    await call(ann, 'POST', '/widget/messages', { clientId: `clock-person-${way}`, body: 'a human, please' })
    await eventually('the queue', async () =>
      ((await call(staff, 'GET', '/conversations?queue=waiting')).body.items as { id: string }[]).some((one) => one.id === id),
    )
    assert.equal((await call(staff, 'POST', `/conversations/${id}/take`, {})).status, 200)
    assert.equal(
      (await call(staff, 'POST', `/conversations/${id}/messages`, { clientId: `clock-reply-${way}`, body: 'Hello!' })).status,
      201,
    )
    const closed = await call(staff, 'POST', `/conversations/${id}/close`, {})
    assert.ok(closed.body.firstAnswerMs === null || closed.body.firstAnswerMs >= 0, 'no answer comes before its question')

    const kept = await thread(ann)
    const places = kept.map((message) => message.seq)
    // A note of a colleague has a place that the customer does not see.
    assert.deepEqual(
      places,
      [...new Set(places)].toSorted((a, b) => a - b),
      'the thread keeps its order whatever the time says',
    )
    assert.equal(kept.filter((message) => message.author === 'assistant').length, 2, 'each question has one answer')
    const fresh = (await call(supervisor, 'GET', `/conversations/${id}`)).body as ConversationState
    // The log is read below the oldest transaction that runs anywhere on the database server.
    const events = await eventually('the log read to its end', async () => {
      const { items } = (await call(supervisor, 'GET', `/events?after=${encodeURIComponent(cursor)}&limit=500`)).body as {
        items: StreamEvent[]
      }
      return items.some(({ name }) => name === 'conversation.closed') && items
    })
    const replayed = events.reduce<ConversationState>((state, event) => ({ ...state, ...applyEvent(state, event) }), old)
    assert.deepEqual(replayed.conversation, fresh.conversation)
    assert.deepEqual(
      replayed.messages.map((message) => message.id),
      fresh.messages.map((message) => message.id),
    )

    clock.advance(-jump)
    const reopened = await question(ann)
    assert.equal(reopened.conversationId, id, 'closed a day away from now, it is opened again')
    assert.equal((await call(staff, 'GET', '/me')).status, 200)
    clock.advance(400 * DAY)
    assert.equal((await call(staff, 'GET', '/me')).status, 401, 'and nothing lasts for ever')
    assert.equal((await call(ann, 'GET', '/widget/messages')).status, 401)
    clock.advance(-400 * DAY)
  })

  test(`a day ${way}: wrong passwords from the other side of the jump lock nobody out`, async () => {
    const ours = await merchant(`locked-${way}`)
    while ((await signIn(ours, 'a wrong password')).status !== 429);
    assert.equal((await signIn(ours)).status, 429)
    clock.advance(jump)
    assert.equal((await signIn(ours)).status, 200)
  })
}
