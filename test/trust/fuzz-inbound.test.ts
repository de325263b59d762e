import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { Webhook } from 'standardwebhooks'
import { toJSONSchema } from 'zod'
import { inboundOutcomes, inboundSchema } from '../../src/shared/wire/inbound.ts'
import { handClock } from '../support/aftersales-shop.ts'
import { watchChanges } from '../support/changes.ts'
import { requireHonest, runs, timeFor, told } from '../support/fuzzing.ts'
import { bodies, type Schema, traps } from '../support/hostile.ts'
import { house } from '../support/house.ts'

/*
 * What a shop's platform sends, or somebody in its name: signatures of every kind of wrong, bodies of every kind under a right one, again and in any
 * order. Without a right signature nothing is touched; with one a message is taken or told why not; what is newest stands in the end.
 */
const clock = handClock()
const home = await house({ work: false, clock })
const { merchant, call, server, database } = home
let changes: Awaited<ReturnType<typeof watchChanges>>
let slug: string
let secret: string
let foreignSecret: string
let sent = 0
const outcomes = new Map<string, number>()
after(() => changes.end())
before(async () => {
  const [mine, theirs] = [await merchant('told-things'), await merchant('stranger')]
  slug = mine.shops[0]!.slug
  const secretOf = async (of: typeof mine) => (await call(of.staff.owner, 'POST', `/shops/${of.shops[0]!.id}/platform-secret`)).body.secret
  secret = await secretOf(mine)
  foreignSecret = await secretOf(theirs)
  changes = await watchChanges(database.address, [])
})

