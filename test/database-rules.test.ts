import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Client } from 'pg'
import { freshDatabase, stopDatabase } from './support/database.ts'

/** The rules the sources can't show: what the migrations really made of a real database. */
let database: Awaited<ReturnType<typeof freshDatabase>>
let owner: Client
let app: Client

const connect = async (options?: string): Promise<Client> => {
  const client = new Client({ ...database.address, ...(options && { options }) })
  await client.connect()
  return client
}

before(async () => {
  database = await freshDatabase()
  owner = await connect()
  app = await connect('-c role=shopbell_app')
})

after(async () => {
  await Promise.all([owner?.end(), app?.end()])
  await database?.drop()
  await stopDatabase()
})

/** Tables of a merchant, in whatever schema, and whether their rows are walled in. */
const MERCHANT_TABLES = `select c.relnamespace::regnamespace || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as walled,
    (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polpermissive and 'shopbell_app'::regrole = any (p.polroles)) as policies
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'merchant_id' and not a.attisdropped
  where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
  order by 1`

const openTables = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ name: string; walled: boolean; policies: number }>(MERCHANT_TABLES)
  assert.ok(rows.length >= 15, `only ${rows.length} tables of merchants found`)
  return rows.filter(({ walled, policies }) => !walled || policies !== 1).map(({ name }) => name)
}

test("every table of a merchant has row-level security, forced, and one policy for the application's role", async () => {
  assert.deepEqual(await openTables(), [])
})

test('a table that was forgotten is reported, and one whose owner may see past the wall', async () => {
  await owner.query(`create table forgotten (merchant_id uuid not null); create table half (merchant_id uuid not null);
    call protect('half', false); alter table half no force row level security`)
  try {
    assert.deepEqual(await openTables(), ['public.forgotten', 'public.half'])
  } finally {
    await owner.query('drop table forgotten, half')
  }
})

/** Everything a role owns in this database or in the whole server: tables, functions, schemas, types, … */
const OWNED = `select count(*)::int as count from pg_shdepend
  where deptype = 'o' and refclassid = 'pg_authid'::regclass and refobjid = $1::regrole
    and dbid in (0, (select oid from pg_database where datname = current_database()))`

const owned = async (role: string): Promise<number> => (await owner.query<{ count: number }>(OWNED, [role])).rows[0]!.count

test('the roles of the application own nothing, and an object that is given to one is seen', async () => {
  for (const role of ['shopbell_app', 'shopbell_system']) {
    assert.equal(await owned(role), 0, role)
    await owner.query(`begin; create table given (one int); alter table given owner to ${role}`)
    assert.ok((await owned(role)) > 0, `${role} owns a table now`)
    await owner.query('rollback')
  }
})

test('the roles of the application may not pass the walls by what they are', async () => {
  const { rows } = await owner.query(
    `select rolname from pg_roles where rolname in ('shopbell_app', 'shopbell_system') and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb)
      union all select roleid::regrole::text from pg_auth_members where member in ('shopbell_app'::regrole, 'shopbell_system'::regrole)`,
  )
  assert.deepEqual(rows, [])
})

test('the application can make, change or drop no table and no schema', async () => {
  assert.equal((await app.query<{ role: string }>('select current_user as role')).rows[0]!.role, 'shopbell_app')
  const attempts = [
    'create table mine (one int)',
    'create table pgboss.mine (one int)',
    'create schema mine',
    'create function mine() returns int language sql return 1',
    'alter table shops disable row level security',
    'drop policy own on shops',
    'drop table shops',
    'truncate shops',
  ]
  for (const attempt of attempts) await assert.rejects(app.query(attempt), { code: '42501' }, attempt)
})
