import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { z } from 'zod'
import { routes } from '../src/server/all-routes.ts'
import { ManualClock } from '../src/server/foundation/clock.ts'
import { house, PASSWORD, type TestCustomer, type TestMerchant } from './support/house.ts'
import { failToStart, temporaryFolder } from './support/program.ts'

const clock = new ManualClock(new Date('2026-11-01T00:00:00Z'))
const { merchant, customer, call, server, house: home } = await house({ clock, work: false })
let ours: TestMerchant
let ann: TestCustomer
before(async () => {
  ours = await merchant('strict')
  ann = await customer(ours)
})
const events = async () => (await home.database.system.query<{ n: string }>('select count(*)::text as n from events')).rows[0]!.n

test('malformed requests: 400 with a stable code in the reader’s language, nothing changed, nothing of our insides shown', async () => {
  const before = await events()
  const staff = ours.staff.staff
  const id = '00000000-0000-7000-8000-000000000000'
  const attempts: [who: object, method: 'GET' | 'POST' | 'PUT', path: string, body: unknown, status: number, code: string][] = [
    [ann, 'POST', '/widget/messages', { clientId: 'unknown-field', body: 'x', merchant: id }, 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', { clientId: 7, body: 'x' }, 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', { clientId: 'short-text', body: ' ' }, 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', { clientId: "a'; drop table", body: 'x' }, 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', [], 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', null, 400, 'request.invalid'],
    [ann, 'POST', '/widget/messages', { clientId: 'a-whole-novel', body: 'x'.repeat(1_000_000) }, 413, 'request.tooLarge'],
    [ann, 'POST', '/widget/messages', { clientId: 'foreign-file', body: 'x', attachments: [id] }, 404, 'file.notFound'],
    [ann, 'GET', '/events?after=nonsense', undefined, 400, 'cursor.invalid'],
    [ann, 'GET', `/events?after=9.1.${id}`, undefined, 409, 'cursor.epoch'],
    [ann, 'GET', '/widget/messages?before=-1', undefined, 400, 'request.invalid'],
    [staff, 'GET', '/conversations?cursor=%00%27', undefined, 400, 'cursor.invalid'],
    [staff, 'GET', '/conversations?cursor=WzEsMl0', undefined, 400, 'cursor.invalid'],
    [staff, 'GET', '/conversations?queue=secret', undefined, 400, 'request.invalid'],
    [staff, 'GET', '/conversations?limit=1000000', undefined, 400, 'request.invalid'],
    [staff, 'GET', '/conversations/1%20or%201=1', undefined, 404, 'request.notFound'],
    [staff, 'GET', `/conversations/${id}`, undefined, 404, 'conversation.notFound'],
    [staff, 'GET', '/no/such/thing', undefined, 404, 'request.notFound'],
    [{}, 'GET', '/conversations', undefined, 401, 'session.missing'],
    [{ cookie: 'shopbell_session=forged' }, 'GET', '/conversations', undefined, 401, 'session.expired'],
    [{ token: 'forged' }, 'GET', '/widget/messages', undefined, 401, 'customerToken.invalid'],
  ]
  for (const language of ['zh-CN', 'en'])
    for (const [who, method, path, body, status, code] of attempts) {
      const refused = await call(who, method, path, body, { 'accept-language': language })
      const shown = JSON.stringify(refused.body)
      assert.equal(refused.status, status, `${path} ${JSON.stringify(body)?.slice(0, 80)}: ${shown}`)
      assert.equal(refused.body.error.code, code, path)
      assert.equal(refused.headers['cache-control'], 'no-store')
      assert.ok(!/\bat [\w.]+ \(|node_modules|\.ts:|select |pg_/i.test(shown), `nothing of our insides: ${shown}`)
      // Who is known reads their own language; a stranger what their browser asks for.
      if (status === 401) assert.equal(/\p{Script=Han}/u.test(refused.body.error.message), language === 'zh-CN', shown)
    }
  assert.equal(await events(), before)
})

test('every list: a position that is none of ours is refused as such, whatever it is made of', async () => {
  const id = '00000000-0000-7000-8000-000000000000'
  const moment = '2026-11-01T00:00:00.000Z'
  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const pairs = new Set(
    [
      ['2026-13-45T99:00:00Z', id],
      [moment, "' or 1=1 --"],
      ['x', 'y'],
      ['infinity', id],
    ].map(written),
  )
  const made = [null, 7, 'x', {}, [], [null, null], [{}, id], [moment]].map(written)
  const cursors = ['%', '....', 'e30', 'null', "';--", ...made, ...pairs]
  const lists = routes.filter(
    (route) => route.method === 'GET' && 'shape' in (route.query ?? {}) && 'cursor' in (route.query as unknown as z.ZodObject).shape,
  )
  assert.ok(lists.length >= 5)
  const ofShop = `&shop=${ours.shops[0]!.id}`
  const needed: Record<string, string> = {
    '/search': '&q=dress',
    '/reports/rows': '&figure=volume&from=2026-01-01&to=2026-01-02',
    '/reports/ratings/rows': '&from=2026-01-01&to=2026-01-02',
    '/aftersales/figures/rows': '&by=byKind&name=cancel&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z',
    '/complaints/of-cause': '&field=sku&value=x',
    '/improvements': ofShop,
    '/bench-sets': ofShop,
  }
  for (const route of lists) {
    const who = route.who.includes('staff') ? ours.staff.owner : ann
    const path = route.path.replace(':shop', ours.shops[0]!.id).replace(/:\w+/, id)
    for (const cursor of cursors) {
      const { status, body } = await call(who, 'GET', `${path}?cursor=${encodeURIComponent(cursor)}${needed[route.path] ?? ''}`)
      if (status === 404) continue
      // A text and an id may be a place in a list by names; in a list by time they are not, and that is found out before the database is asked.
      if (status === 200) assert.ok(pairs.has(cursor), `${path} takes ${cursor}`)
      else assert.deepEqual([status, body.error.code], [400, 'cursor.invalid'], `${path} ${cursor} ${JSON.stringify(body)}`)
    }
  }
})

test('what isn’t JSON, or says it is something else, is refused as such', async () => {
  const send = (payload: string, type: string) =>
    server.inject({
      method: 'POST',
      url: '/api/v1/widget/messages',
      payload,
      headers: { 'content-type': type, authorization: `Bearer ${ann.token}` },
    })
  assert.equal((await send('{"clientId":', 'application/json')).json().error.code, 'request.invalid')
  assert.equal((await send('{"__proto__":{"x":1},"clientId":"proto-0001","body":"x"}', 'application/json')).statusCode, 400)
  assert.equal((await send('<x/>', 'text/xml')).json().error.code, 'request.unsupportedType')
})

test('an idempotency key: the same request again is the same answer; another request under it is refused', async () => {
  const owner = ours.staff.owner
  const once = { 'idempotency-key': 'the-same-key' }
  const body = { kind: 'faq', language: 'en', title: 'Do you ship to the moon?', body: 'Not yet.' }
  const path = `/knowledge?shop=${ours.shops[0]!.id}`
  const first = await call(owner, 'POST', path, body, once)
  assert.equal(first.status, 201)
  const again = await Promise.all(Array.from({ length: 10 }, () => call(owner, 'POST', path, body, once)))
  assert.ok(again.every((answer) => answer.body.id === first.body.id))
  assert.equal((await call(owner, 'POST', path, { ...body, title: 'Another' }, once)).body.error.code, 'request.keyReused')
  assert.equal((await call(owner, 'GET', `/knowledge?shop=${ours.shops[0]!.id}`)).body.items.length, 1)
})

test('ten wrong passwords are enough, and an unknown account is answered like a known one', async () => {
  const attempt = (email: string, password: string) => call(null, 'POST', '/sign-in', { email, password })
  const [known, unknown] = [await attempt('supervisor@strict.test', 'wrong'), await attempt('nobody@strict.test', 'wrong')]
  assert.deepEqual(known.body, unknown.body)
  const timed = async (email: string) => {
    const began = performance.now()
    await attempt(email, 'wrong')
    return performance.now() - began
  }
  const took: [number, number][] = []
  for (let n = 0; n < 4; n++) took.push([await timed('owner@strict.test'), await timed(`nobody-${n}@strict.test`)])
  const [there, absent] = [0, 1].map((of) => Math.min(...took.map((pair) => pair[of]!))) as [number, number]
  assert.ok(absent > there / 2 && there > absent / 2, `an account that is there ${there} ms, one that is not ${absent} ms`)
  let throttled
  for (let n = 0; n < 30 && !throttled; n++) {
    const answer = await attempt('supervisor@strict.test', 'wrong')
    if (answer.status === 429) throttled = answer
  }
  assert.equal(throttled?.body.error.code, 'signIn.throttled')
  assert.ok(Number(throttled?.headers['retry-after']) > 0)
  assert.equal((await attempt('supervisor@strict.test', PASSWORD)).status, 429, 'the right password does not help now')
})

test('a session ends with time', async () => {
  assert.equal((await call(ours.staff.owner, 'GET', '/me')).status, 200)
  clock.advance(40 * 86_400_000)
  const refused = await call(ours.staff.owner, 'GET', '/me', undefined, { 'accept-language': 'zh-CN' })
  assert.equal(refused.status, 401)
  assert.equal(refused.body.error.code, 'session.expired')
})

test('a start that cannot work says why, with a code, in both languages, without a stack', async () => {
  const folder = temporaryFolder()
  const busy = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => busy.once('listening', resolve))
  const { port } = busy.address() as { port: number }
  const foreign = join(folder.path, 'foreign')
  mkdirSync(join(foreign, 'postgres'), { recursive: true })
  writeFileSync(join(foreign, 'postgres', 'holiday.txt'), 'not a database')
  const attempts: [environment: Record<string, string>, said: RegExp][] = [
    [{ DATA_DIR: join(folder.path, 'data'), DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' }, /database\.unreachable/],
    [{ DATA_DIR: foreign }, /database\.\w+/],
    [{ DATA_DIR: '/proc/shopbell' }, /database\.\w+/],
    [{ DATA_DIR: join(folder.path, 'data'), PORT: 'seventy' }, /PORT/],
    [{ DATA_DIR: join(folder.path, 'data'), ROLES: 'king' }, /ROLES/],
    [{ DATA_DIR: join(folder.path, 'port'), DEMO: 'off', PORT: String(port) }, /server\.portBusy/],
  ]
  try {
    for (const [environment, said] of attempts) {
      const failed = await failToStart(environment)
      assert.equal(failed.code, 1, failed.said)
      assert.match(failed.said, said)
      assert.match(failed.said, /\p{Script=Han}/u)
      assert.doesNotMatch(failed.said, /^\s+at /m)
    }
  } finally {
    busy.close()
    folder.remove()
  }
})
