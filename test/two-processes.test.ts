import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import WebSocket from 'ws'
import type { Frame } from '../src/shared/events.ts'
import { freshDatabase, stopDatabase } from './support/database.ts'
import { listen } from './support/listen.ts'
import { ask, type Caller, firstSignIns, type Program, signInTo, startProgram, temporaryFolder, visitorOf } from './support/program.ts'

/* Two server processes on one database: the same message through both is one message; what happens in one is heard in the other at once. */
const folder = temporaryFolder()
let database: Awaited<ReturnType<typeof freshDatabase>>
let one: Program
let two: Program
let staff: Caller
let publicKey: string

before(async () => {
  database = await freshDatabase()
  const environment = { DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off' }
  one = await startProgram(environment)
  two = await startProgram(environment)
  staff = await signInTo(one.url, firstSignIns(folder.path)[0]!)
  publicKey = ((await ask(one.url, staff, 'GET', '/shops')).body.items as { publicKey: string }[])[0]!.publicKey
})
after(async () => {
  await Promise.all([one.stop(), two.stop()])
  await database.drop()
  await stopDatabase()
  folder.remove()
})

test('the same clientId through both processes at once is one message, every time', async () => {
  const guest = await visitorOf(one.url, publicKey)
  for (let n = 0; n < 25; n++) {
    const said = { clientId: `double-click-${n}`, body: `hello ${n}` }
    const answers = await Promise.all([one, two, one, two].map(({ url }) => ask(url, guest, 'POST', '/widget/messages', said)))
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1)
    assert.equal(answers.filter(({ status }) => status === 201).length, 1, 'one of them made it')
    assert.ok(answers.every(({ status }) => status === 200 || status === 201))
  }
  const { items } = (await ask(two.url, guest, 'GET', '/widget/messages?limit=100')).body as {
    items: { seq: number; clientId: string | null; author: string }[]
  }
  assert.deepEqual(
    items.map((message) => message.seq),
    items.map((_, i) => i + 1),
  )
  assert.equal(items.filter((message) => message.author === 'customer').length, 25)
})

test('a message sent again after its conversation was closed is the one that is there', async () => {
  const guest = await visitorOf(one.url, publicKey)
  const said = { clientId: 'before-the-end', body: 'I want to talk to a person' }
  const first = await ask(one.url, guest, 'POST', '/widget/messages', said)
  assert.equal(first.status, 201)
  const conversation = `/conversations/${first.body.conversationId}`
  assert.equal((await ask(two.url, staff, 'POST', `${conversation}/take`, {})).status, 200)
  assert.equal((await ask(two.url, staff, 'POST', `${conversation}/close`, {})).status, 200)
  const again = await ask(one.url, guest, 'POST', '/widget/messages', said)
  assert.deepEqual([again.status, again.body.id], [200, first.body.id])
})

test('one visitor, first message through both processes: one conversation', async () => {
  for (let n = 0; n < 10; n++) {
    const guest = await visitorOf(one.url, publicKey)
    const answers = await Promise.all(
      [one, two].map(({ url }, i) => ask(url, guest, 'POST', '/widget/messages', { clientId: `first-word-${n}-${i}`, body: 'hello' })),
    )
    assert.equal(new Set(answers.map(({ body }) => body.conversationId)).size, 1)
  }
})

