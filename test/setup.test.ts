import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { before, test } from 'node:test'
import { Client } from 'pg'
import { routes } from '../src/server/all-routes.ts'
import { eventually, house } from './support/house.ts'
import { type Objects, objectsOf } from './trust/objects.ts'

/* A demo goes in one transaction, and nothing but a demo can. Counted in every table the catalogue knows, not in those somebody thought of. */
const tools = await house({ work: false })
const { merchant, call, house: home, database } = tools
const given = { name: 'Harbour Tea', language: 'en', currency: 'EUR', timeZone: 'Europe/Berlin' }
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let demo: Objects
let other: Objects
let client: Client

before(async () => {
  client = new Client(database.address)
  // Ended with its database.
  client.on('error', () => {})
  await client.connect()
  await client.query('set role shopbell_system')
  demo = await objectsOf(await merchant('demo', { shops: 2 }), tools)
  other = await objectsOf(await merchant('other', { shops: 2 }), tools)
})

async function rowsOf({ merchant: { id } }: Objects): Promise<Record<string, number>> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id'
      where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const count = (await client.query<{ count: number }>(`select count(*)::int as count from ${name} where merchant_id = $1`, [id]))
      .rows[0]!.count
    if (count) counts[name] = count
  }
  return counts
}
const startOver = (of: Objects, confirm = 'Owner@demo.test') =>
  call(of.merchant.staff.owner, 'POST', '/setup/own-shop', { ...given, confirm })

test('what is no demo keeps everything, whoever asks and however', async () => {
  const rows = await rowsOf(demo)
  assert.ok(Object.keys(rows).length >= 40, `${Object.keys(rows).length} tables`)
  assert.equal((await startOver(demo)).body.error.code, 'setup.notDemo')
  // Nor by the function itself, nor by a statement that forgets to ask.
  await client.query('begin')
  await client.query(
    `set local role shopbell_app; set local shopbell.merchant = '${demo.merchant.id}'; set local shopbell.shops = '{${demo.merchant.shops.map(({ id }) => id).join(',')}}'`,
  )
  await client.query('savepoint here')
  await assert.rejects(client.query(`select take_out_demo('orders', null)`), /not a demo/)
  await client.query('rollback to here')
  assert.equal((await client.query('delete from policies')).rowCount, 0)
  assert.equal((await client.query('delete from money_entries')).rowCount, 0)
  await client.query('rollback')
  assert.deepEqual(await rowsOf(demo), rows)
})

test('a demo is kept when its name is not typed, and when the connection dies in the middle', async () => {
  await client.query('update merchants set demo = true where merchant_id = $1', [demo.merchant.id])
  const rows = await rowsOf(demo)
  assert.equal((await startOver(demo, 'another')).body.error.code, 'setup.notConfirmed')

  const blocker = new Client(database.address)
  await blocker.connect()
  await blocker.query('begin; lock table ticket_steps in access exclusive mode')
  const dying = startOver(demo)
  const waiting = await eventually('the removal waits in the middle', async () => {
    const { rows: found } = await blocker.query<{ pid: number }>(
      `select pid from pg_locks where not granted and relation = 'ticket_steps'::regclass and database = (select oid from pg_database where datname = current_database())`,
    )
    return found[0]
  })
  await blocker.query('select pg_terminate_backend($1)', [waiting.pid])
  assert.equal((await dying).status, 503)
  await blocker.query('rollback')
  await blocker.end()
  assert.deepEqual(await rowsOf(demo), rows)
})

