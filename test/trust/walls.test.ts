import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { view } from '../../src/server/foundation/action.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { house } from '../support/house.ts'
import { type Objects, objectsOf, PNG } from './objects.ts'

const { merchant, customer, call, key, server, house: home } = await house({ work: false })
let ours: Objects
let theirs: Objects
before(async () => {
  ours = await objectsOf(await merchant('ours'), { customer, call, key })
  theirs = await objectsOf(await merchant('theirs'), { customer, call, key })
})

const ownTables = async () => {
  const { rows } = await home.database.system.query<{ name: string; column: string }>(
    `select c.relname as name, a.attname as column from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid
      where n.nspname = 'public' and c.relkind in ('r', 'p') and a.attname in ('merchant_id', 'shop_id') and not a.attisdropped order by 1, 2`,
  )
  return Map.groupBy(rows, (row) => row.name)
}

test('a query that forgot its WHERE sees nothing foreign, on any table', async () => {
  for (const [table, columns] of await ownTables()) {
    if (!columns.some(({ column }) => column === 'merchant_id')) continue
    const all = view('operations.manage', (db, _: object) => db.rows<{ merchant_id: string }>(`select merchant_id from ${table}`))
    const seen = await all(ours.merchant.system, {})
    assert.ok(
      seen.every((row) => row.merchant_id === ours.merchant.id),
      table,
    )
  }
  const conversations = view('operations.manage', (db, _: object) => db.rows<{ id: string }>('select id from conversations'))
  assert.deepEqual(
    (await conversations(ours.merchant.system, {})).map((row) => row.id),
    [ours.conversation],
  )
})

test('the walls do not depend on what a connection was used for before', async () => {
  const who = view('operations.manage', (db, _: object) =>
    db.rows<{ name: string; foreign: number }>(
      'select current_user as name, (select count(*)::int from conversations where merchant_id <> $1) as foreign',
      [ours.merchant.id],
    ),
  )
  const used = await home.database.app.connect()
  await used.query('set role shopbell_system')
  used.release()
  try {
    assert.deepEqual(await who(ours.merchant.system, {}), [{ name: 'shopbell_app', foreign: 0 }])
    assert.equal((await used.query('select current_user as name')).rows[0].name, 'shopbell_system', 'it was this one')
  } finally {
    await used.query('set role shopbell_app')
  }
})

test('a write that forgot its WHERE changes nothing foreign', async () => {
  const before = await theirs.fingerprint()
  const client = await home.database.app.connect()
  try {
    await client.query(`begin; set local shopbell.merchant = '${ours.merchant.id}'; set local shopbell.shops = '{${ours.shop}}'`)
    await client.query('update conversations set last_seq = 99')
    await client.query('delete from messages')
    await assert.rejects(
      client.query(
        `insert into files (merchant_id, shop_id, id, name, type, bytes, uploaded_by, at) values ('${theirs.merchant.id}', '${theirs.shop}', gen_random_uuid(), 'x', 'x', 1, 'x', now())`,
      ),
      /row-level security/,
    )
    await client.query('rollback')
  } finally {
    client.release()
  }
  assert.deepEqual(await theirs.fingerprint(), before)
})

test('without a merchant named, there is nothing to see', async () => {
  for (const [table] of await ownTables()) assert.equal((await home.database.app.query(`select from ${table} limit 1`)).rowCount, 0, table)
})

test('every table of a merchant forces row-level security, and the server owns none', async () => {
  const { rows } = await home.database.system.query<{ name: string; enabled: boolean; forced: boolean; owner: string; own: boolean }>(
    `select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced, pg_get_userbyid(c.relowner) as owner,
            exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'merchant_id') as own
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`,
  )
  // Before anybody is known: the house's own row, its migrations, wrong passwords by address.
  const open = new Set(['installation', 'link_keys', 'migrations', 'sign_in_failures'])
  assert.ok(rows.length > 10)
  for (const { name, enabled, forced, owner, own } of rows) {
    if (open.has(name)) continue
    assert.ok(own || name === 'merchants', `${name} belongs to a merchant`)
    assert.ok(enabled && forced, `${name} is protected`)
    assert.ok(!owner.startsWith('shopbell_'), `${name} is owned by ${owner}`)
  }
  await assert.rejects(home.database.app.query('create table sneaky (id int)'), /permission denied/)
  await assert.rejects(home.database.app.query('select * from installation'), /permission denied/)
})