test('a message through one process reaches a stream of the other; a stream that was away resumes and hears what it missed, once', async () => {
  const guest = await visitorOf(one.url, publicKey)
  const stream = await listen(two.url, staff)
  const customer = await listen(two.url, guest)
  const sent = await ask(one.url, guest, 'POST', '/widget/messages', { clientId: 'across-00001', body: 'is anybody there' })
  const about = (id: string) => (frame: Frame) => frame.type === 'event' && (frame.data as { message?: { id: string } }).message?.id === id
  const heard = await stream.until('the message on the other process', about(sent.body.id))
  await customer.until('the customer’s own message', about(sent.body.id))
  stream.close()
  const { cursor } = heard as Frame & { cursor: string }
  const missed: string[] = []
  for (let n = 0; n < 5; n++)
    missed.push(
      (await ask(one.url, guest, 'POST', '/widget/messages', { clientId: `missed-0000${n}`, body: `still there? ${n}` })).body.id as string,
    )
  const back = await listen(one.url, staff, cursor)
  for (const id of missed) await back.until(`missed ${id}`, about(id))
  for (const id of missed) assert.equal(back.frames.filter(about(id)).length, 1)
  assert.equal(back.frames.filter(about(sent.body.id)).length, 0, 'what was heard is not told again')
  const polled = (await ask(two.url, staff, 'GET', `/events?after=${encodeURIComponent(cursor)}`)).body.items as {
    data: { message?: { id: string } }
  }[]
  assert.deepEqual(
    missed.filter((id) => !polled.some((event) => event.data.message?.id === id)),
    [],
  )
  back.close()
  customer.close()
})

test('signing out ends the stream, on whichever process it is', async () => {
  const again = await signInTo(one.url, firstSignIns(folder.path)[0]!)
  const stream = await listen(two.url, again)
  assert.equal((await ask(one.url, again, 'POST', '/sign-out', {})).status, 200)
  assert.equal(await stream.closed, 4401)
  assert.equal((await ask(two.url, again, 'GET', '/me')).status, 401)
})

test('a customer hears nothing of colleagues’ notes or of other customers', async () => {
  const [ann, bob] = [await visitorOf(one.url, publicKey), await visitorOf(one.url, publicKey)]
  const stream = await listen(one.url, ann)
  const first = await ask(two.url, ann, 'POST', '/widget/messages', { clientId: 'whisper-0001', body: 'a person please' })
  await ask(one.url, bob, 'POST', '/widget/messages', { clientId: 'whisper-0002', body: 'my secret' })
  const id = first.body.conversationId as string
  assert.equal((await ask(one.url, staff, 'POST', `/conversations/${id}/take`, {})).status, 200)
  assert.equal(
    (await ask(two.url, staff, 'POST', `/conversations/${id}/notes`, { clientId: 'whisper-0003', body: 'a difficult one' })).status,
    201,
  )
  const reply = await ask(two.url, staff, 'POST', `/conversations/${id}/messages`, { clientId: 'whisper-0004', body: 'Hello!' })
  await stream.until(
    'the reply',
    (frame) => frame.type === 'event' && (frame.data as { message?: { id: string } }).message?.id === reply.body.id,
  )
  const heard = JSON.stringify(stream.frames)
  assert.ok(!heard.includes('a difficult one') && !heard.includes('my secret'))
  stream.close()
})

test('a stranger’s page gets no stream with a member of staff’s cookie, and garbage ends one', async () => {
  const socket = new WebSocket(`${one.url.replace('http', 'ws')}/api/v1/stream`, {
    headers: { origin: 'http://evil.test', cookie: staff.cookie! },
  })
  socket.on('open', () => socket.send('{}'))
  assert.equal(await new Promise((resolve) => socket.on('close', resolve)), 4401)
  for (const text of ['', 'null', '[1]', '{"type":"nonsense"}', '{"token":7,"after":{}', '\u0000']) {
    const bad = new WebSocket(`${one.url.replace('http', 'ws')}/api/v1/stream`, { headers: { origin: one.url } })
    bad.on('open', () => bad.send(text))
    const code = (await new Promise((resolve) => bad.on('close', resolve))) as number
    assert.ok(code === 4400 || code === 4401, `${JSON.stringify(text)} → ${code}`)
  }
})

test('SIGTERM: open streams are told, the process ends cleanly within ten seconds, the other goes on', async () => {
  const third = await startProgram({ DATABASE_URL: database.url, DATA_DIR: folder.path, DEMO: 'off' })
  const stream = await listen(third.url, staff)
  const start = performance.now()
  const code = await third.stop()
  assert.equal(code, 0, third.log())
  assert.ok(performance.now() - start < 10_000)
  assert.ok(stream.frames.some((frame) => frame.type === 'goodbye'))
  assert.equal((await fetch(`${one.url}/readyz`)).status, 200)
})
