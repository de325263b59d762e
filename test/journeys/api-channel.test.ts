import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { eventually, house, type TestMerchant } from '../support/house.ts'
import { pretendMessenger } from '../support/pretend-messenger.ts'

/* A shop's own program brings a messenger in and carries answers out: over HTTP only, with an API key and a signed webhook. */
const home = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const { call, key, merchant } = home
const messenger = await pretendMessenger()
after(() => messenger.stop())

let ours: TestMerchant
let theirs: TestMerchant
let program: { token: string }
let at: string
before(async () => {
  ours = await merchant('relayed')
  theirs = await merchant('foreign')
  program = { token: await key(ours, ['customers.impersonate', 'webhooks.manage', 'shops.manage']) }
  at = `/shops/${ours.shops[0]!.id}/channels`
  const hook = await call(program, 'POST', '/webhooks', { name: 'Messenger', url: messenger.url, events: ['message.sent'] })
  messenger.use(hook.body.secret)
  await open('messenger', { title: 'Messenger', ownIds: true })
  await open('counter', { title: 'At the counter', ownIds: false })
})

const open = async (name: string, input: { title: string; ownIds: boolean; active?: boolean }) => {
  const made = await call(ours.staff.owner, 'PUT', `${at}/${name}`, input)
  assert.equal(made.status, 200, JSON.stringify(made.body))
}
let said = 0
const bring = (from: string, body: string, { on = 'messenger', id = `m-${++said}`, more = {} } = {}) =>
  call(program, 'POST', `${at}/${on}/messages`, { id, from: { id: from }, body, ...more })
const threadOf = async (id: string) => (await call(ours.staff.owner, 'GET', `/conversations/${id}`)).body
const receiptsOf = async (id: string) => (await call(ours.staff.owner, 'GET', `/conversations/${id}/receipts`)).body.items
const tell = (conversationId: string, seq: number, state: string, reason?: string, on = 'messenger') =>
  call(program, 'POST', `${at}/${on}/receipts`, { conversationId, seq, state, reason })

test('what a customer writes on a messenger is there once, is answered, and the answer is carried to whom it belongs', async () => {
  const first = await bring('U1', 'Hello, are you there?', {
    id: 'wamid.1=',
    more: { from: { id: 'U1', name: 'Una', phone: '+4915112345678' } },
  })
  assert.equal(first.status, 201, JSON.stringify(first.body))
  const again = await bring('U1', 'Hello, are you there?', { id: 'wamid.1=' })
  assert.deepEqual([again.status, again.body.message.id], [200, first.body.message.id])
  const { id, customerId } = first.body.conversation
  const { conversation, messages } = await threadOf(id)
  assert.deepEqual([conversation.channel, conversation.customerName, messages[0].body], ['messenger', 'Una', 'Hello, are you there?'])

  const answer = await eventually('the assistant’s answer outside', async () => messenger.carriedOn('messenger')[0])
  assert.deepEqual([answer.conversation.id, answer.message.author], [id, 'assistant'])
  const named = await call(program, 'GET', `${at}/messenger/customers/${customerId}`)
  assert.deepEqual(named.body, { id: 'U1' })

  assert.equal((await tell(id, answer.message.seq, 'delivered')).status, 200)
  assert.equal((await tell(id, answer.message.seq, 'failed', 'late news')).status, 200)
  assert.deepEqual(
    (await receiptsOf(id)).map(({ seq, state, reason }: { seq: number; state: string; reason: string | null }) => [seq, state, reason]),
    [[answer.message.seq, 'delivered', null]],
    'what was delivered stays delivered',
  )
  await call(program, 'POST', `${at}/messenger/read`, { from: 'U1', seq: answer.message.seq })
  assert.equal((await threadOf(id)).conversation.customerReadSeq, answer.message.seq)
})

