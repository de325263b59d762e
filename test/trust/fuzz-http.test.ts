import assert from 'node:assert/strict'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { watchChanges } from '../support/changes.ts'
import { INSIDES, runs, timeFor, told } from '../support/fuzzing.ts'
import { eventually, house, type TestCustomer } from '../support/house.ts'
import { headers, rests, starts, versions } from '../support/odd-requests.ts'

/*
 * Bytes on a bare socket that are requests, nearly requests, or none: lengths that lie, headers twice or without end, pieces that are not what they
 * say, several at once, and people who say half a sentence and wait, or leave. An answer or an end in time, no failure, nothing written that was not
 * asked for whole, and every socket given back.
 */
const home = await house({ work: false })
const { merchant, customer, server, database } = home
home.house.unthrottled = true
const http = server.server
/** Looked at as often as is waited for here; a running program looks twice a minute. */
const patience = { headersTimeout: 600, requestTimeout: 900, keepAliveTimeout: 500, connectionsCheckingInterval: 100 }
let ann: TestCustomer
let port: number
let changes: Awaited<ReturnType<typeof watchChanges>>
const failures: unknown[] = []
const noted = (error: unknown) => void failures.push(error)
let sent = 0
const statuses = new Map<number, number>()

before(async () => {
  ann = await customer(await merchant('spoken-to'), 'ann')
  assert.deepEqual([http.requestTimeout, http.headersTimeout <= 60_000, http.keepAliveTimeout], [60_000, true, 72_000])
  Object.assign(http, patience)
  await server.listen({ host: '127.0.0.1', port: 0 })
  // Listening sets its own.
  Object.assign(http, patience)
  port = (http.address() as AddressInfo).port
  changes = await watchChanges(database.address, ['sign_in_failures'])
  process.on('unhandledRejection', noted).on('uncaughtException', noted)
})
after(async () => {
  process.off('unhandledRejection', noted).off('uncaughtException', noted)
  await changes.end()
})

interface Line {
  socket: Socket
  heard(): string
  closed: Promise<number>
}
function dial(): Line {
  const began = performance.now()
  const socket = connect(port, '127.0.0.1')
  let heard = ''
  socket.on('error', () => {}).on('data', (bytes) => void (heard += bytes.toString('latin1')))
  return { socket, heard: () => heard, closed: new Promise((resolve) => socket.once('close', () => resolve(performance.now() - began))) }
}
const statusesIn = (text: string): number[] => [...text.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
const connections = () => new Promise<number>((resolve) => http.getConnections((_, count) => resolve(count)))

const message = (clientId: string) => JSON.stringify({ clientId, body: 'said over a bare line' })
const request = (clientId: string, more = '', body = message(clientId)) =>
  `POST /api/v1/widget/messages HTTP/1.1\r\nhost: shop.test\r\nauthorization: Bearer ${ann.token}\r\ncontent-type: application/json\r\n${more || `content-length: ${body.length}\r\n`}\r\n${body}`
const kept = async (like: string): Promise<number> =>
  Number((await home.house.database.system.query('select count(*)::int as n from messages where client_id like $1', [like])).rows[0]!.n)

const manners = fc.constantFrom('stay', 'stay', 'end', 'pieces', 'reset')

async function speak({ socket }: Line, bytes: Buffer, manner: string): Promise<void> {
  if (manner === 'reset') return void socket.write(bytes, () => socket.resetAndDestroy())
  if (manner !== 'pieces') return void (manner === 'end' ? socket.end(bytes) : socket.write(bytes))
  for (let from = 0, size = Math.ceil(bytes.length / 8); from < bytes.length && socket.writable; from += size) {
    socket.write(bytes.subarray(from, from + size))
    await new Promise((resolve) => setImmediate(resolve))
  }
}

test('whatever is said: answered or cut off in time, never a failure, and nothing written', timeFor(15), async () => {
  await fc.assert(
    // Several at once, as they come: each waits for its own patience to end.
    fc.asyncProperty(fc.array(fc.tuple(starts, versions, headers, rests, manners), { minLength: 24, maxLength: 24 }), async (all) => {
      const lines = all.map(([start, version, lines, rest, manner]) => {
        const line = dial()
        sent++
        void speak(line, Buffer.from(`${start}${version}\r\n${lines.map((one) => `${one}\r\n`).join('')}\r\n${rest}`, 'latin1'), manner)
        return line
      })
      for (const { heard, closed } of lines) {
        const ms = await closed
        assert.ok(ms < 6_000, `cut off after ${ms} ms`)
        assert.doesNotMatch(heard(), INSIDES)
        for (const status of statusesIn(heard())) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          assert.ok(status < 500, heard().slice(0, 400))
        }
      }
      assert.deepEqual(await changes.look(), [])
    }),
    runs(10),
  )
  assert.deepEqual(failures, [])
  assert.ok(statuses.size >= 6, 'some were taken for requests')
  await eventually('every socket is given back', async () => (await connections()) === 0)
})