test('a file opens only by its signed link, and only as what its content is', async () => {
  const form = (content: string | Buffer) =>
    Buffer.concat([
      Buffer.from(
        '--b0b0b0\r\ncontent-disposition: form-data; name="file"; filename="../../x<script>.png"\r\ncontent-type: image/png\r\n\r\n',
      ),
      Buffer.from(content),
      Buffer.from('\r\n--b0b0b0--\r\n'),
    ])
  const upload = (content: string | Buffer) =>
    call(ours.customer, 'POST', '/widget/files', form(content), { 'content-type': 'multipart/form-data; boundary=b0b0b0' })
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<html><script>1</script>', 'MZ', '']) {
    const refused = await upload(text)
    assert.equal(refused.status, 415, text)
    assert.equal(refused.body.error.code, 'file.typeNotAllowed')
  }
  const kept = await upload(PNG)
  assert.equal(kept.status, 201, JSON.stringify(kept.body))
  const url = new URL(kept.body.url, 'http://shop.test')
  const open = (path: string) => server.inject({ url: path })
  const opened = await open(url.pathname + url.search)
  const { 'content-type': type, 'x-content-type-options': sniff, 'content-security-policy': policy, 'set-cookie': cookie } = opened.headers
  assert.deepEqual([opened.statusCode, type, sniff, cookie], [200, 'image/png', 'nosniff', undefined])
  assert.match(String(policy), /default-src 'none'; sandbox/)
  assert.ok(opened.rawPayload.equals(PNG))

  const [expires, signature] = [url.searchParams.get('expires')!, url.searchParams.get('signature')!]
  assert.ok(Number(expires) * 1_000 <= Date.now() + 7_200_000, 'within two hours')
  const other = `/files/${theirs.merchant.id}/${theirs.file}`
  for (const [what, path] of Object.entries({
    'no signature': url.pathname,
    'another signature': `${url.pathname}?expires=${expires}&signature=${'A'.repeat(signature.length)}`,
    'a later end': `${url.pathname}?expires=${Number(expires) + 3_600}&signature=${signature}`,
    'a shorter signature': `${url.pathname}?expires=${expires}&signature=${signature.slice(0, -1)}`,
    'twice a signature': `${url.pathname}?expires=${expires}&signature=x&signature=${signature}`,
    'another file': `${other}?expires=${expires}&signature=${signature}`,
    'another way there': `/files/${ours.merchant.id}/..%2f${theirs.merchant.id}%2f${theirs.file}?expires=${expires}&signature=${signature}`,
  })) {
    const refused = await open(path)
    assert.deepEqual([refused.statusCode, refused.json().error.code], [404, 'file.notFound'], what)
  }
  const real = home.clock.now
  home.clock.now = () => new Date(Number(expires) * 1_000 + 1_000)
  try {
    assert.equal((await open(url.pathname + url.search)).statusCode, 404, 'it ends')
  } finally {
    home.clock.now = real
  }
})

test('the ledger is written and never changed or removed, by none of the roles we come as', async () => {
  const row = `insert into money_entries (merchant_id, shop_id, order_id, aftersale_id, movement, account, amount, currency, at)
    values ('${ours.merchant.id}', '${ours.shop}', gen_random_uuid(), $1, 'm', $2, $3, 'USD', now())`
  const aftersale = newId<'aftersale'>()
  const client = await home.database.app.connect()
  const within = async (text: string, values: unknown[] = []) => {
    await client.query(`begin; set local shopbell.merchant = '${ours.merchant.id}'; set local shopbell.shops = '{${ours.shop}}'`)
    try {
      return await client.query(text, values).then(async (result) => (await client.query('commit'), result))
    } catch (error) {
      await client.query('rollback')
      throw error
    }
  }
  try {
    await assert.rejects(within(row, [aftersale, 'line:1', 100]), /does not come to zero/)
    await within(`${row}, ('${ours.merchant.id}', '${ours.shop}', gen_random_uuid(), $1, 'm', 'method:card', -$3, 'USD', now())`, [
      aftersale,
      'line:1',
      100,
    ])
    await assert.rejects(within(row, [aftersale, 'line:1', 100]), /duplicate key/)
    await assert.rejects(within('update money_entries set amount = 0'), /permission denied/)
    await assert.rejects(within('truncate money_entries'), /permission denied/)
    // Only a demo's may go, and this is none.
    assert.equal((await within('delete from money_entries')).rowCount, 0)
    for (const text of ['update money_entries set amount = 0', 'delete from money_entries', 'truncate money_entries'])
      await assert.rejects(home.database.system.query(text), /permission denied/, text)
    assert.equal((await within('select from money_entries where aftersale_id = $1', [aftersale])).rowCount, 2)
  } finally {
    client.release()
  }
})

test('the pages on which anybody may be any customer are of the demo alone', async () => {
  const shop = ours.merchant.shops[0]!
  const page = (path = '') => server.inject({ url: `/demo/${shop.slug}${path}?as=known` })
  const demo = (is: boolean) => home.database.system.query(`update merchants set demo = $2 where merchant_id = $1`, [ours.merchant.id, is])
  await customer(ours.merchant, 'known')
  for (const path of ['', '/p-1']) assert.equal((await page(path)).statusCode, 404)
  await demo(true)
  assert.equal((await page()).statusCode, 200)
})
