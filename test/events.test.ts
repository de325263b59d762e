import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { sharedEngine } from '../src/server/assistant/lessons/engines.ts'
import { action } from '../src/server/foundation/action.ts'
import { eventColumns, type Recorded } from '../src/server/foundation/events.ts'
import { eventsAfter } from '../src/server/foundation/hub.ts'
import { applyEvent } from '../src/shared/conversation-state.ts'
import { audiences, type EventName, type StreamEvent } from '../src/shared/events.ts'
import type { Conversation, Message } from '../src/shared/wire/conversation.ts'
import { freshDatabase } from './support/database.ts'
import { eventually, house, type TestMerchant } from './support/house.ts'

const { merchant, customer, call, house: home } = await house()
let ours: TestMerchant
before(async () => {
  sharedEngine()
  ours = await merchant('events', { shops: 2 })
})
/** Records `count` facts in one transaction that stays open for a while: ids and commits come in different orders. */
const slowWrite = action('operations.manage', async (tx, { count, milliseconds }: { count: number; milliseconds: number }) => {
  await tx.rows('select pg_current_xact_id()') // takes its place in the order now
  if (milliseconds) await tx.rows('select pg_sleep($1)', [milliseconds / 1000])
  for (let i = 0; i < count; i++) tx.record('shop.changed', { shopId: tx.actor.shopIds[0]! }, { shopId: tx.actor.shopIds[0]! })
})

