import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EventId, MerchantId } from '../../shared/ids.ts'
import { eventFrame, streamEvent } from './event-frame.ts'
import { followed, START, type Unread } from './events.ts'
import type { Hub } from './hub.ts'
import { newId } from './new-id.ts'
import { createOwnEvents } from './own-events.ts'

const nowhere = { transactionId: '0', eventId: START }
const merchantId = newId<'merchant'>() as MerchantId
const event = (transactionId: string, json = '{"shopId":"x"}') =>
  followed({
    id: newId<'event'>() as EventId,
    transactionId,
    merchantId,
    shopId: null,
    customerId: null,
    conversationId: null,
    name: 'shop.changed',
    audience: 'staff',
    actorId: 'somebody',
    at: new Date('2026-11-28T20:00:00.123Z'),
    json,
    own: true,
  } as Unread)

test('an event is given out once; a transaction is gone with its last', () => {
  const own = createOwnEvents()
  const [one, two] = [event('7'), event('7')]
  own.keep([one, two], nowhere)
  assert.deepEqual(own.transactions(), ['7'])
  assert.equal(own.take('7', one.id), one)
  assert.equal(own.take('7', one.id), undefined)
  assert.equal(own.take('8', two.id), undefined)
  assert.equal(own.take('7', two.id), two)
  assert.deepEqual(own.transactions(), [])
})

test('what the log was read past is not kept, nor more than a few thousand', () => {
  const own = createOwnEvents()
  const late = event('7')
  own.keep([late], { transactionId: '7', eventId: late.id })
  own.keep([event('6')], { transactionId: '7', eventId: START })
  assert.deepEqual(own.transactions(), [])
  for (let n = 1; n <= 30; n++)
    own.keep(
      Array.from({ length: 100 }, () => event(String(100 + n))),
      nowhere,
    )
  assert.equal(own.transactions().length, 20)
})

test('transactions numbered one after the other are next; behind a number nobody here knows, the log must be asked', () => {
  const own = createOwnEvents()
  const [one, two, three, five] = [event('8'), event('8'), event('9'), event('11')]
  own.keep([five], nowhere)
  own.keep([three], nowhere)
  assert.deepEqual(own.takeNext('7'), [])
  own.keep([one, two], nowhere)
  assert.deepEqual(own.takeNext('7'), [one, two, three])
  assert.deepEqual(own.transactions(), ['11'])
  assert.deepEqual(own.takeNext('9'), [])
  assert.deepEqual(own.takeNext('10'), [five])
})

test('a frame made of what stands in the log says the same as one made of the event', () => {
  const hub = { cursor: ({ transactionId, eventId }: { transactionId: string; eventId: string }) => `1.${transactionId}.${eventId}` } as Hub
  const one = event('7', '{"shopId":"x","said":"\\"店铃\\" \\u2028 \\\\"}')
  assert.deepEqual(JSON.parse(eventFrame(hub, one, false)), { type: 'event', ...streamEvent(hub, one, false) })
  assert.equal((one.data as unknown as { said: string }).said, '"店铃" \u2028 \\')
})