test('a person answers; what could not be carried says so, and later that it could', async () => {
  const { body } = await bring('U2', 'I want to speak to a person')
  const { id } = body.conversation
  await eventually('the hand-over', async () => (await threadOf(id)).conversation.status === 'waiting')
  await call(ours.staff.staff, 'POST', `/conversations/${id}/take`, {})
  const reply = await call(ours.staff.staff, 'POST', `/conversations/${id}/messages`, { clientId: 'reply-to-u2', body: 'Here I am.' })
  assert.equal(reply.status, 201, JSON.stringify(reply.body))
  const out = await eventually('the reply outside', async () =>
    messenger.carriedOn('messenger').find(({ message }) => message.id === reply.body.id),
  )
  await tell(id, out.message.seq, 'failed', 'The customer has blocked the shop')
  assert.equal((await receiptsOf(id))[0].reason, 'The customer has blocked the shop')
  await tell(id, out.message.seq, 'delivered')
  assert.equal((await receiptsOf(id))[0].state, 'delivered')
  const { rows } = await home.house.database.system.query(
    `select data->>'state' as state from events where name = 'message.carried' and conversation_id = $1 order by id`,
    [id],
  )
  assert.deepEqual(rows, [{ state: 'failed' }, { state: 'delivered' }])
})

test('a receipt for what did not go out by this channel is refused and changes nothing', async () => {
  const { body } = await bring('U3', 'One more question')
  const { id } = body.conversation
  for (const [seq, on] of [
    [body.message.seq, 'messenger'],
    [999, 'messenger'],
    [body.message.seq + 1, 'counter'],
  ] as const) {
    const refused = await tell(id, seq, 'delivered', undefined, on)
    assert.deepEqual([refused.status, refused.body.error.code], [404, 'message.notFound'])
  }
  assert.deepEqual(await receiptsOf(id), [])
})

test('many write on two channels at once: each conversation is of its own channel, nothing is lost or doubled', async () => {
  const people = ['A', 'B', 'C', 'D', 'E']
  const words = people.flatMap((from) =>
    (['messenger', 'counter'] as const).flatMap((on) => [1, 2, 3].map((n) => ({ from, on, id: `${on}-${from}-${n}`, body: `word ${n}` }))),
  )
  const sent = await Promise.all([...words, ...words].map(({ from, on, id, body }) => bring(from, body, { on, id })))
  assert.ok(sent.every(({ status }) => status === 201 || status === 200))
  assert.equal(new Set(sent.map(({ body }) => body.message.id)).size, words.length)
  assert.equal(sent.filter(({ status }) => status === 201).length, words.length)
  const conversations = new Set(sent.map(({ body }) => body.conversation.id))
  assert.equal(conversations.size, people.length * 2)
  for (const id of conversations) {
    const { conversation, messages } = await threadOf(id)
    const theirs = messages.filter(({ author }: { author: string }) => author === 'customer')
    assert.equal(theirs.length, 3, conversation.channel)
  }
})

test('on a channel that uses the shop’s names it is the same customer as in the chat window; on one of its own it is not', async () => {
  const known = await home.customer(ours, 'known')
  const at = async (on: string) => (await bring('known', 'It is me', { on })).body.conversation.customerId
  assert.equal(await at('counter'), known.id)
  assert.notEqual(await at('messenger'), known.id)
  assert.deepEqual((await call(program, 'GET', `/shops/${ours.shops[0]!.id}/channels/messenger/customers/${known.id}`)).status, 404)
})

test('a picture is brought in and hangs on its message; another customer’s does not', async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const payload = Buffer.concat([
    Buffer.from('--x0\r\ncontent-disposition: form-data; name="file"; filename="photo.png"\r\ncontent-type: image/png\r\n\r\n'),
    png,
    Buffer.from('\r\n--x0--\r\n'),
  ])
  const file = await call(program, 'POST', `${at}/messenger/files?from=U9`, payload, { 'content-type': 'multipart/form-data; boundary=x0' })
  assert.equal(file.status, 201, JSON.stringify(file.body))
  const more = { attachments: [file.body.fileId] }
  assert.deepEqual((await bring('U10', 'look', { more })).body.error.code, 'file.notFound')
  const { body } = await bring('U9', 'look', { more })
  assert.equal(body.message.attachments[0].name, 'photo.png')
})

