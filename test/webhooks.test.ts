import assert from 'node:assert/strict'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, test } from 'node:test'
import { Webhook } from 'standardwebhooks'
import type { Delivery } from '../src/shared/wire/webhooks.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from './support/house.ts'

/* Webhooks with receivers of every kind, real ones on the loopback: opened by the operator's setting, as an operator would. */
const { merchant, customer, call, house: home } = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
interface Taken {
  headers: Record<string, string>
  body: string
}
let shop: TestMerchant
let ann: TestCustomer
const receivers: ReturnType<typeof createServer>[] = []
after(() => {
  for (const one of receivers) {
    one.closeAllConnections()
    one.close()
  }
})
before(async () => {
  shop = await merchant('hooked')
  ann = await customer(shop, 'ann')
})

/** A receiver that keeps what it is told and answers as it likes. */
async function receiver(answer: (request: IncomingMessage, response: ServerResponse, n: number) => void) {
  const taken: Taken[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      taken.push({ headers: request.headers as Record<string, string>, body: Buffer.concat(parts).toString('utf8') })
      answer(request, response, taken.length)
    })
  })
  receivers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`, taken }
}
const subscribe = async (url: string, events = ['message.received'], by = shop): Promise<{ id: string; secret: string }> => {
  const made = await call(by.staff.owner, 'POST', '/webhooks', { name: 'Hook', url, events })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  await eventually('the hub has told', async () => home.hub.cursor() && (await seen(by)))
  return made.body
}
/** Whether the log has been read past the newest event of a merchant: from then on its webhooks hold. */
const seen = async (of: TestMerchant): Promise<boolean> => {
  const { rows } = await home.database.system.query('select max(transaction_id::text::bigint) as last from events where merchant_id = $1', [
    of.id,
  ])
  return BigInt(home.hub.position.transactionId) >= BigInt(rows[0].last ?? 0)
}
let said = 0
const say = (text: string, who = ann) => call(who, 'POST', '/widget/messages', { clientId: `hook-message-${++said}`, body: text })
const logOf = async (id: string): Promise<Delivery[]> => (await call(shop.staff.owner, 'GET', `/webhooks/${id}/deliveries`)).body.items
const remove = (id: string) => call(shop.staff.owner, 'DELETE', `/webhooks/${id}`)

test('a message is told once, signed so that the standard’s own library verifies it', async () => {
  const { url, taken } = await receiver((_, response) => response.writeHead(204).end())
  const { id, secret } = await subscribe(url)
  await say('Hello, 店铃')
  await eventually('the delivery', async () => (await logOf(id))[0]?.status === 'delivered')
  assert.equal(taken.length, 1)
  const [{ headers, body }] = taken as [Taken]
  const told = new Webhook(secret).verify(body, headers) as { type: string; timestamp: string; data: { message: { body: string } } }
  assert.deepEqual([told.type, told.data.message.body], ['message.received', 'Hello, 店铃'])
  assert.throws(() => new Webhook(secret).verify(body.replace('Hello', 'Bello'), headers))
  assert.throws(() => new Webhook(secret).verify(body, { ...headers, 'webhook-id': 'msg_other' }))
  assert.throws(() =>
    new Webhook(secret).verify(body, { ...headers, 'webhook-timestamp': String(Number(headers['webhook-timestamp']) - 600) }),
  )
  await remove(id)
})

test('a receiver that fails is asked again under the same id, and a replay carries it too', async () => {
  const { url, taken } = await receiver((_, response, n) => response.writeHead(n === 1 ? 500 : 200).end())
  const { id, secret } = await subscribe(url)
  await say('again please')
  const first = await eventually('a failed attempt', async () => (await logOf(id)).find((one) => one.attempts === 1))
  assert.deepEqual([first.status, first.lastStatus, first.lastError], ['waiting', 500, 'http'])
  const [delivery] = await eventually(
    'the second attempt',
    async () => ((await logOf(id))[0]?.status === 'delivered' ? logOf(id) : null),
    15,
  )
  assert.equal(delivery!.attempts, 2)
  assert.equal((await call(shop.staff.owner, 'POST', `/deliveries/${delivery!.id}/replay`)).status, 200)
  await eventually('the replay', async () => taken.length === 3)
  assert.equal(new Set(taken.map(({ headers }) => headers['webhook-id'])).size, 1)
  for (const { headers, body } of taken) new Webhook(secret).verify(body, headers)
  await remove(id)
})

test('hostile receivers: what redirects inside, pours, hangs or is not there fails alone, and customers are answered meanwhile', async () => {
  let inside = 0
  const secretPlace = await receiver((_, response) => {
    inside += 1
    response.end()
  })
  const redirecting = await receiver((_, response) => response.writeHead(302, { location: secretPlace.url }).end())
  const pouring = await receiver((_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', pour)
    pour()
  })
  const hanging = await receiver(() => {})
  const wanted = { redirecting: 'http', pouring: 'outbound.tooLarge', hanging: 'outbound.timeout', absent: 'outbound.failed' }
  const urls = { redirecting: redirecting.url, pouring: pouring.url, hanging: hanging.url, absent: 'http://127.0.0.1:1/' }
  const hooks = new Map<string, string>()
  for (const [name, url] of Object.entries(urls)) hooks.set(name, (await subscribe(url)).id)
  const good = await receiver((_, response) => response.end('ok'))
  const other = await subscribe(good.url)
  const began = performance.now()
  await Promise.all(Array.from({ length: 10 }, (_, n) => say(`while they hang ${n}`)))
  assert.ok(performance.now() - began < 5_000, 'nobody waits for a receiver')
  await eventually('the good one has all', async () => good.taken.length === 10, 20)
  for (const [name, id] of hooks) {
    const delivery = await eventually(name, async () => (await logOf(id)).find(({ attempts }) => attempts > 0), 25)
    assert.equal(delivery.lastError, wanted[name as keyof typeof wanted], name)
    await remove(id)
  }
  assert.equal(inside, 0)
  await remove(other.id)
})

test('a shop can point it at no inner address, and one that is removed or switched off is told nothing', async () => {
  const inner = ['169.254.169.254', '10.0.0.1', '[::ffff:10.0.0.1]', 'localhost'].map((host) => `https://${host}/latest`)
  for (const url of [...inner, 'http://shop.example/', 'file:///etc/passwd']) {
    const refused = await call(shop.staff.owner, 'POST', '/webhooks', { name: 'x', url, events: ['message.received'] })
    assert.deepEqual([refused.status, refused.body.error.code], [400, 'outbound.address'], url)
  }
  const { url, taken } = await receiver((_, response) => response.end())
  const { id } = await subscribe(url)
  const off = await call(shop.staff.owner, 'PUT', `/webhooks/${id}`, { name: 'x', url, events: ['message.received'], active: false })
  assert.equal(off.status, 200)
  await say('into nothing')
  const on = await subscribe(url)
  await say('heard')
  // The receiver that hangs, of the test before, may still keep one who sends waiting.
  await eventually('the second', async () => taken.length > 0, 40)
  assert.deepEqual([taken.length, /heard/.test(taken[0]!.body)], [1, true])
  assert.deepEqual(await logOf(id), [])
  assert.equal(
    await call(shop.staff.owner, 'POST', '/webhooks', { name: 'x', url, events: ['staff.secured'] }).then(({ status }) => status),
    400,
    'what only the house knows',
  )
  await remove(id)
  await remove(on.id)
})

