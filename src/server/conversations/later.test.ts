import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { handClock } from '../../../test/support/aftersales-shop.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'

const clock = handClock()
const { merchant, customer, call } = await house({ clock })
let ours: TestMerchant
before(async () => {
  ours = await merchant('later')
})
const HOUR = 3_600_000
const inHours = (hours: number) => new Date(clock.now().getTime() + hours * HOUR).toISOString()

let count = 0
/** A conversation the member of staff attends. */
async function attended(): Promise<{ ann: TestCustomer; id: string }> {
  const ann = await customer(ours)
  const sent = await call(ann, 'POST', '/widget/messages', { clientId: `later-hello-${++count}`, body: 'hello' })
  await call(ann, 'POST', '/widget/hand-over', {})
  const id = sent.body.conversationId as string
  assert.equal((await call(ours.staff.staff, 'POST', `/conversations/${id}/take`)).status, 200)
  return { ann, id }
}
const inQueue = async (queue: string, id: string): Promise<boolean> =>
  (await call(ours.staff.staff, 'GET', `/conversations?queue=${queue}`)).body.items.some((one: { id: string }) => one.id === id)
const said = async (id: string): Promise<{ body: string; author: string; authorName: string }[]> =>
  (await call(ours.staff.staff, 'GET', `/conversations/${id}`)).body.messages

test('snoozed, a conversation leaves Mine and comes back at its time', async () => {
  const { id } = await attended()
  assert.ok(await inQueue('mine', id))
  const done = await call(ours.staff.staff, 'POST', `/conversations/${id}/snooze`, { until: inHours(2) })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  assert.equal(await inQueue('mine', id), false)
  assert.ok(await inQueue('snoozed', id))
  assert.equal((await call(ours.staff.staff, 'GET', '/conversations/counts')).body.snoozed, 1)
  clock.forward(2 * HOUR + 1000)
  await eventually('it to come back', () => inQueue('mine', id))
  assert.equal(await inQueue('snoozed', id), false)
})

test('the customer who writes brings it back at once; so does its reader', async () => {
  const { ann, id } = await attended()
  await call(ours.staff.staff, 'POST', `/conversations/${id}/snooze`, { until: inHours(48) })
  await call(ann, 'POST', '/widget/messages', { clientId: 'later-again-1', body: 'still there?' })
  assert.ok(await inQueue('mine', id))
  await call(ours.staff.staff, 'POST', `/conversations/${id}/snooze`, { until: inHours(48) })
  assert.equal((await call(ours.staff.staff, 'POST', `/conversations/${id}/wake`)).status, 200)
  assert.ok(await inQueue('mine', id))
  assert.equal((await call(ours.staff.staff, 'POST', `/conversations/${id}/wake`)).body.error.code, 'conversation.notSnoozed')
})

test('not into the past, and not what somebody else attends', async () => {
  const { id } = await attended()
  const past = await call(ours.staff.staff, 'POST', `/conversations/${id}/snooze`, { until: inHours(-1) })
  assert.equal(past.body.error.code, 'conversation.snoozePast')
  await call(ours.staff.supervisor, 'POST', `/conversations/${id}/take`)
  const theirs = await call(ours.staff.staff, 'POST', `/conversations/${id}/snooze`, { until: inHours(1) })
  assert.equal(theirs.body.error.code, 'conversation.notYours')
})

test('a message for later is listed, changed, sent once at its time and in the name of its writer', async () => {
  const { id } = await attended()
  const of = `/conversations/${id}/later`
  const written = await call(ours.staff.staff, 'POST', of, { body: 'Good morning!', sendAt: inHours(5) })
  assert.equal(written.status, 201, JSON.stringify(written.body))
  const changed = await call(ours.staff.staff, 'PUT', `/later-messages/${written.body.id}`, { body: 'Good evening!', sendAt: inHours(1) })
  assert.equal(changed.status, 200, JSON.stringify(changed.body))
  const { items } = (await call(ours.staff.staff, 'GET', of)).body
  assert.deepEqual(
    items.map((one: { body: string; refused: null }) => [one.body, one.refused]),
    [['Good evening!', null]],
  )
  clock.forward(HOUR + 1000)
  await eventually('it to leave', async () => (await said(id)).some(({ body }) => body === 'Good evening!'))
  clock.forward(6 * HOUR)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  const sent = (await said(id)).filter(({ body }) => body.startsWith('Good'))
  assert.equal(sent.length, 1, 'once, and not as it was written first')
  assert.equal(sent[0]!.author, 'staff')
  assert.match(sent[0]!.authorName, /^staff /)
  assert.deepEqual((await call(ours.staff.staff, 'GET', of)).body.items, [])
})

test('cancelled, it does not leave; and it does not leave for the past', async () => {
  const { id } = await attended()
  const of = `/conversations/${id}/later`
  const { body } = await call(ours.staff.staff, 'POST', of, { body: 'Never mind', sendAt: inHours(1) })
  assert.equal((await call(ours.staff.staff, 'DELETE', `/later-messages/${body.id}`)).status, 200)
  assert.equal((await call(ours.staff.staff, 'DELETE', `/later-messages/${body.id}`)).body.error.code, 'later.notFound')
  clock.forward(2 * HOUR)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  assert.ok((await said(id)).every((one) => one.body !== 'Never mind'))
  assert.equal((await call(ours.staff.staff, 'POST', of, { body: 'Too late', sendAt: inHours(-1) })).body.error.code, 'later.past')
})

