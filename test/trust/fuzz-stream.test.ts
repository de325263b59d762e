import assert from 'node:assert/strict'
import { type AddressInfo, connect } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import WebSocket from 'ws'
import { runs, timeFor, told } from '../support/fuzzing.ts'
import { traps } from '../support/hostile.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../support/house.ts'

/*
 * What comes up the stream: garbage, huge, binary, in the wrong order, in pieces, slowly, and bytes that are no frames. Who sends it is answered or
 * shut out with a code, hears nothing that is not theirs, and nobody beside them notices.
 */
const { merchant, customer, call, server } = await house({ work: false })
let shop: TestMerchant
let ann: TestCustomer
let other: TestCustomer
let port: number
let witness: { socket: WebSocket; heard: string }
const closings = new Map<number, number>()
const failures: unknown[] = []
const noted = (error: unknown) => void failures.push(error)
process.on('unhandledRejection', noted)
after(() => void process.off('unhandledRejection', noted))

async function open(hello: object | null): Promise<{ socket: WebSocket; heard: string }> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/v1/stream`, { headers: { origin: `http://127.0.0.1:${port}` } })
  const one = { socket, heard: '' }
  socket.on('message', (raw) => void (one.heard += `${String(raw)}\n`)).on('error', () => {})
  await new Promise((resolve) => socket.once('open', resolve))
  if (!hello) return one
  socket.send(JSON.stringify(hello))
  await eventually('ready', async () => one.heard.includes('"ready"'))
  return one
}
const pongs = () => witness.heard.split('"pong"').length
/** Somebody beside them is answered in time. */
async function requireUnharmed(): Promise<void> {
  const [before, began] = [pongs(), performance.now()]
  witness.socket.send('{"type":"ping"}')
  await eventually('the others are answered', async () => pongs() > before, 5)
  assert.ok(performance.now() - began < 2_000)
}
before(async () => {
  shop = await merchant('streamed')
  ann = await customer(shop, 'ann')
  other = await customer(shop, 'other')
  await call(ann, 'POST', '/widget/messages', { clientId: 'stream-secret-1', body: 'only for ann' })
  await server.listen({ host: '127.0.0.1', port: 0 })
  port = (server.server.address() as AddressInfo).port
  witness = await open({ token: ann.token })
})
after(() => witness.socket.terminate())

const id = '00000000-0000-7000-8000-000000000000'
const value = fc.oneof(fc.constantFrom<unknown>(...traps, null, true, 0, [], {}, id), fc.string({ unit: 'binary' }))
const frames = () =>
  fc
    .oneof(
      fc.record(
        {
          type: fc.oneof(fc.constantFrom('ping', 'typing', 'viewing', 'hello', 'subscribe', 'event', 'goodbye'), value),
          conversationId: value,
        },
        { requiredKeys: [] },
      ),
      fc.record(
        {
          token: fc.oneof(value, fc.constantFrom(other.token, `${other.token}x`)),
          after: fc.oneof(value, fc.constantFrom('1.0.x', `1.1.${id}`, '9.9.9')),
        },
        { requiredKeys: [] },
      ),
      fc.jsonValue() as fc.Arbitrary<unknown>,
    )
    .map((one) => JSON.stringify(one))
const messages = () =>
  fc.oneof(
    { weight: 6, arbitrary: frames() },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '',
        '{',
        '\u0000',
        '{"type":"ping"}'.repeat(2),
        `{"token":"${'x'.repeat(15_000)}"}`,
        '[['.repeat(8_000),
        'x'.repeat(16_385),
        'x'.repeat(400_000),
      ),
    },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)) },
  )

