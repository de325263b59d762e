import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { action } from '../src/server/foundation/action.ts'
import { eventColumns, type Recorded } from '../src/server/foundation/events.ts'
import { eventsAfter } from '../src/server/foundation/hub.ts'
import { runReaction } from '../src/server/foundation/reactions.ts'
import { applyEvent } from '../src/shared/conversation-state.ts'
import type { StreamEvent } from '../src/shared/events.ts'
import type { Conversation, Message } from '../src/shared/wire/conversation.ts'
import { eventually, house, type TestMerchant } from './support/house.ts'

const { merchant, customer, call, house: home } = await house()
let ours: TestMerchant
before(async () => {
  ours = await merchant('events', { shops: 2 })
})
/** Records `count` facts in one transaction that stays open for a while: ids and commits come in different orders. */
const slowWrite = action('operations.manage', async (tx, { count, milliseconds }: { count: number; milliseconds: number }) => {
  await tx.rows('select pg_current_xact_id()') // takes its place in the order now
  if (milliseconds) await tx.rows('select pg_sleep($1)', [milliseconds / 1000])
  for (let i = 0; i < count; i++) tx.record('shop.changed', { shopId: tx.actor.shopIds[0]! }, { shopId: tx.actor.shopIds[0]! })
})

test('fifty concurrent writers: a reader that follows the log and one that resumes by cursor both see every event once, in one order', async () => {
  const followed: Recorded[] = []
  const start = home.hub.position
  const stop = home.hub.subscribe((events) =>
    followed.push(...events.filter((event) => event.merchantId === ours.id && event.name === 'shop.changed')),
  )
  const resumed: Recorded[] = []
  let at = start
  let writing = true
  const reader = (async () => {
    for (let quiet = 0; quiet < 3; ) {
      const next = await eventsAfter(
        home.database.system,
        { merchantId: ours.id, customerId: null, shopIds: ours.shops.map((shop) => shop.id) },
        at,
        7,
      )
      resumed.push(...next.filter((event) => event.name === 'shop.changed'))
      const last = next.at(-1)
      if (last) at = { transactionId: last.transactionId, eventId: last.id }
      quiet = writing || next.length ? 0 : quiet + 1
    }
  })()
  let seed = 7
  const random = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  await Promise.all(
    Array.from({ length: 50 }, async () => {
      for (let i = 0; i < 6; i++) await slowWrite(ours.system, { count: 1 + random(3), milliseconds: random(12) })
    }),
  )
  writing = false
  await reader
  const { rows } = await home.database.system.query<Recorded>(
    `select ${eventColumns} from events where merchant_id = $1 and name = 'shop.changed' and (transaction_id, id) > ($2::xid8, $3::uuid) order by transaction_id, id`,
    [ours.id, start.transactionId, start.eventId],
  )
  const all = rows.map((event) => event.id)
  assert.ok(all.length >= 300)
  await eventually('the follower to arrive', async () => followed.length >= all.length)
  stop()
  assert.equal(resumed.map((event) => event.id).join(' '), all.join(' '))
  assert.equal(followed.map((event) => event.id).join(' '), all.join(' '))
})