test('the bridge of the guide works as it stands there', async () => {
  const guide = readFileSync(new URL('../../docs/guides/add-a-channel.md', import.meta.url), 'utf8')
  const folder = mkdtempSync(join(import.meta.dirname, '../../node_modules/.bridge-'))
  after(() => rmSync(folder, { recursive: true }))
  writeFileSync(join(folder, 'bridge.mjs'), guide.match(/```js\n(.*?)```/s)![1]!)
  await home.server.listen({ port: 0, host: '127.0.0.1' })
  const { port } = home.server.server.address() as AddressInfo
  await open('guided', { title: 'Guided', ownIds: true })
  Object.assign(process.env, { SHOPBELL: `http://127.0.0.1:${port}`, SHOP: ours.shops[0]!.id, CHANNEL: 'guided', KEY: program.token })
  const hooked = createServer()
  await new Promise<void>((resolve) => hooked.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(hooked.address() as AddressInfo).port}/in`
  process.env.SECRET = (await call(program, 'POST', '/webhooks', { name: 'Guided', url, events: ['message.sent'] })).body.secret
  const { bridge, received } = await import(pathToFileURL(join(folder, 'bridge.mjs')).href)
  const sent: [string, string][] = []
  const listening = bridge(async (to: string, text: string) => {
    sent.push([to, text])
    if (to === 'G2') throw new Error('no such person')
  })
  hooked.on('request', (request, response) => listening.emit('request', request, response))
  after(() => hooked.close())
  const conversations: string[] = []
  for (const sender of ['G1', 'G2']) {
    const answer = await received({ id: `g-${sender}`, sender, text: 'Hello, are you there?' })
    conversations.push((await answer.json()).conversation.id)
  }
  const states = await eventually('both receipts', async () => {
    const all = await Promise.all(conversations.map(receiptsOf))
    return all.every((one) => one.length) && all.map(([{ state, reason }]) => [state, reason])
  })
  assert.deepEqual(states, [
    ['delivered', null],
    ['failed', 'Error: no such person'],
  ])
  assert.deepEqual(sent.map(([to]) => to).toSorted(), ['G1', 'G2'])
})

test('no way in without the right, for a channel that is switched off, or into a foreign shop', async () => {
  const weak = { token: await key(ours, ['conversations.read']) }
  const body = { id: 'x-1', from: { id: 'U1' }, body: 'hello' }
  assert.equal((await call(weak, 'POST', `${at}/messenger/messages`, body)).status, 403)
  assert.equal((await call(ours.staff.owner, 'POST', `${at}/messenger/messages`, body)).status, 401)
  const foreign = { token: await key(theirs) }
  assert.equal((await call(foreign, 'POST', `${at}/messenger/messages`, body)).body.error.code, 'shop.notFound')
  await open('messenger', { title: 'Messenger', ownIds: true, active: false })
  assert.equal((await call(program, 'POST', `${at}/messenger/messages`, body)).body.error.code, 'channel.notFound')
  await open('messenger', { title: 'Messenger', ownIds: true, active: true })
  assert.equal(
    (await call(ours.staff.owner, 'PUT', `${at}/messenger`, { title: 'Messenger', ownIds: false })).body.error.code,
    'channel.idsStay',
  )
  for (const name of ['widget', 'Big', 'a', '../x', 'x'.repeat(31)])
    assert.ok((await call(ours.staff.owner, 'PUT', `${at}/${encodeURIComponent(name)}`, { title: 'x', ownIds: true })).status >= 400, name)
})
