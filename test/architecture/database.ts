import { importsOf } from './imports.ts'
import { placeOf } from './places.ts'
import { callsOf, dotted, stringsOf, textsIn } from './reading.ts'
import { eachFile, type Rule, type Violation, violation } from './rule.ts'
import { isProduct, nodesOf, type SourceFile } from './source.ts'

const foundation = 'src/server/foundation/'
const opensTransactions = new Set(
  ['transaction.ts', 'database/migrate.ts', 'backup/take.ts', 'backup/restore.ts', 'backup/export.ts', 'personal/erase.ts'].map(
    (name) => foundation + name,
  ),
)
const giveTransactions = new Set([`${foundation}action.ts`, `${foundation}batch-action.ts`])
const beginsOne = /^\s*(?:begin|start transaction|commit|rollback|savepoint \w+)\s*(?:;|$|read|isolation)/i

function byHand(file: SourceFile): Violation[] {
  const asked = callsOf(file).filter(({ callee, given }) => /\.(?:query|rows|executeSql)$/.test(callee) && given[0])
  const begun = asked.flatMap(({ given }) => textsIn(given[0])).filter(({ text }) => beginsOne.test(text))
  const libraries = callsOf(file).filter(({ callee }) => callee.endsWith('.transaction'))
  return [
    ...(opensTransactions.has(file.path) ? [] : begun).map(({ text, node }) =>
      violation(file, node, `says \`${text.trim().slice(0, 20)}\` by hand`),
    ),
    ...libraries.map(({ node, callee }) => violation(file, node, `calls ${callee}()`)),
  ]
}

const doorsTaken = (file: SourceFile): Violation[] =>
  importsOf(file)
    .filter(({ path }) => path === `${foundation}transaction.ts` && !giveTransactions.has(file.path))
    .flatMap(({ node, names }) =>
      names.filter(({ imported, typeOnly }) => /^(?:transact|look)$/.test(imported) && !typeOnly).map((name) => ({ node, name })),
    )
    .map(({ node, name }) => violation(file, node, `takes \`${name.imported}\`: write an action or a view`))

function waysAround(file: SourceFile): Violation[] {
  if (file.path.startsWith(foundation)) return []
  const pools = nodesOf(file, 'MemberExpression').filter((node) => /\bdatabase\.(?:app|read)$/.test(dotted(node)))
  const drivers = importsOf(file).filter(({ from, typeOnly }) => from === 'pg' && !typeOnly)
  return [
    ...pools.map((node) => violation(file, node, `takes a connection: ${dotted(node)}`)),
    ...drivers.map(({ node }) => violation(file, node, 'makes connections of its own')),
  ]
}

const transactions: Rule = {
  name: 'only actions and views open transactions',
  why: 'a transaction opened elsewhere has no permission, no walls around the merchant and no events',
  check: eachFile((file) => (isProduct(file) ? [...byHand(file), ...doorsTaken(file), ...waysAround(file)] : [])),
  broken: {
    'a transaction by hand': { 'src/server/people/steps.ts': 'export const f = (c: C) => c.query(`begin; set local x = ${1}`)' },
    'transact outside an action': { 'src/server/people/steps.ts': `import { transact, type Tx } from '../foundation/transaction.ts'` },
    'a library’s transaction': { 'src/server/people/steps.ts': `export const f = (db: D) => db.transaction(() => 1)` },
    'a connection taken from the pool': { 'src/server/people/steps.ts': `export const f = (house: House) => house.database.app.connect()` },
    'a pool of its own': { 'src/server/commands/tidy.ts': `import pg from 'pg'` },
  },
  right: {
    'a step and words': {
      'src/server/people/steps.ts': `import type { Tx } from '../foundation/transaction.ts'\nexport const f = (tx: Tx) => tx.rows('begin again')`,
      'src/server/aftersales/rules/lifecycle.ts': `export const moves = ['begin', 'commit']`,
    },
  },
}

/** Lower or upper case, as SQL is written, so that a sentence that starts with "Select …" is none. */
const query = (word: string): string => `(?:${word}|${word.toUpperCase()})`
const sql = new RegExp(
  `^\\s*(?:${query('with')}\\s[\\s\\S]*?)?(?:${query('select')}\\s[\\s\\S]*?\\b${query('from')}\\s+[\\w?]|${query('insert into')}\\s|${query('update')}\\s+[\\w?]+\\s[\\s\\S]*?\\b${query('set')}\\s|${query('delete from')}\\s)`,
)

const statements: Rule = {
  name: 'SQL stands in stores',
  why: 'whoever asks what touches a table finds it in one file of one room',
  check: eachFile((file) => {
    const place = placeOf(file.path)
    if (!isProduct(file) || place.kind === 'store' || place.area === 'foundation') return []
    return stringsOf(file)
      .filter(({ text }) => sql.test(text))
      .map(({ text, node }) => violation(file, node, `SQL outside a store: ${text.trim().replace(/\s+/g, ' ').slice(0, 60)}`))
  }),
  broken: {
    'a query in a view': { 'src/server/people/views.ts': 'export const f = (db: Reads) => db.rows(`select ${columns}\n from staff`)' },
    'an insert in steps': { 'src/server/people/steps.ts': `export const f = (tx: Tx) => tx.rows('insert into staff (id) values ($1)')` },
    'an update in a command': { 'src/server/commands/tidy.ts': `export const f = (tx: Tx) => tx.rows('update staff s set name = $1')` },
    'a delete behind a common table': { 'src/server/people/actions.ts': `const q = 'with old as (select 1) delete from staff'` },
  },
  right: {
    'a store': { 'src/server/people/store/staff.ts': `export const q = 'select id from staff'` },
    sentences: { 'src/desk/texts/en.ts': `export const en = { a: 'Select a line from the list', b: 'update the set' }` },
  },
}

const protectedTables: Rule = {
  name: "every merchant's table is protected",
  why: 'row-level security is what still holds when somebody forgets a WHERE',
  check: (files) => {
    const migrations = files.filter(({ path }) => /^db\/migrations\/.*\.sql$/.test(path))
    const called = new Set(migrations.flatMap(({ text }) => [...text.matchAll(/^\s*call protect\('(\w+)'/gm)].map(([, table]) => table)))
    return migrations.flatMap((file) =>
      [...file.text.matchAll(/create table (?:if not exists )?(\w+) \(([\s\S]*?)\n\)/g)]
        .filter(([, table, columns]) => /^\s*merchant_id\b/m.test(columns!) && !called.has(table))
        .map(({ 1: table, index }) => violation(file, index, `no protect('${table}', …)`)),
    )
  },
  broken: {
    'a table without protection': {
      'db/migrations/0009-x.sql': `create table x (\n  merchant_id uuid not null\n);\n-- call protect('x', true);`,
    },
  },
  right: {
    'protected, or of no merchant': {
      'db/migrations/0009-x.sql': `create table x (\n  merchant_id uuid not null\n);\ncall protect('x', true);\ncreate table y (\n  one int\n);`,
    },
  },
}

export const databaseRules: readonly Rule[] = [transactions, statements, protectedTables]