test('a demo goes with everything and everybody else; who asked goes on in one empty shop', async () => {
  const { owner, staff } = demo.merchant.staff
  const theirs = await rowsOf(other)
  const seen = await other.fingerprint()
  const form = new FormData()
  form.append('file', new File([png], 'a.png', { type: 'image/png' }))
  const request = new Request('http://shop.test', { method: 'POST', body: form })
  const uploaded = await call(owner, 'POST', '/files', Buffer.from(await request.arrayBuffer()), {
    'content-type': request.headers.get('content-type')!,
  })
  assert.equal(uploaded.status, 201, JSON.stringify(uploaded.body))
  const path = `${home.configuration.DATA_DIR}/files/${demo.merchant.id}/${uploaded.body.fileId.slice(-2)}/${uploaded.body.fileId}`
  assert.ok(existsSync(path))

  // Twice at once: one does it, the other is told so.
  const answers = await Promise.all([startOver(demo), startOver(demo)])
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  assert.equal((await startOver(demo)).body.error.code, 'setup.notDemo')

  const left = await rowsOf(demo)
  const { sessions, ...once } = left
  assert.ok(sessions)
  assert.deepEqual(once, { events: 1, merchants: 1, setups: 1, shops: 1, staff: 1, staff_shops: 1 })
  assert.ok(!existsSync(path))
  assert.deepEqual(await rowsOf(other), theirs)
  assert.deepEqual(await other.fingerprint(), seen)

  assert.equal((await call(staff, 'GET', '/me')).status, 401)
  assert.equal((await call(demo.customer, 'GET', '/widget/wait')).status, 401)
  const me = (await call(owner, 'GET', '/me')).body
  assert.deepEqual(
    me.shops.map(({ name, slug, currency, timeZone }: Record<string, string>) => ({ name, slug, currency, timeZone })),
    [{ name: 'Harbour Tea', slug: 'harbour-tea', currency: 'EUR', timeZone: 'Europe/Berlin' }],
  )
  assert.equal(me.merchant.name, 'Harbour Tea')
  assert.deepEqual(
    (await call(owner, 'GET', '/audit')).body.items.map(({ name }: { name: string }) => name),
    ['merchant.startedOver'],
  )
})

test('the list is ticked by what is there, left out and put away', async () => {
  const { owner } = demo.merchant.staff
  const open = async () => {
    const { body } = await call(owner, 'GET', '/setup')
    return { ...body, done: body.steps.flatMap((one: { step: string; done: boolean }) => (one.done ? [one.step] : [])) }
  }
  const { shop, ...first } = await open()
  assert.deepEqual([first.state, first.finished, first.done], ['open', false, ['shop']])
  assert.equal(
    (await call(owner, 'PUT', `/shops/${shop.id}/setup`, { ...given, name: 'Tea', language: 'zh-CN', currency: 'CNY' })).status,
    200,
  )
  const settings = (await call(owner, 'GET', `/shops/${shop.id}/settings`)).body
  assert.deepEqual([settings.currency, settings.greeting], ['CNY', '您好，欢迎来到Tea，请问想查什么？'])

  // Our own page is not the shop's; a page elsewhere is.
  const session = (origin: string) => call(null, 'POST', '/widget/session', { shop: shop.publicKey }, { origin })
  await session('http://shop.test')
  assert.equal((await open()).seenOn, null)
  const { token } = (await session('https://tea.example')).body
  await call({ token }, 'POST', '/widget/messages', { clientId: 'first-0001', body: 'hello' })
  const after = await open()
  assert.equal(after.seenOn, 'https://tea.example')
  assert.deepEqual(after.done, ['shop', 'widget', 'message'])

  await call(owner, 'PUT', '/setup', { leftOut: ['hours', 'colleague', 'knowledge'], putAway: false })
  assert.equal((await open()).finished, true)
  await call(owner, 'PUT', '/setup', { leftOut: [], putAway: true })
  assert.equal((await open()).state, 'putAway')
})

test('a currency that something is priced in stays', async () => {
  const of = other.merchant
  const change = await call(of.staff.owner, 'PUT', `/shops/${of.shops[0]!.id}/setup`, { ...given, currency: 'JPY' })
  assert.equal(change.body.error.code, 'setup.currencyInUse')
})

test('no list breaks on an empty shop', async () => {
  const { owner } = demo.merchant.staff
  const { body } = await call(owner, 'GET', '/setup')
  for (const route of routes) {
    if (route.method !== 'GET' || route.who === 'public' || !route.who.includes('staff')) continue
    const named = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name)
    if (named.some((name) => name !== 'shop') || route.path === '/events') continue
    const { status, body: answer } = await call(owner, 'GET', route.path.replace(':shop', body.shop.id))
    assert.ok([200, 400, 404].includes(status), `${route.path}: ${status} ${JSON.stringify(answer)}`)
  }
})
