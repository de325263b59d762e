import assert from 'node:assert/strict'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { callOutside, fetchOutside } from '../../src/server/foundation/outbound.ts'
import { allowedRanges } from '../../src/server/foundation/outbound-addresses.ts'
import { Refusal } from '../../src/shared/refusals.ts'
import { runs, timeFor, told } from '../support/fuzzing.ts'

/*
 * What somebody else's server answers (a webhook's receiver, a model): no HTTP at all, lies about its length, pieces, pauses, pouring, a redirect. An
 * answer within its limits, or one of our refusals in time; nobody is followed anywhere.
 */
const TIMEOUT_MS = 300
const MOST_BYTES = 2_048
const allowed = allowedRanges('127.0.0.0/8')
let answer: (socket: Socket) => void = (socket) => socket.end()
let url: string
let inside = 0
const open = new Set<Socket>()
const server = createServer((socket) => {
  open.add(socket)
  socket.on('error', () => {}).on('close', () => open.delete(socket))
  socket.once('data', () => answer(socket))
})
const secret = createServer((socket) => {
  inside += 1
  socket.destroy()
})
const failures: unknown[] = []
const noted = (error: unknown) => void failures.push(error)
before(async () => {
  for (const one of [server, secret]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`
  process.on('unhandledRejection', noted).on('uncaughtException', noted)
})
after(() => {
  process.off('unhandledRejection', noted).off('uncaughtException', noted)
  for (const socket of open) socket.destroy()
  server.close()
  secret.close()
})

const heads = () =>
  fc.oneof(
    fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'HTTP/1.1 204 \r\n',
      'HTTP/1.0 500 no\r\n',
      'HTTP/1.1 999 x\r\n',
      'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n',
      'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n',
      `HTTP/1.1 302 x\r\nlocation: http://127.0.0.1:${(secret.address() as AddressInfo).port}/\r\n`,
      'HTTP/2 200\r\n',
      'SSH-2.0-OpenSSH_9\r\n',
      '',
      '\u0000\u0001',
    ),
    fc.string({ unit: 'binary', maxLength: 80 }),
  )
const headers = fc.array(
  fc.oneof(
    fc.constantFrom(
      'content-length: 5',
      'content-length: -1',
      'content-length: 99999999999999999999',
      'content-length: 5\r\ncontent-length: 7',
      'transfer-encoding: chunked',
      'transfer-encoding: chunked\r\ncontent-length: 3',
      'content-encoding: gzip',
      'set-cookie: a=b',
      'connection: keep-alive',
      ': x',
      ' folded',
      'x\u0000y: z',
      `long: ${'x'.repeat(20_000)}`,
    ),
    fc.string({ maxLength: 40 }),
  ),
  { maxLength: 5 },
)
const bodies = fc.oneof(
  fc.constantFrom('', 'hello', '5\r\nhello\r\n0\r\n\r\n', 'fffffffff\r\n', '-1\r\nx', '{{{{', 'data: {{\n\n', 'x'.repeat(MOST_BYTES + 1)),
  fc.string({ unit: 'binary', maxLength: 200 }),
)
const manners = fc.constantFrom('end', 'stay', 'reset', 'drip', 'pour')

function speak(socket: Socket, bytes: Buffer, manner: string): void {
  if (manner === 'reset') return void socket.write(bytes, () => socket.resetAndDestroy())
  if (manner === 'drip') {
    let at = 0
    const timer = setInterval(() => (at < bytes.length ? socket.write(bytes.subarray(at, ++at)) : undefined), 10)
    return void socket.on('close', () => clearInterval(timer))
  }
  socket.write(bytes)
  if (manner === 'end') socket.end()
  if (manner !== 'pour') return
  const pour = () => {
    while (!socket.destroyed && socket.write(Buffer.alloc(16_384, 65)));
  }
  socket.on('drain', pour)
  pour()
}

let count = 0
const outcomes = new Map<string, number>()
const note = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)

for (const way of ['a whole answer', 'a stream'] as const)
  test(`${way}: whatever a receiver does, an answer within its limits or a refusal in time`, timeFor(20), async () => {
    await fc.assert(
      fc.asyncProperty(heads(), headers, bodies, manners, async (head, lines, body, manner) => {
        const bytes = Buffer.from(`${head}${lines.join('\r\n')}\r\n\r\n${body}`, 'latin1')
        answer = (socket) => speak(socket, bytes, manner)
        const began = performance.now()
        count++
        try {
          if (way === 'a stream') {
            const response = await fetchOutside(allowed)(url, { method: 'POST', body: 'x', signal: AbortSignal.timeout(TIMEOUT_MS) })
            note(String(response.status))
            await response.text()
          } else {
            const got = await callOutside({ url, method: 'POST', body: 'x', timeoutMs: TIMEOUT_MS, maxBytes: MOST_BYTES, allowed })
            note(String(got.status))
            assert.ok(got.body.length <= MOST_BYTES, `${got.body.length} bytes`)
          }
        } catch (error) {
          if (error instanceof assert.AssertionError) throw error
          if (way === 'a whole answer') assert.ok(error instanceof Refusal && error.code.startsWith('outbound.'), String(error))
          note(error instanceof Refusal ? error.code : 'failed')
        }
        const ms = performance.now() - began
        assert.ok(ms < TIMEOUT_MS + 1_500, `after ${ms} ms`)
      }),
      runs(120),
    )
    assert.equal(inside, 0, 'nobody was followed')
    assert.deepEqual(failures, [])
    if (way === 'a stream') told(`${count} answers of others: ${JSON.stringify(Object.fromEntries(outcomes))}`)
  })