test('an old snapshot and its events are a fresh snapshot, for everything that can happen to a conversation', async () => {
  const ann = await customer(ours)
  const { staff, supervisor } = ours.staff
  const cursor = (await call(staff, 'GET', '/me')).body.cursor as string
  const first = await call(ann, 'POST', '/widget/messages', { clientId: 'snap-00001', body: 'hello' })
  const id = first.body.conversationId as string
  type Snapshot = { conversation: Conversation; messages: Message[] }
  const snapshot = async () => (await call(supervisor, 'GET', `/conversations/${id}`)).body as Snapshot
  const steps: (() => Promise<{ status: number; body: unknown }>)[] = [
    () => call(ann, 'POST', '/widget/messages', { clientId: 'snap-00002', body: 'a human, please' }),
    () => call(staff, 'POST', `/conversations/${id}/take`, {}),
    () => call(staff, 'POST', `/conversations/${id}/messages`, { clientId: 'snap-00003', body: 'Here I am.' }),
    () => call(staff, 'POST', `/conversations/${id}/notes`, { clientId: 'snap-00004', body: 'a patient one' }),
    () => call(ann, 'POST', '/widget/read', { seq: 1 }),
    () => call(ann, 'POST', '/widget/messages', { clientId: 'snap-00005', body: 'thank you' }),
    () => call(staff, 'POST', `/conversations/${id}/read`, { seq: 3 }),
    () => call(staff, 'POST', `/conversations/${id}/transfer`, { to: supervisor.id, reason: 'knows lamps' }),
    () => call(supervisor, 'POST', `/conversations/${id}/close`, {}),
    () => call(supervisor, 'POST', `/conversations/${id}/reopen`, {}),
    () => call(supervisor, 'POST', `/conversations/${id}/give-back`, {}),
    () => call(staff, 'POST', `/conversations/${id}/take`, {}),
    () => call(staff, 'POST', `/conversations/${id}/transfer`, { to: null, reason: 'lunch' }),
    () => call(staff, 'PUT', '/me/presence', { presence: 'online' }),
  ]
  const snapshots: { after: number; snapshot: Snapshot }[] = [{ after: 0, snapshot: await snapshot() }]
  for (const [i, step] of steps.entries()) {
    const done = await step()
    assert.ok(done.status < 300, `step ${i}: ${JSON.stringify(done.body)}`)
    await new Promise((resolve) => setTimeout(resolve, 30))
    snapshots.push({ after: i + 1, snapshot: await snapshot() })
  }
  // The assistant may still be speaking: wait until two looks are the same.
  const fresh = await eventually('quiet', async () => {
    const one = await snapshot()
    await new Promise((resolve) => setTimeout(resolve, 300))
    return JSON.stringify(one) === JSON.stringify(await snapshot()) && one
  })
  const events = (await call(supervisor, 'GET', `/events?after=${encodeURIComponent(cursor)}&limit=500`)).body.items as StreamEvent[]
  for (const { after, snapshot: old } of snapshots) {
    // All events, also those the snapshot has seen already: applying one twice changes nothing.
    const replayed = events.reduce<Snapshot>((state, event) => ({ ...state, ...applyEvent(state, event) }), old)
    assert.deepEqual(replayed.conversation, fresh.conversation, `from the snapshot after step ${after}`)
    assert.deepEqual(withoutLinks(replayed.messages), withoutLinks(fresh.messages), `messages from the snapshot after step ${after}`)
  }
})
const withoutLinks = (messages: readonly Message[]) => messages.map((message) => ({ ...message, attachments: message.attachments.length }))

test('every reaction that ran is run again and leaves what one run left', async () => {
  const { rows: done } = await home.database.system.query<{ reaction: string; eventId: string }>(
    `select distinct data->>'reaction' as reaction, data->>'eventId' as "eventId" from pgboss.job where name = 'reactions' and data->>'merchantId' = $1`,
    [ours.id],
  )
  assert.ok(done.length >= 2, 'there is something to run again')
  const left = async () =>
    (
      await home.database.system.query(
        'select id, status, staff_id, last_seq, state from (select c.id, c.status, c.staff_id, c.last_seq, (select count(*) from messages m where m.merchant_id = c.merchant_id and m.conversation_id = c.id)::text as state from conversations c where merchant_id = $1) x order by id',
        [ours.id],
      )
    ).rows
  const before = await left()
  for (const job of [...done, ...done]) await runReaction(home, { ...job, merchantId: ours.id })
  assert.deepEqual(await left(), before)
})

test('a reaction that keeps failing is tried again and ends among the dead letters, where an owner finds it', async () => {
  let attempts = 0
  const shaky = {
    name: 'shaky',
    on: 'shop.changed' as const,
    when: () => true,
    react: async () => {
      attempts += 1
      throw new Error('the carrier does not answer')
    },
  }
  ;(home.reactions as unknown[]).push(shaky)
  try {
    await slowWrite(ours.system, { count: 1, milliseconds: 0 })
    await home.database.system.query(
      `update pgboss.job set retry_limit = 1, retry_delay = 0, retry_backoff = false where name = 'reactions' and data->>'reaction' = 'shaky'`,
    )
    const letters = await eventually(
      'the dead letter',
      async () => {
        const { items } = (await call(ours.staff.owner, 'GET', '/operations/dead-letters')).body as {
          items: { reaction: string; reason: string }[]
        }
        return items.some((one) => one.reaction === 'shaky') && items
      },
      20,
    )
    assert.match(letters.find((one) => one.reaction === 'shaky')!.reason, /carrier does not answer/)
    assert.ok(attempts >= 2, `${attempts} attempts`)
  } finally {
    ;(home.reactions as unknown[]).pop()
  }
})
