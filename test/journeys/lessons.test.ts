import assert from 'node:assert/strict'
import { test } from 'node:test'
import { engineOf, sharedEngine } from '../../src/server/assistant/lessons/engines.ts'
import type { Lessons } from '../../src/shared/wire/lessons.ts'
import { eventually, house } from '../support/house.ts'

const { merchant, call } = await house()
const WORDS = 'zorblax the quibble sideways'

test('what a shop teaches is learnt in the background, for that shop alone, and can be gone back on', async () => {
  const ours = await merchant('lessons')
  const theirs = await merchant('other-lessons')
  const [shop, other] = [ours.shops[0]!.id, theirs.shops[0]!.id]
  const owner = ours.staff.owner
  const path = `/shops/${shop}/lessons`
  const lessons = async () => (await call(owner, 'GET', path)).body as Lessons
  const means = async () => (await engineOf(ours.system, shop)).understand(WORDS)
  await sharedEngine()

  assert.equal((await lessons()).version, 0)
  assert.notEqual((await means()).intent, 'order.cancel')
  const taught = await call(owner, 'POST', path, { text: WORDS, intent: 'order.cancel' })
  assert.deepEqual([taught.status, taught.body.version], [201, 1], JSON.stringify(taught.body))
  await eventually('the shop knows its own words', async () => (await means()).intent === 'order.cancel')
  assert.ok((await means()).confidence > 0.9)
  // Its neighbours too: what is taught is learnt from, not only remembered.
  assert.equal((await engineOf(ours.system, shop)).understand('please zorblax the quibble').alternatives[0]!.intent, 'order.cancel')
  assert.notEqual((await engineOf(theirs.system, other)).understand(WORDS).intent, 'order.cancel', 'another shop learns nothing of it')

  // A correction takes the place of what was taught before.
  await call(owner, 'POST', path, { text: `${WORDS.toUpperCase()} `, intent: 'policy.invoice' })
  const corrected = await lessons()
  assert.deepEqual([corrected.version, corrected.phrasings.length, corrected.phrasings[0]!.intent], [2, 1, 'policy.invoice'])
  await eventually('the correction counts', async () => (await means()).intent === 'policy.invoice')

  // Back to the first version, then to how it came; the history keeps everything.
  assert.equal((await call(owner, 'POST', `${path}/roll-back`, { version: 1 })).body.version, 3)
  await eventually('the first version counts again', async () => (await means()).intent === 'order.cancel')
  assert.equal((await call(owner, 'POST', `${path}/forget`, { text: WORDS })).body.version, 4)
  await eventually('it is forgotten', async () => (await means()).intent !== 'order.cancel')
  const { versions } = await lessons()
  assert.deepEqual(
    versions.map(({ change }) => change.kind),
    ['forgotten', 'rolledBack', 'taught', 'taught'],
  )
})

test('two who teach at once make two versions; what is not there is refused', async () => {
  const ours = await merchant('two-teachers')
  const path = `/shops/${ours.shops[0]!.id}/lessons`
  const owner = ours.staff.owner
  const both = await Promise.all(['first thing', 'second thing'].map((text) => call(owner, 'POST', path, { text, intent: 'shop.hours' })))
  assert.deepEqual(both.map(({ body }) => body.version).toSorted(), [1, 2])
  const { phrasings } = (await call(owner, 'GET', path)).body as Lessons
  assert.equal(phrasings.length, 2, 'neither overwrites the other')
  assert.equal((await call(owner, 'POST', `${path}/forget`, { text: 'never taught' })).body.error.code, 'lesson.notFound')
  assert.equal((await call(owner, 'POST', `${path}/roll-back`, { version: 99 })).body.error.code, 'lesson.notFound')
  assert.equal((await call(owner, 'POST', path, { text: 'x', intent: 'no.such' })).status, 422)
})