test('what this process writes right behind what was told last is told without asking the log', async (t) => {
  const ask = t.mock.method(home.database.log, 'query')
  let asked = -1
  let unasked = 0
  let told = 0
  t.after(
    home.hub.subscribe((events) => {
      told += events.filter(({ merchantId }) => merchantId === ours.id).length
      if (ask.mock.callCount() === asked) unasked += 1
      asked = ask.mock.callCount()
    }),
  )
  // Other tests take numbers of the same count in between.
  for (let i = 0; i < 100; i++) await slowWrite(ours.system, { count: 1, milliseconds: 0 })
  await eventually('all to be told', async () => told >= 100)
  assert.ok(unasked > 0, `${ask.mock.callCount()} questions`)
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
      const next = await eventsAfter(home, { merchantId: ours.id, customerId: null, shopIds: ours.shops.map((shop) => shop.id) }, at, 7)
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
  await eventually('the log to be readable to its end', async () => {
    const { rows } = await home.database.system.query<{ whole: boolean }>(
      `select max(transaction_id) < greatest(pg_snapshot_xmin(pg_current_snapshot()), $2::xid8) as whole from events where merchant_id = $1`,
      [ours.id, home.hub.wholeBelow],
    )
    return rows[0]!.whole
  })
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

/** Every event that carries a conversation; each must be seen to keep a snapshot fresh. */
/** What became of a message outside stands beside the thread, not in it. */
const ofConversations = (Object.keys(audiences) as EventName[]).filter(
  (name) => /^(message|note|conversation)\./.test(name) && name !== 'message.carried',
)

test('an old snapshot and its events are a fresh snapshot, for everything that can happen to a conversation, for staff and for the customer', async () => {
  const ann = await customer(ours)
  const { staff, supervisor } = ours.staff
  type Snapshot = { conversation: Conversation; messages: Message[] }
  let cursor = (await call(staff, 'GET', '/me')).body.cursor as string
  const seen = new Set<EventName>()
  /** What happened since it was last asked, as staff hear it and as the customer does. */
  const news = async () => {
    const since = encodeURIComponent(cursor)
    const forStaff = (await call(supervisor, 'GET', `/events?after=${since}&limit=500`)).body as { items: StreamEvent[]; cursor: string }
    const forAnn = (await call(ann, 'GET', `/events?after=${since}&limit=500`)).body as { items: StreamEvent[] }
    cursor = forStaff.cursor
    for (const { name } of forStaff.items) seen.add(name)
    return { staff: forStaff.items, customer: forAnn.items }
  }
  const first = await call(ann, 'POST', '/widget/messages', { clientId: 'snap-00001', body: 'hello' })
  const id = first.body.conversationId as string
  const of = `/conversations/${id}`
  const snapshots = async () => {
    const asStaff = (await call(supervisor, 'GET', of)).body as Snapshot
    const { conversation, messages } = (await call(null, 'POST', '/widget/session', { shop: ours.shops[0]!.publicKey, token: ann.token }))
      .body as Snapshot
    return {
      staff: { conversation: asStaff.conversation, messages: withoutLinks(asStaff.messages) },
      customer: { conversation: withoutNotes(conversation), messages: withoutLinks(messages) },
    }
  }
  const replay = (from: Snapshot, events: readonly StreamEvent[]): Snapshot => {
    const { conversation, messages } = events.reduce<Snapshot>((state, event) => ({ ...state, ...applyEvent(state, event) }), from)
    return { conversation, messages: withoutLinks(messages) }
  }
  const say = (clientId: string, body: string) => () => call(ann, 'POST', '/widget/messages', { clientId, body })
  const act =
    (who: { cookie: string }, verb: string, body: object = {}) =>
    () =>
      call(who, 'POST', `${of}/${verb}`, body)
  const steps: (() => Promise<{ status: number; body: unknown }>)[] = [
    say('snap-00002', 'a human, please'),
    act(staff, 'take'),
    act(staff, 'messages', { clientId: 'snap-00003', body: 'Here I am.' }),
    act(staff, 'notes', { clientId: 'snap-00004', body: 'a patient one' }),
    () => call(ann, 'POST', '/widget/read', { seq: 999 }),
    say('snap-00005', 'thank you'),
    act(staff, 'read', { seq: 999 }),
    act(staff, 'snooze', { until: '2199-01-01T00:00:00Z' }),
    act(staff, 'wake'),
    act(staff, 'tags', { add: ['vip'] }),
    act(staff, 'snooze', { until: '2199-01-01T00:00:00Z' }),
    say('snap-00007', 'one more thing'),
    act(staff, 'transfer', { to: supervisor.id, reason: 'knows lamps' }),
    act(supervisor, 'close'),
    act(supervisor, 'reopen'),
    act(supervisor, 'give-back'),
    () => call(ann, 'POST', '/widget/hand-over', {}),
    act(staff, 'take'),
    act(staff, 'transfer', { to: null, reason: 'lunch' }),
    act(staff, 'take'),
    () => call(staff, 'PUT', '/me/presence', { presence: 'offline' }),
    () => call(staff, 'PUT', '/me/presence', { presence: 'online' }),
    act(staff, 'close'),
    // Reopened by the customer, and answered by the assistant.
    say('snap-00006', 'where is my order?'),
  ]
  await settled()
  await news()
  const held = [await snapshots()]
  for (const [i, step] of steps.entries()) {
    const done = await step()
    assert.ok(done.status < 300, `step ${i}: ${JSON.stringify(done.body)}`)
    await settled()
    const events = await news()
    const fresh = await snapshots()
    for (const [from, old] of held.entries()) {
      old.staff = replay(old.staff, events.staff)
      old.customer = replay(old.customer, events.customer)
      old.customer.conversation = withoutNotes(old.customer.conversation)
      assert.deepEqual(old, fresh, `the snapshot after step ${from}, brought up to step ${i + 1}`)
    }
    // Heard twice, as after a reconnection: nothing changes.
    assert.deepEqual(replay(fresh.staff, events.staff), fresh.staff, `step ${i + 1} heard again`)
    held.push(fresh)
  }
  assert.deepEqual(
    ofConversations.filter((name) => !seen.has(name) && name !== 'conversation.opened'),
    [],
    'let these happen above',
  )
})
/** A note takes a place in the thread that a customer hears nothing of. */
const withoutNotes = (conversation: Conversation): Conversation => ({ ...conversation, lastSeq: 0 })
const withoutLinks = (messages: readonly Message[]): Message[] => messages.map((message) => ({ ...message, attachments: [] }))
/** Until no reaction is queued or running any more. */
const settled = () =>
  eventually(
    'quiet',
    async () => {
      const open = `select 1 from pgboss.job where name = 'reactions' and data->>'merchantId' = $1::text and state not in ('completed', 'failed')
        union all select 1 from events where merchant_id = $1::uuid and transaction_id >= greatest(pg_snapshot_xmin(pg_current_snapshot()), $2::xid8) limit 1`
      return !(await home.database.system.query(open, [ours.id, home.hub.wholeBelow])).rowCount
    },
    20,
  )

test("another database's transaction on the same server, however long it runs, keeps nobody waiting", async () => {
  const theirs = await freshDatabase()
  const stranger = new pg.Client({ connectionString: theirs.url })
  await stranger.connect()
  const heard: Recorded[] = []
  const stop = home.hub.subscribe((events) => heard.push(...events.filter((event) => event.merchantId === ours.id)))
  try {
    await stranger.query('begin; select pg_current_xact_id()')
    const start = home.hub.position
    for (const written of [1, 2, 3]) {
      await slowWrite(ours.system, { count: 1, milliseconds: 0 })
      await eventually('the event', async () => heard.length === written, 5)
    }
    const caller = { merchantId: ours.id, customerId: null, shopIds: ours.shops.map((shop) => shop.id) }
    assert.equal((await eventsAfter(home, caller, start, 10)).length, 3, 'nor who comes back')
    // One of our own is waited for: it may still write before what is told already.
    let done = false
    const own = slowWrite(ours.system, { count: 1, milliseconds: 700 }).then(() => (done = true))
    await pause(100)
    await slowWrite(ours.system, { count: 1, milliseconds: 100 })
    await pause(200)
    assert.deepEqual([done, heard.length], [false, 3])
    await own
    await eventually('both', async () => heard.length === 5, 5)
  } finally {
    stop()
    await stranger.end()
    await theirs.drop()
  }
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