test('what a webhook was told goes after it, some at a time, and is not sent again meanwhile', async () => {
  const { url, taken } = await receiver((_, response) => response.writeHead(204).end())
  const [gone, stays] = [await subscribe(url), await subscribe(url)]
  await say('to both')
  await eventually('both', async () => taken.length === 2)
  const kept = async (id: string) =>
    Number((await home.database.system.query('select count(*) from webhook_deliveries where webhook_id = $1', [id])).rows[0].count)
  await home.database.system.query(
    `insert into webhook_deliveries (merchant_id, id, webhook_id, event_id, event_name, status, created_at)
     select merchant_id, gen_random_uuid(), id, gen_random_uuid(), 'message.received', 'failed', now() from webhooks, generate_series(1, 2100) where id = $1`,
    [gone.id],
  )
  const [delivery] = await logOf(gone.id)
  assert.equal((await call(shop.staff.owner, 'GET', `/webhooks/${gone.id}/deliveries?status=failed`)).body.items.length, 50)
  assert.equal((await call(shop.staff.owner, 'GET', `/webhooks/${stays.id}/deliveries?status=failed`)).body.items.length, 0)
  await remove(gone.id)
  assert.equal((await call(shop.staff.owner, 'POST', `/deliveries/${delivery!.id}/replay`)).status, 404)
  await eventually('they are gone', async () => (await kept(gone.id)) === 0)
  assert.equal(await kept(stays.id), 1)
  await remove(stays.id)
})

test('a new secret signs at once and the old one for a day; neither stands in the database, nor is either shown again', async () => {
  const { url, taken } = await receiver((_, response) => response.end())
  const { id, secret } = await subscribe(url)
  const renewed = (await call(shop.staff.owner, 'POST', `/webhooks/${id}/secret`)).body.secret as string
  assert.notEqual(renewed, secret)
  await say('both')
  await eventually('the delivery', async () => taken.length === 1)
  for (const one of [secret, renewed]) new Webhook(one).verify(taken[0]!.body, taken[0]!.headers)
  const { rows } = await home.database.system.query(
    `select row_to_json(w)::text as line from webhooks w union all select row_to_json(e)::text from events e`,
  )
  const listed = JSON.stringify((await call(shop.staff.owner, 'GET', '/webhooks')).body)
  for (const one of [secret, renewed]) {
    assert.ok(!rows.some(({ line }) => line.includes(one.slice(6))))
    assert.ok(!listed.includes(one.slice(6)))
  }
  await remove(id)
})

test('another merchant’s events reach nobody here, and the log is read in pages', async () => {
  const other = await merchant('elsewhere')
  const { url, taken } = await receiver((_, response) => response.end())
  const { id } = await subscribe(url)
  await say('not yours', await customer(other, 'bob'))
  for (let n = 0; n < 5; n++) await say(`page ${n}`)
  await eventually('five', async () => (await logOf(id)).filter(({ status }) => status === 'delivered').length === 5)
  assert.ok(taken.every(({ body }) => !body.includes('not yours')))
  const pages: string[] = []
  for (let cursor = ''; ; ) {
    const { body } = await call(shop.staff.owner, 'GET', `/webhooks/${id}/deliveries?limit=2&status=delivered${cursor}`)
    pages.push(...body.items.map((one: Delivery) => one.id))
    if (!body.next) break
    cursor = `&cursor=${body.next}`
  }
  assert.deepEqual([pages.length, new Set(pages).size], [5, 5])
  await remove(id)
})
