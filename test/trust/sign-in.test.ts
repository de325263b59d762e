import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { TOTP } from 'otpauth'
import { WebSocket } from 'ws'
import { ManualClock } from '../../src/server/foundation/clock.ts'
import { eventually, house, PASSWORD, type TestMerchant, type TestStaff } from '../support/house.ts'

/* The door, attacked: codes replayed and guessed, recovery codes used twice, sessions that should have ended. */
const clock = new ManualClock()
const { merchant, call, server, house: home } = await house({ work: false, clock })
let count = 0
let shop: TestMerchant
let owner: TestStaff

beforeEach(async () => {
  clock.advance(3_600_000)
  shop = await merchant(`door-${++count}`)
  owner = shop.staff.owner
})

const signIn = (email: string, password: string, code?: string) =>
  call(null, 'POST', '/sign-in', { email, password, ...(code && { code }) })
const cookieOf = (reply: { headers: Record<string, unknown> }): string => String(reply.headers['set-cookie']).split(';')[0]!
const codeOf = (secret: string): string => new TOTP({ secret }).generate({ timestamp: clock.now().getTime() })

async function withFactor(staff: TestStaff): Promise<{ secret: string; recoveryCodes: string[] }> {
  const begun = await call(staff, 'POST', '/me/second-factor', { password: PASSWORD })
  assert.equal(begun.status, 201, JSON.stringify(begun.body))
  const done = await call(staff, 'POST', '/me/second-factor/confirm', { code: codeOf(begun.body.secret) })
  assert.equal(done.status, 200, JSON.stringify(done.body))
  clock.advance(60_000)
  return { secret: begun.body.secret, recoveryCodes: done.body.recoveryCodes }
}
const codeIn = (reply: { body: { error?: { code: string } } }) => reply.body.error?.code

test('the second factor comes before any session; without it the right password opens nothing', async () => {
  const { secret } = await withFactor(owner)
  const bare = await signIn(owner.email, PASSWORD)
  assert.deepEqual([bare.status, codeIn(bare), bare.headers['set-cookie']], [401, 'signIn.codeNeeded', undefined])
  assert.equal(codeIn(await signIn(owner.email, 'wrong', codeOf(secret))), 'signIn.failed', 'a code says nothing about a wrong password')
  const whole = await signIn(owner.email, PASSWORD, codeOf(secret))
  assert.equal(whole.status, 200)
  assert.equal((await call({ cookie: cookieOf(whole) }, 'GET', '/me')).status, 200)
})

test('until a first code proves the telephone, nothing is asked for', async () => {
  assert.equal((await call(owner, 'POST', '/me/second-factor', { password: PASSWORD })).status, 201)
  assert.equal((await signIn(owner.email, PASSWORD)).status, 200)
  assert.equal(codeIn(await call(owner, 'POST', '/me/second-factor/confirm', { code: '000000' })), 'secondFactor.wrongCode')
  assert.equal((await signIn(owner.email, PASSWORD)).status, 200)
})

test('a code is taken once, also by six who replay it at the same moment, and none from before it', async () => {
  const { secret } = await withFactor(owner)
  const earlier = codeOf(secret)
  clock.advance(30_000)
  const code = codeOf(secret)
  const replies = await Promise.all(Array.from({ length: 6 }, () => signIn(owner.email, PASSWORD, code)))
  assert.equal(replies.filter(({ status }) => status === 200).length, 1)
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, code)), 'signIn.codeWrong')
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, earlier)), 'signIn.codeWrong')
})

test('the code that switched it on opens no session', async () => {
  const begun = await call(owner, 'POST', '/me/second-factor', { password: PASSWORD })
  const code = codeOf(begun.body.secret)
  assert.equal((await call(owner, 'POST', '/me/second-factor/confirm', { code })).status, 200)
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, code)), 'signIn.codeWrong')
})

test('guessing codes with a known password ends after eight, for the right one as well, until the quarter of an hour is over', async () => {
  const { secret } = await withFactor(owner)
  for (let n = 0; n < 8; n++) {
    // The right password without a code, in between, must not clear the count.
    if (n % 3 === 0) assert.equal(codeIn(await signIn(owner.email, PASSWORD)), 'signIn.codeNeeded')
    assert.equal(codeIn(await signIn(owner.email, PASSWORD, String(100_000 + n))), 'signIn.codeWrong')
  }
  const late = await signIn(owner.email, PASSWORD, codeOf(secret))
  assert.deepEqual([late.status, codeIn(late), late.headers['retry-after']], [429, 'signIn.throttled', '900'])
  clock.advance(901_000)
  assert.equal((await signIn(owner.email, PASSWORD, codeOf(secret))).status, 200)
})

test('guessing the password from inside a found session is counted like at the door', async () => {
  for (let n = 0; n < 8; n++)
    assert.equal(codeIn(await call(owner, 'POST', '/me/second-factor', { password: `guess ${n}` })), 'password.wrong')
  assert.equal(codeIn(await call(owner, 'PUT', '/me/password', { password: PASSWORD, next: 'a new long password' })), 'signIn.throttled')
  assert.equal(codeIn(await signIn(owner.email, PASSWORD)), 'signIn.throttled')
})

