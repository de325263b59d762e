import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { beforeEach, test } from 'node:test'
import WebSocket from 'ws'
import { ManualClock } from '../../src/server/foundation/clock.ts'
import { eventually, house, PASSWORD, type TestMerchant, type TestStaff } from '../support/house.ts'

/* Who lets whom in, and out again. */
const clock = new ManualClock()
const { merchant, call, key, customer, server } = await house({ work: false, clock })
let count = 0
let shop: TestMerchant
let owner: TestStaff
beforeEach(async () => {
  clock.advance(3_600_000)
  shop = await merchant(`team-${++count}`, { shops: 2 })
  owner = shop.staff.owner
})
const first = () => shop.shops[0]!.id
const code = (reply: { body: { error?: { code: string } } }) => reply.body.error?.code
const invite = async (more: object = {}) =>
  call(owner, 'POST', '/team', { name: 'Ming', email: `ming@${shop.id}.test`, role: 'staff', shopIds: [first()], ...more })
const join = (token: string, password = 'a brand new password') => call(null, 'POST', '/join', { token, password })
const signIn = (email: string, password: string) => call(null, 'POST', '/sign-in', { email, password })
const members = async () => (await call(owner, 'GET', '/team')).body.items as { id: string; state: string; role: string; email: string }[]

test('somebody is invited by a link that holds once and three days, and signs in with what they chose', async () => {
  const invited = await invite()
  assert.equal(invited.status, 201, JSON.stringify(invited.body))
  const { token, id } = invited.body
  assert.equal((await members()).find((one) => one.id === id)!.state, 'invited')
  assert.equal(code(await signIn(`ming@${shop.id}.test`, '!')), 'signIn.failed', 'nothing fits before')
  const looked = await call(null, 'POST', '/join/look', { token })
  assert.deepEqual([looked.body.name, looked.body.merchant], ['Ming', `team-${count}`])
  assert.equal(code(await join(token, 'short')), 'password.weak')
  const replies = await Promise.all([join(token), join(token), join(token)])
  assert.deepEqual(replies.map(({ status }) => status).toSorted(), [200, 404, 404])
  assert.equal(code(await join(token)), 'invitation.invalid')
  assert.equal((await signIn(`ming@${shop.id}.test`, 'a brand new password')).status, 200)
  assert.equal(code(await invite()), 'staff.emailTaken')
  assert.equal(code(await invite({ email: owner.email.toUpperCase() })), 'staff.emailTaken')

  const late = await call(owner, 'POST', `/team/${id}/link`)
  clock.advance(3 * 86_400_000 + 1)
  assert.equal(code(await join(late.body.token)), 'invitation.invalid')
})

test('a newer link ends the older one; using it ends password, second factor and sessions they had', async () => {
  const { staff } = shop.staff
  const [one, two] = [await call(owner, 'POST', `/team/${staff.id}/link`), await call(owner, 'POST', `/team/${staff.id}/link`)]
  assert.equal(code(await join(one.body.token)), 'invitation.invalid')
  assert.equal((await call(staff, 'GET', '/me')).status, 200, 'nothing ends by being asked for')
  assert.equal((await join(two.body.token)).status, 200)
  assert.equal((await call(staff, 'GET', '/me')).status, 401)
  assert.equal(code(await signIn(staff.email, PASSWORD)), 'signIn.failed')
})

test('another role or other shops end the sessions; the next one has the new rights', async () => {
  const { staff } = shop.staff
  const change = (more: object) =>
    call(owner, 'PUT', `/team/${staff.id}`, { name: 'Staff', role: 'staff', shopIds: shop.shops.map(({ id }) => id), cap: 12, ...more })
  assert.equal((await change({ name: 'Only another name' })).status, 200)
  assert.equal((await call(staff, 'GET', '/me')).body.staff.name, 'Only another name')
  assert.equal((await change({ role: 'supervisor' })).status, 200)
  assert.equal((await call(staff, 'GET', '/me')).status, 401)
  const again = await signIn(staff.email, PASSWORD)
  assert.ok(again.body.permissions.includes('conversations.watch'))
  assert.equal((await change({ role: 'supervisor', shopIds: [first()] })).status, 200)
  assert.deepEqual(
    (await signIn(staff.email, PASSWORD)).body.shops.map(({ id }: { id: string }) => id),
    [first()],
  )
})