test('the guard judges when it leaves: a word forbidden meanwhile keeps it here, with the reason; reworded, it goes', async () => {
  const { ann, id } = await attended()
  const of = `/conversations/${id}/later`
  const { body } = await call(ours.staff.staff, 'POST', of, { body: 'Try our zanzibar lamp', sendAt: inHours(1) })
  await call(ours.staff.owner, 'PUT', `/shops/${ours.shops[0]!.id}/guard-words`, { word: 'zanzibar', verdict: 'block' })
  clock.forward(HOUR + 1000)
  const refused = await eventually('it to be refused', async () => {
    const { items } = (await call(ours.staff.staff, 'GET', of)).body
    return items[0]?.refused && items[0]
  })
  assert.match(refused.refused, /not sent/)
  const thread = await call(ann, 'GET', '/widget/messages')
  assert.ok(!JSON.stringify(thread.body).includes('zanzibar'))
  await call(ours.staff.staff, 'PUT', `/later-messages/${body.id}`, { body: 'Try our lamp', sendAt: inHours(1) })
  clock.forward(HOUR + 1000)
  await eventually('it to leave', async () => (await said(id)).some((one) => one.body === 'Try our lamp'))
})

test('to a conversation that has ended it does not leave', async () => {
  const { id } = await attended()
  await call(ours.staff.staff, 'POST', `/conversations/${id}/later`, { body: 'Still here', sendAt: inHours(1) })
  await call(ours.staff.staff, 'POST', `/conversations/${id}/close`)
  clock.forward(HOUR + 1000)
  await eventually(
    'it to be refused',
    async () => (await call(ours.staff.staff, 'GET', `/conversations/${id}/later`)).body.items[0]?.refused,
  )
})

test('a draft is its writer’s own, the reply and the note apart, and gone when it is empty', async () => {
  const { id } = await attended()
  const of = `/conversations/${id}/drafts`
  await call(ours.staff.staff, 'PUT', of, { kind: 'text', body: 'Dear An' })
  await call(ours.staff.staff, 'PUT', of, { kind: 'text', body: 'Dear Ann' })
  await call(ours.staff.staff, 'PUT', of, { kind: 'note', body: 'careful' })
  const mine = (await call(ours.staff.staff, 'GET', of)).body.items as { kind: string; body: string }[]
  assert.deepEqual(mine.map(({ kind, body }) => `${kind} ${body}`).toSorted(), ['note careful', 'text Dear Ann'])
  assert.deepEqual((await call(ours.staff.supervisor, 'GET', of)).body.items, [])
  await call(ours.staff.staff, 'PUT', of, { kind: 'text', body: '' })
  assert.equal((await call(ours.staff.staff, 'GET', of)).body.items.length, 1)
})

test('a note with @ and a whole name puts the conversation into that colleague’s mentions, newest call first, until they have looked', async () => {
  const { supervisor, staff, owner } = ours.staff
  const name = (await call(supervisor, 'GET', '/me')).body.staff.name as string
  const mentions = async (who: { cookie: string }) => {
    const counts = (await call(who, 'GET', '/conversations/counts')).body
    const list = (await call(who, 'GET', '/conversations?queue=mentions&limit=1')).body
    return { unseen: counts.mentions as number, first: list.items[0]?.id as string | undefined, next: list.next as string | null }
  }
  const note = (id: string, body: string) =>
    call(staff, 'POST', `/conversations/${id}/notes`, { clientId: `later-note-${++count}-x`, body })
  const one = (await attended()).id
  const other = (await attended()).id
  await note(one, `@${name}son is somebody else, and mail@example.com nobody`)
  assert.deepEqual(await mentions(supervisor), { unseen: 0, first: undefined, next: null })

  await note(one, `what do you think, @${name}?`)
  clock.forward(1000)
  await note(other, `@${name} 这个客人要求赔偿`)
  const both = await mentions(supervisor)
  assert.deepEqual([both.unseen, both.first], [2, other])
  const rest = (await call(supervisor, 'GET', `/conversations?queue=mentions&limit=1&cursor=${both.next}`)).body
  assert.deepEqual([rest.items[0].id, rest.next], [one, null])
  assert.equal((await mentions(owner)).unseen, 0, 'nobody else')
  assert.equal((await mentions(staff)).unseen, 0, 'not who wrote it')

  await call(supervisor, 'POST', `/conversations/${other}/mention-seen`, {})
  const seen = await mentions(supervisor)
  assert.deepEqual([seen.unseen, seen.first], [1, other], 'it stays in the list')
  clock.forward(1000)
  await note(one, `@${name} again`)
  assert.deepEqual([(await mentions(supervisor)).unseen, (await mentions(supervisor)).first], [1, one])
})