test('where one message ends is never a matter of opinion: nothing hidden in another is carried out', timeFor(10), async () => {
  const hidden = request('smuggled-inside')
  const chunk = `${message('smuggled-outer').length.toString(16)}\r\n${message('smuggled-outer')}\r\n0\r\n\r\n`
  const lies: [what: string, more: string, body: string][] = [
    ['both lengths', `content-length: ${chunk.length}\r\ntransfer-encoding: chunked\r\n`, chunk + hidden],
    ['both, the other way', `transfer-encoding: chunked\r\ncontent-length: 4\r\n`, chunk + hidden],
    ['two lengths', `content-length: 2\r\ncontent-length: ${2 + hidden.length}\r\n`, `{}${hidden}`],
    ['two in one', 'content-length: 2, 3\r\n', `{}${hidden}`],
    ['a space before the colon', `transfer-encoding : chunked\r\n`, chunk + hidden],
    ['a length with a sign', 'content-length: +2\r\n', `{}${hidden}`],
    ['a tab in the coding', 'transfer-encoding:\tchunked\r\ncontent-length: 3\r\n', chunk + hidden],
    ['a coding that is none', 'transfer-encoding: cow\r\ncontent-length: 2\r\n', `{}${hidden}`],
    ['a coding last that is none', 'transfer-encoding: chunked, cow\r\n', chunk + hidden],
    ['a bare line feed', `content-length: 2\ntransfer-encoding: chunked\r\n`, chunk + hidden],
    ['a length of a chunk with rubbish', 'transfer-encoding: chunked\r\n', `2 x\r\n{}\r\n0\r\n\r\n${hidden}`],
  ]
  for (const [what, more, body] of lies) {
    const line = dial()
    line.socket.write(Buffer.from(request('smuggled-outer', more, body), 'latin1'))
    await line.closed
    assert.deepEqual(statusesIn(line.heard()), [400], `${what}: ${line.heard().slice(0, 200)}`)
  }
  assert.equal(await kept('smuggled-%'), 0)
  const honest = dial()
  honest.socket.write(request('smuggled-not', 'transfer-encoding: chunked\r\n', chunk.replaceAll('smuggled-outer', 'smuggled-quite')))
  await honest.closed
  assert.deepEqual(statusesIn(honest.heard()), [201], 'said rightly it is taken')
})

test('several on one line are answered each in its turn; after one that is none nothing more is carried out', timeFor(10), async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(8), fc.nat(4), async (good, later) => {
      const mark = `line-${sent++}`
      const line = dial()
      const all = [
        ...Array.from({ length: good }, (_, n) => request(`${mark}-before-${n}`)),
        'POST /api/v1/widget/messages HTTP/1.1\r\ncontent-length: x\r\n\r\n',
        ...Array.from({ length: later }, (_, n) => request(`${mark}-later-${n}`)),
      ]
      line.socket.write(all.join(''))
      await line.closed
      assert.equal(await kept(`${mark}-later-%`), 0)
      // Those before may have been cut off unanswered; each is there once, or not at all, and what was answered is there.
      const answers = statusesIn(line.heard()).filter((status) => status === 201).length
      const there = await kept(`${mark}-before-%`)
      assert.ok(answers <= there && there <= good, `${answers} answered, ${there} of ${good} there`)
    }),
    runs(12),
  )
  const line = dial()
  line.socket.write(Array.from({ length: 10 }, (_, n) => request(`in-its-turn-${n}`)).join(''))
  await eventually('ten answers', async () => statusesIn(line.heard()).length === 10)
  const told = [...line.heard().matchAll(/"clientId":"in-its-turn-(\d)"/g)].map(([, n]) => Number(n))
  assert.deepEqual([...new Set(told)], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  line.socket.destroy()
})

test('who says half a sentence and waits is cut off, and meanwhile nobody else waits', timeFor(10), async () => {
  const halves = [
    '',
    'GET ',
    'GET /healthz HTTP/1.1\r\nhost: a\r\n',
    request('half-a-sentence').slice(0, -5),
    request('half-a-sentence', 'transfer-encoding: chunked\r\n', '40\r\n{'),
  ]
  const slow = Array.from({ length: 100 }, (_, n) => {
    const line = dial()
    const text = halves[n % halves.length]!
    line.socket.write(text)
    const drip = setInterval(() => n % 2 && text && line.socket.writable && line.socket.write(n % 4 === 1 ? ' ' : 'x'), 100)
    void line.closed.then(() => clearInterval(drip))
    return line
  })
  for (let n = 0; n < 5; n++) {
    const began = performance.now()
    const fine = dial()
    fine.socket.write('GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n')
    await fine.closed
    assert.deepEqual(statusesIn(fine.heard()), [200])
    assert.ok(performance.now() - began < 2_000)
  }
  const longest = Math.max(...(await Promise.all(slow.map(({ closed }) => closed))))
  assert.ok(longest < 8_000, `held for ${longest} ms`)
  for (const { heard } of slow) for (const status of statusesIn(heard())) assert.ok([400, 408].includes(status), String(status))
  assert.equal(await kept('half%'), 0)
  await eventually('their sockets are given back', async () => (await connections()) === 0)
})

test('who keeps a line open and vanishes, in the middle or after, gives it back', timeFor(10), async () => {
  const lines = await Promise.all(
    Array.from({ length: 60 }, async (_, n) => {
      const line = dial()
      line.socket.write(n % 3 === 2 ? request(`vanished-${n}`) : 'GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n')
      if (n % 3 !== 2) await eventually('an answer', async () => line.heard().includes('200'))
      return line
    }),
  )
  for (const [n, { socket }] of lines.entries())
    if (n % 4 === 1) socket.resetAndDestroy()
    else if (n % 4 === 3) socket.destroy()
  // The others stay and say nothing more.
  await eventually('all sockets are given back', async () => (await connections()) === 0, 5)
  const there = await kept('vanished-%')
  assert.ok(there <= 20)
  assert.deepEqual(failures, [])
  told(`${sent} sayings on a bare line: ${JSON.stringify(Object.fromEntries([...statuses].toSorted()))}`)
})