test('another role, other shops or being shut out end what somebody listens to: what comes after is not heard', async () => {
  const { staff } = shop.staff
  const url = server.server.listening
    ? `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
    : await server.listen({ host: '127.0.0.1', port: 0 })
  const all = { name: 'Staff', role: 'staff', shopIds: shop.shops.map(({ id }) => id), cap: 12 }
  const changes: [string, () => ReturnType<typeof call>][] = [
    ['another role', () => call(owner, 'PUT', `/team/${staff.id}`, { ...all, role: 'supervisor' })],
    ['other shops', () => call(owner, 'PUT', `/team/${staff.id}`, { ...all, role: 'supervisor', shopIds: [first()] })],
    ['shut out', () => call(owner, 'POST', `/team/${staff.id}/disable`)],
  ]
  for (const [n, [what, change]] of changes.entries()) {
    const session = await signIn(staff.email, PASSWORD)
    const cookie = String(session.headers['set-cookie']).split(';')[0]!
    const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { headers: { cookie, origin: url } })
    let heard = ''
    socket.on('message', (raw) => void (heard += String(raw)))
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send('{}')
    await eventually('it listens', async () => heard.includes('"ready"'))
    const say = async (body: string) =>
      call(await customer(shop, `${what} ${body}`), 'POST', '/widget/messages', { clientId: `listening-${n}-${body}`, body })
    await say('before')
    await eventually('it hears', async () => heard.includes(`listening-${n}-before`))
    assert.equal((await change()).status, 200, what)
    assert.equal((await say('later')).status, 201)
    assert.equal(await closed, 4401, what)
    assert.ok(!heard.includes(`listening-${n}-later`), what)
    const again = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { headers: { cookie, origin: url } })
    const refused = new Promise((resolve) => again.on('error', () => {}).on('close', resolve))
    again.on('open', () => again.send('{}'))
    await refused
  }
})

test('who is disabled is out at once and gets in by nothing they held', async () => {
  const { staff } = shop.staff
  const link = await call(owner, 'POST', `/team/${staff.id}/link`)
  assert.equal((await call(owner, 'POST', `/team/${staff.id}/disable`)).status, 200)
  assert.equal((await call(staff, 'GET', '/me')).status, 401)
  assert.equal(code(await signIn(staff.email, PASSWORD)), 'signIn.failed')
  assert.equal(code(await join(link.body.token)), 'invitation.invalid')
  assert.equal((await call(owner, 'POST', `/team/${staff.id}/enable`)).status, 200)
  assert.equal((await signIn(staff.email, PASSWORD)).status, 200)
})

test('there is always an owner, also when two take each other away at the same moment', async () => {
  assert.equal(code(await call(owner, 'POST', `/team/${owner.id}/disable`)), 'staff.self')
  const shopIds = shop.shops.map(({ id }) => id)
  const demote = (by: TestStaff | { cookie: string }, id: string) =>
    call(by, 'PUT', `/team/${id}`, { name: 'x', role: 'staff', shopIds, cap: 1 })
  assert.equal(code(await demote(owner, owner.id)), 'staff.lastOwner')
  const { supervisor } = shop.staff
  await call(owner, 'PUT', `/team/${supervisor.id}`, { name: 'x', role: 'owner', shopIds, cap: 1 })
  const reply = await signIn(supervisor.email, PASSWORD)
  const second = { cookie: String(reply.headers['set-cookie']).split(';')[0]! }
  const both = await Promise.all([demote(owner, supervisor.id), demote(second, owner.id)])
  assert.equal(both.filter(({ status }) => status === 200).length, 1, JSON.stringify(both.map(({ body }) => body)))
})

test('nobody gives shops they do not see, or to people of another merchant', async () => {
  const other = await merchant(`other-${count}`)
  assert.equal(code(await invite({ shopIds: [other.shops[0]!.id] })), 'shop.notFound')
  assert.equal(code(await call(owner, 'POST', `/team/${other.staff.staff.id}/disable`)), 'staff.notFound')
  assert.equal(code(await call(owner, 'POST', `/team/${other.staff.staff.id}/link`)), 'staff.notFound')
})

test('a shop’s settings are seen where they are used; a key that is revoked stops with the next call', async () => {
  const change = { name: 'New name', language: 'en', timeZone: 'Europe/Berlin', color: '#123456', greeting: 'Welcome' }
  assert.equal((await call(owner, 'PUT', `/shops/${first()}/settings`, change)).status, 200)
  assert.equal((await call(owner, 'GET', `/shops/${first()}/settings`)).body.timeZone, 'Europe/Berlin')
  for (const wrong of [{ timeZone: 'Mars/Base' }, { color: 'red;x' }, { color: '#12345' }])
    assert.equal((await call(owner, 'PUT', `/shops/${first()}/settings`, { ...change, ...wrong })).status, 400, JSON.stringify(wrong))

  const granted = await key(shop, ['shops.read'])
  assert.equal((await call({ token: granted }, 'GET', '/shops')).status, 200)
  const [listed] = (await call(owner, 'GET', '/api-keys')).body.items
  assert.ok(!JSON.stringify(listed).includes(granted))
  assert.equal((await call(owner, 'DELETE', `/api-keys/${listed.id}`)).status, 200)
  assert.equal((await call({ token: granted }, 'GET', '/shops')).status, 401)
  assert.equal(code(await call(owner, 'DELETE', `/api-keys/${listed.id}`)), 'apiKey.notFound')
})

test('the log says who did what, in pages and filters, and nothing of what was written', async () => {
  await call(owner, 'PUT', `/team/${shop.staff.staff.id}`, { name: 'x', role: 'supervisor', shopIds: [first()], cap: 1 })
  await call(await customer(shop, 'ann'), 'POST', '/widget/messages', { clientId: 'audit-message-1', body: 'the secret of Ann' })
  const all = await call(shop.staff.supervisor, 'GET', '/audit?limit=100')
  assert.ok(!JSON.stringify(all.body).includes('the secret of Ann'))
  const changed = (await call(owner, 'GET', '/audit?name=staff.changed')).body.items
  assert.deepEqual(
    changed.map((line: { actor: object; facts: object }) => [line.actor, line.facts]),
    [
      [
        { kind: 'staff', id: owner.id, name: `owner team-${count}` },
        { staffId: shop.staff.staff.id, what: 'role' },
      ],
    ],
  )
  assert.equal((await call(owner, 'GET', `/audit?actorId=${shop.staff.staff.id}&name=staff.signedIn`)).body.items.length, 1)
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call(owner, 'GET', `/audit?limit=3${cursor}`)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    if (!body.next) break
    cursor = `&cursor=${body.next}`
  }
  assert.deepEqual(
    seen,
    all.body.items.map(({ id }: { id: string }) => id),
  )
  for (const foul of ['name=nonsense', 'since=yesterday', 'shopId=x', `name=${encodeURIComponent("x' or 1=1 --")}`])
    assert.equal((await call(owner, 'GET', `/audit?${foul}`)).status, 400, foul)
  assert.equal((await call(shop.staff.staff, 'GET', '/audit')).status, 401, 'whose rights changed is out')
})