test('a recovery code opens one session, once, however it is typed; new ones make the old worth nothing', async () => {
  const { recoveryCodes } = await withFactor(owner)
  assert.equal(new Set(recoveryCodes).size, 10)
  const [first, second] = recoveryCodes as [string, string]
  const replies = await Promise.all(
    Array.from({ length: 5 }, () => signIn(owner.email, PASSWORD, first.toUpperCase().replaceAll('-', ' '))),
  )
  assert.equal(replies.filter(({ status }) => status === 200).length, 1)
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, first)), 'signIn.codeWrong')
  const inside = { cookie: cookieOf(replies.find(({ status }) => status === 200)!) }
  assert.equal((await call(inside, 'GET', '/me/account')).body.recoveryCodesLeft, 9)
  const renewed = await call(inside, 'POST', '/me/second-factor/recovery-codes', { password: PASSWORD })
  assert.equal(renewed.body.recoveryCodes.length, 10)
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, second)), 'signIn.codeWrong')
  assert.equal((await signIn(owner.email, PASSWORD, renewed.body.recoveryCodes[0])).status, 200)
})

test('another person’s codes open nothing here', async () => {
  const other = await withFactor(shop.staff.staff)
  await withFactor(owner)
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, codeOf(other.secret))), 'signIn.codeWrong')
  assert.equal(codeIn(await signIn(owner.email, PASSWORD, other.recoveryCodes[0])), 'signIn.codeWrong')
})

test('neither secrets nor codes stand in the database, the log of events or a repeated answer', async () => {
  const headers = { 'idempotency-key': 'the same again' }
  const begun = await call(owner, 'POST', '/me/second-factor', { password: PASSWORD }, headers)
  const again = await call(owner, 'POST', '/me/second-factor', { password: PASSWORD }, headers)
  assert.notEqual(again.body.secret, begun.body.secret)
  const done = await call(owner, 'POST', '/me/second-factor/confirm', { code: codeOf(again.body.secret) })
  const secrets = [again.body.secret, ...done.body.recoveryCodes]
  for (const table of ['second_factors', 'recovery_codes', 'events', 'idempotency_keys', 'sessions', 'staff']) {
    const { rows } = await home.database.system.query(`select row_to_json(t)::text as line from ${table} t where merchant_id = $1`, [
      shop.id,
    ])
    for (const secret of secrets) assert.ok(!rows.some(({ line }) => line.includes(secret)), table)
  }
})

test('switching on, switching off and changing the password each end every other session, and need the password', async () => {
  const others = async () => ({ cookie: cookieOf(await signIn(owner.email, PASSWORD)) })
  const alive = async (who: { cookie: string }) => (await call(who, 'GET', '/me')).status === 200
  const before = await others()
  assert.ok(await alive(before))
  const { secret } = await withFactor(owner)
  assert.deepEqual([await alive(before), await alive(owner)], [false, true])

  const second = { cookie: cookieOf(await signIn(owner.email, PASSWORD, codeOf(secret))) }
  assert.equal(codeIn(await call(owner, 'POST', '/me/second-factor/remove', { password: 'wrong' })), 'password.wrong')
  assert.ok(await alive(second))
  assert.equal((await call(owner, 'POST', '/me/second-factor/remove', { password: PASSWORD })).status, 200)
  assert.deepEqual([await alive(second), await alive(owner)], [false, true])

  const third = await others()
  for (const weak of ['short', 'aaaaaaaaaaaa', PASSWORD])
    assert.equal(codeIn(await call(owner, 'PUT', '/me/password', { password: PASSWORD, next: weak })), 'password.weak', weak)
  assert.ok(await alive(third))
  assert.equal((await call(owner, 'PUT', '/me/password', { password: PASSWORD, next: 'a new long password' })).status, 200)
  assert.deepEqual([await alive(third), await alive(owner)], [false, true])
  assert.equal(codeIn(await signIn(owner.email, PASSWORD)), 'signIn.failed')
  assert.equal((await signIn(owner.email, 'a new long password')).status, 200)
})

test('the list of sessions is one’s own; an ended one is refused at once and its stream is closed', async () => {
  const found = { cookie: cookieOf(await signIn(owner.email, PASSWORD)) }
  const listed = (await call(owner, 'GET', '/me/account')).body.sessions as { id: string; current: boolean }[]
  assert.equal(listed.length, 2)
  const thief = listed.find(({ current }) => !current)!
  const url = await server.listen({ host: '127.0.0.1', port: 0 })
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, { headers: { cookie: found.cookie, origin: url } })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  await new Promise((resolve) => socket.on('open', resolve))
  const ready = new Promise((resolve) => socket.once('message', resolve))
  socket.send('{}')
  await ready

  assert.equal(codeIn(await call(shop.staff.staff, 'DELETE', `/me/sessions/${thief.id}`)), 'session.notFound', 'a colleague’s')
  assert.equal((await call(found, 'GET', '/me')).status, 200)
  assert.equal((await call(owner, 'DELETE', `/me/sessions/${thief.id}`)).status, 200)
  assert.equal((await call(found, 'GET', '/me')).status, 401)
  assert.equal(await closed, 4401)
  assert.equal(codeIn(await call(owner, 'DELETE', `/me/sessions/${thief.id}`)), 'session.notFound')

  await signIn(owner.email, PASSWORD)
  await signIn(owner.email, PASSWORD)
  assert.equal((await call(owner, 'DELETE', '/me/sessions')).body.ended, 2)
  assert.equal((await call(owner, 'GET', '/me')).status, 200)
})

test('everything of this is in the log for those who look later, and nothing of it on anybody’s stream', async () => {
  await withFactor(owner)
  const { rows } = await home.database.system.query(
    `select name, audience, data from events where merchant_id = $1 and name = 'staff.secured'`,
    [shop.id],
  )
  assert.deepEqual(
    rows.map(({ audience, data }) => [audience, data.what]),
    [['house', 'secondFactorOn']],
  )
  await eventually('the hub', async () => home.hub.position.transactionId !== '0')
})
