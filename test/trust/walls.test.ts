import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { view } from '../../src/server/foundation/action.ts'
import { house } from '../support/house.ts'
import { type Objects, objectsOf } from './objects.ts'

const { merchant, customer, call, key, house: home } = await house({ work: false })
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
  const open = new Set(['installation', 'migrations', 'sign_in_failures'])
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
  const { url } = (await call(ours.merchant.staff.owner, 'GET', '/me')).body
  assert.equal(url, undefined)
  assert.equal(
    (await call(null, 'GET', `/api/../files/${ours.merchant.id}/${ours.file}?expires=9999999999&signature=nonsense`)).status,
    404,
  )
  const form = (text: string) =>
    Buffer.from(
      `--b0b0b0\r\ncontent-disposition: form-data; name="file"; filename="../../x<script>.png"\r\ncontent-type: image/png\r\n\r\n${text}\r\n--b0b0b0--\r\n`,
    )
  for (const text of ['<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', '<html><script>1</script>', 'MZ', '']) {
    const refused = await call(ours.customer, 'POST', '/widget/files', form(text), {
      'content-type': 'multipart/form-data; boundary=b0b0b0',
    })
    assert.equal(refused.status, 415, text)
    assert.equal(refused.body.error.code, 'file.typeNotAllowed')
  }
})