interface Message {
  id: string
  time: string
  body: Buffer
  signature: string
  to: string
}
const right = (body: string, id = `msg-${++sent}`): Message => ({
  id,
  time: String(Math.floor(clock.now().getTime() / 1000)),
  body: Buffer.from(body),
  signature: new Webhook(secret).sign(id, clock.now(), body),
  to: slug,
})
async function send({ id, time, body, signature, to }: Message) {
  const response = await server.inject({
    method: 'POST',
    url: `/api/v1/inbound/${encodeURIComponent(to)}`,
    // Each from elsewhere: how often somebody may try is another test's.
    remoteAddress: `198.51.${Math.floor(sent / 250) % 250}.${(sent++ % 250) + 1}`,
    headers: { 'content-type': 'application/json', 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': signature },
    payload: body,
  })
  const reply = { status: response.statusCode, text: response.body }
  requireHonest(reply)
  const { outcome, error } = response.json() as { outcome?: string; error?: { code: string } }
  const what = outcome ?? error!.code
  outcomes.set(what, (outcomes.get(what) ?? 0) + 1)
  return { status: reply.status, what }
}

const customer = (externalId: string, name: string, timestamp = clock.now().toISOString()) =>
  JSON.stringify({ type: 'customer.changed', timestamp, data: { externalId, name, currency: 'USD' } })
/** What an HTTP header may hold. */
const headers = fc.oneof(
  fc.constantFrom(...traps.filter((trap) => /^[\x20-\x7e]*$/.test(trap))),
  fc.string({ maxLength: 40 }).map((text) => text.replace(/[^\x20-\x7e]/g, '')),
)
const forged: fc.Arbitrary<(from: Message) => Message> = fc.oneof(
  headers.map((signature) => (from: Message) => ({ ...from, signature })),
  headers.map((signature) => (from: Message) => ({ ...from, signature: `v1,${signature}` })),
  headers.map((id) => (from: Message) => ({ ...from, id })),
  headers.map((time) => (from: Message) => ({ ...from, time })),
  fc.constantFrom(-301, 301, -86_400, 1e9).map((by) => (from: Message) => {
    const at = new Date(clock.now().getTime() + by * 1_000)
    return { ...from, time: String(at.getTime() / 1000), signature: new Webhook(secret).sign(from.id, at, String(from.body)) }
  }),
  fc.constantFrom(' ', '\n', '\0').map((more) => (from: Message) => ({ ...from, body: Buffer.concat([from.body, Buffer.from(more)]) })),
  fc.tuple(fc.nat(), fc.integer({ min: 1, max: 255 })).map(([place, by]) => (from: Message) => {
    const body = Buffer.from(from.body)
    body[place % body.length]! ^= by
    return { ...from, body }
  }),
  fc.nat(40).map((length) => (from: Message) => ({ ...from, signature: from.signature.slice(0, 3 + length) })),
  fc.constantFrom('v1a', 'v2', 'V1', 'v1 ').map((kind) => (from: Message) => ({ ...from, signature: from.signature.replace('v1', kind) })),
  fc.constant((from: Message) => ({ ...from, signature: new Webhook(foreignSecret).sign(from.id, clock.now(), String(from.body)) })),
  fc.constantFrom('stranger-1', 'no-such-shop', '', '../x', 'x'.repeat(200)).map((to) => (from: Message) => ({ ...from, to })),
)

test('without a signature that is right for exactly this, nothing is read and nothing is touched', timeFor(15), async () => {
  await fc.assert(
    fc.asyncProperty(forged, fc.nat(), async (forge, n) => {
      const original = right(customer(`forged-${n}`, 'Mallory'))
      const changed = forge(original)
      if (JSON.stringify(changed) === JSON.stringify(original)) return
      const { status, what } = await send(changed)
      assert.ok([400, 401, 404, 415].includes(status), `${status} ${what}`)
      assert.deepEqual(await changes.look(), [])
    }),
    runs(700),
  )
  const { what } = await send(right(customer('not-forged', 'Ann')))
  assert.equal(what, 'taken')
})

test('signed bodies of every kind: taken once, or refused and nothing is changed', timeFor(15), async () => {
  const schema = toJSONSchema(inboundSchema, { io: 'input', unrepresentable: 'any' }) as Schema
  const names = ['a', 'b', 'not-forged', '00000000-0000-7000-8000-000000000000']
  const example = JSON.parse(customer('not-forged', 'Ann')) as unknown
  await changes.look()
  await fc.assert(
    fc.asyncProperty(bodies(schema, names, example), async (body) => {
      const message = right(body)
      const { status, what } = await send(message)
      const changed = await changes.look()
      if (status >= 400) return assert.deepEqual(changed, [], what)
      assert.ok((inboundOutcomes as readonly string[]).includes(what))
      const again = await send(message)
      assert.equal(again.what, what === 'ignored' ? 'ignored' : 'known')
      assert.deepEqual(await changes.look(), [])
    }),
    runs(500),
  )
  assert.ok(outcomes.get('taken')! > 50, JSON.stringify([...outcomes]))
})

test('told in any order, several times and at once: the newest stands, each is taken at most once', timeFor(15), async () => {
  let round = 0
  const story = fc
    .uniqueArray(fc.integer({ min: -100_000, max: 100_000 }), { minLength: 1, maxLength: 6 })
    .chain((times) =>
      fc.tuple(
        fc.constant(times),
        fc.array(fc.array(fc.nat(times.length - 1), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      ),
    )
  await fc.assert(
    fc.asyncProperty(story, async ([times, waves]) => {
      const who = `ordered-${++round}`
      clock.forward(200_000)
      // A clock of theirs that goes ahead counts as now; what comes after is as new and stands.
      const now = clock.now().getTime()
      const messages = times.map((ms) => right(customer(who, `at ${ms}`, new Date(now + ms).toISOString())))
      const taken = new Map<number, number>()
      for (const wave of waves) {
        const replies = await Promise.all(wave.map(async (n) => [n, (await send(messages[n]!)).what] as const))
        for (const [n, what] of replies) if (what !== 'known') taken.set(n, (taken.get(n) ?? 0) + 1)
      }
      const heard = [...new Set(waves.flat())]
      assert.deepEqual([...taken.keys()].toSorted(), heard.toSorted())
      assert.ok([...taken.values()].every((count) => count === 1))
      const { rows } = await home.house.database.system.query('select name from customers where external_id = $1', [who])
      const moments = heard.map((n) => Math.min(times[n]!, 0))
      const newest = heard.filter((_, i) => moments[i] === Math.max(...moments)).map((n) => times[n]!)
      assert.ok(newest.map((ms) => `at ${ms}`).includes(rows[0]!.name), `${rows[0]!.name} of ${newest}`)
      await changes.look()
      for (const n of heard) assert.equal((await send(messages[n]!)).what, 'known')
      assert.deepEqual(await changes.look(), [])
    }),
    runs(60),
  )
  told(`${sent} messages in a platform’s name: ${JSON.stringify(Object.fromEntries(outcomes))}`)
})
