import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { readConfiguration } from '../src/server/foundation/configuration.ts'
import { callOutside } from '../src/server/foundation/outbound.ts'
import { allowedRanges } from '../src/server/foundation/outbound-addresses.ts'
import { inSpan } from '../src/server/foundation/traces.ts'
import { eventually, house } from './support/house.ts'

/* A real collector on the loopback: what it is told of a customer's message, and what it is not. */
interface Span {
  traceId: string
  spanId: string
  parentSpanId?: string
  name: string
  kind: number
  attributes: { key: string; value: { stringValue?: string; intValue?: number; arrayValue?: { values: { stringValue: string }[] } } }[]
}
const loaded = () => Object.keys(createRequire(import.meta.url).cache).filter((path) => /@opentelemetry.(?!api\b)/.test(path))
const valueOf = (span: Span, key: string) => span.attributes.find((one) => one.key === key)?.value
const WORDS = 'my lamp arrived broken, I am Ottilie Quast, ottilie@quast.example'

let told = ''
const spans: Span[] = []
const collector = createServer(async (request, response) => {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const text = Buffer.concat(parts).toString()
  assert.deepEqual([request.url, request.headers['content-type']], ['/v1/traces', 'application/json'])
  told += text
  for (const { scopeSpans } of JSON.parse(text).resourceSpans) for (const scope of scopeSpans) spans.push(...scope.spans)
  response.setHeader('content-type', 'application/json').end('{}')
}).listen(0, '127.0.0.1')
await once(collector, 'listening')
after(() => {
  collector.close()
  collector.closeAllConnections()
})
const endpoint = `http://127.0.0.1:${(collector.address() as AddressInfo).port}`

const say = async (h: Awaited<ReturnType<typeof house>>, slug: string, headers: Record<string, string> = {}) => {
  const customer = await h.customer(await h.merchant(slug))
  const { token } = customer
  const payload = { clientId: `${slug}-0001`, body: WORDS }
  const url = '/api/v1/widget/messages?secret=in-the-query'
  const { statusCode } = await h.server.inject({ method: 'POST', url, payload, headers: { ...headers, authorization: `Bearer ${token}` } })
  return { token, statusCode }
}

test('off unless a collector is named: nothing is loaded', async () => {
  const h = await house()
  assert.ok((await say(h, 'untraced')).statusCode < 300)
  assert.equal(h.house.traces, undefined)
  assert.deepEqual(loaded(), [])
})

test('an address of a collector is one of the web', () => {
  for (const OTEL_EXPORTER_OTLP_ENDPOINT of ['file:///etc/passwd', 'grpc://collector:4317', 'collector'])
    assert.throws(() => readConfiguration({ OTEL_EXPORTER_OTLP_ENDPOINT }), /OTEL_EXPORTER_OTLP_ENDPOINT/)
})

test('a request, its action and its reaction are one trace, begun by whoever called; nothing of the customer is in it', async () => {
  const h = await house({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } })
  const traceId = 'abcdef0123456789abcdef0123456789'
  const { token, statusCode } = await say(h, 'traced', { traceparent: `00-${traceId}-00f067aa0ba902b7-01` })
  assert.ok(statusCode < 300)
  const find = (name: RegExp) => spans.find((span) => span.traceId === traceId && name.test(span.name))
  const reaction = await eventually('a reaction that is told', async () => find(/^reaction /))
  await h.close()

  const request = find(/^POST \/api\/v1\/widget\/messages$/)!
  assert.equal(request.parentSpanId, '00f067aa0ba902b7')
  assert.equal(valueOf(request, 'http.response.status_code')?.intValue, statusCode)
  const action = find(/^action /)!
  assert.equal(action.parentSpanId, request.spanId)
  const events = valueOf(action, 'shopbell.events')!.arrayValue!.values.map(({ stringValue }) => stringValue.split(' ')[1])
  assert.ok(events.includes(valueOf(reaction, 'shopbell.event')!.stringValue!))
  assert.equal(reaction.parentSpanId, action.spanId)
  assert.ok(loaded().length > 0)
  for (const personal of ['lamp', 'Ottilie', 'quast', token, 'in-the-query']) assert.ok(!told.includes(personal), personal)
})

test('of a call to somebody else’s server the host is told; of what is thrown the code', async () => {
  const h = await house({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } })
  const call = (port: string, path: string) =>
    callOutside({
      url: `http://127.0.0.1:${port}${path}`,
      method: 'POST',
      body: '{"resourceSpans":[]}',
      headers: { 'content-type': 'application/json' },
      timeoutMs: 2_000,
      maxBytes: 1_000,
      allowed: allowedRanges('127.0.0.0/8'),
    })
  await inSpan(h.house.traces, 'calls', 'INTERNAL', {}, () => call(new URL(endpoint).port, '/v1/traces'))
  const work = () => inSpan(h.house.traces, 'inner', 'INTERNAL', {}, () => Promise.reject(new Error(WORDS)))
  await assert.rejects(inSpan(h.house.traces, 'throws', 'INTERNAL', {}, work))
  await assert.rejects(inSpan(h.house.traces, 'nobody there', 'INTERNAL', {}, () => call('9', '/hidden-path')))
  await h.close()
  const calls = spans.filter(({ name }) => name === 'POST outside')
  assert.deepEqual(
    calls.map((span) => [valueOf(span, 'server.address')?.stringValue, valueOf(span, 'error.type')?.stringValue]),
    [
      ['127.0.0.1', undefined],
      ['127.0.0.1', 'ECONNREFUSED'],
    ],
  )
  const thrown = (name: string) => valueOf(spans.find((span) => span.name === name)!, 'error.type')?.stringValue
  assert.deepEqual(['inner', 'throws', 'nobody there'].map(thrown), ['Error', 'Error', 'outbound.failed'])
  for (const hidden of ['lamp', 'hidden-path']) assert.ok(!told.includes(hidden), hidden)
})

test('a collector that is away or says nothing slows and breaks nothing', async () => {
  const mute = createServer(() => {}).listen(0, '127.0.0.1')
  await once(mute, 'listening')
  for (const [slug, address] of [
    ['away', 'http://127.0.0.1:9'],
    ['mute', `http://127.0.0.1:${(mute.address() as AddressInfo).port}`],
  ] as const) {
    const h = await house({ settings: { OTEL_EXPORTER_OTLP_ENDPOINT: address } })
    assert.ok((await say(h, slug, { traceparent: 'not one' })).statusCode < 300, slug)
    const began = performance.now()
    await h.house.traces!.stop()
    assert.ok(performance.now() - began < 2_500, slug)
    await h.close()
  }
  mute.close()
  mute.closeAllConnections()
})