test('frames of every kind, before a hello and after it, whole and in pieces', timeFor(25), async () => {
  let sent = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('nobody', 'other', 'other'),
      fc.array(fc.tuple(messages(), fc.nat(3)), { minLength: 1, maxLength: 8 }),
      async (who, all) => {
        const one = await open(who === 'other' ? { token: other.token } : null)
        const closed = new Promise<number>((resolve) => one.socket.once('close', resolve))
        for (const [message, pieces] of all) {
          if (one.socket.readyState !== one.socket.OPEN) break
          sent++
          const bytes = Buffer.from(message)
          const cut = Math.ceil(bytes.length / (pieces + 1)) || 1
          for (let from = 0; from === 0 || from < bytes.length; from += cut)
            one.socket.send(
              bytes.subarray(from, from + cut),
              { binary: typeof message !== 'string', fin: from + cut >= bytes.length },
              () => {},
            )
        }
        one.socket.ping()
        await Promise.race([closed, new Promise((resolve) => one.socket.once('pong', resolve))])
        await requireUnharmed()
        assert.ok(!one.heard.includes('only for ann'), 'what is not theirs')
        if (one.socket.readyState === one.socket.OPEN) one.socket.close(1000)
        const code = await closed
        closings.set(code, (closings.get(code) ?? 0) + 1)
        assert.ok([1000, 1002, 1003, 1005, 1007, 1009, 4400, 4401].includes(code), `closed with ${code}`)
      },
    ),
    runs(250),
  )
  told(`${sent} frames up the stream, closed ${JSON.stringify(Object.fromEntries(closings))}`)
  assert.ok((closings.get(4400) ?? 0) > 20 && (closings.get(1000) ?? 0) > 5, 'shut out and answered, both')
  assert.deepEqual(failures, [])
})

const HEAD = 'GET /api/v1/stream HTTP/1.1\r\nhost: x\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\n'
test('bytes that are no frames: reserved bits, no mask, lengths that lie, broken openings', timeFor(15), async () => {
  const opening = fc.oneof(
    { weight: 3, arbitrary: fc.constant(`${HEAD}sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        `${HEAD}\r\n`,
        `${HEAD}sec-websocket-key: x\r\n\r\n`,
        `${HEAD.replace('13', '7')}sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
        HEAD.replace('GET', 'POST'),
      ),
    },
  )
  const header = fc.tuple(
    fc.integer({ min: 0, max: 255 }),
    fc.constantFrom(0, 5, 126, 127, 128, 133, 254, 255),
    fc.uint8Array({ maxLength: 40 }),
  )
  await fc.assert(
    fc.asyncProperty(opening, fc.array(header, { minLength: 1, maxLength: 4 }), async (head, all) => {
      const socket = connect(port, '127.0.0.1')
      let text = ''
      socket.on('data', (bytes: Buffer) => void (text += bytes.toString('latin1'))).on('error', () => {})
      const gone = new Promise((resolve) => socket.once('close', resolve))
      socket.write(head)
      for (const [first, second, rest] of all) socket.write(Buffer.from([first, second, ...rest]))
      await requireUnharmed()
      socket.end()
      socket.destroy()
      await gone
      const status = Number(/^HTTP\/1\.1 (\d+)/.exec(text)?.[1] ?? 0)
      assert.ok(status < 500, text.slice(0, 200))
    }),
    runs(200),
  )
  assert.deepEqual(failures, [])
})

test('a signal for what is no conversation is not understood, and no failure of ours', async () => {
  for (const conversationId of ['x', '', '\u0000', `${id}'`, 'x'.repeat(9_000)]) {
    const one = await open({ token: other.token })
    const closed = new Promise<[number, string]>((resolve) => one.socket.once('close', (code, reason) => resolve([code, String(reason)])))
    one.socket.send(JSON.stringify({ type: 'typing', conversationId }))
    assert.deepEqual(await closed, [4400, 'request.invalid'], conversationId)
  }
})

test('who says hello byte by byte, or not at all, is shut out in time; a thousand pings at once are answered', {
  timeout: 30_000,
}, async () => {
  const slow = await open(null)
  const began = performance.now()
  const closed = new Promise<number>((resolve) => slow.socket.once('close', resolve))
  const dripping = setInterval(() => slow.socket.send(' ', { fin: false }, () => {}), 200)
  const code = await closed
  clearInterval(dripping)
  assert.deepEqual([code, performance.now() - began < 8_000], [4408, true])
  const many = await open({ token: other.token })
  for (let n = 0; n < 1_000; n++) many.socket.send('{"type":"ping"}')
  await eventually('all are answered', async () => many.heard.split('"pong"').length === 1_001)
  many.socket.close()
})
