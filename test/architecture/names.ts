import { posix } from 'node:path'
import { importsOf } from './imports.ts'
import { placeOf } from './places.ts'
import { eachFile, type Rule, violation } from './rule.ts'
import { isCode, nodesOf, type SourceFile } from './source.ts'

const kinds =
  /(?:^|[-.])(?:services?|managers?|repositor(?:y|ies)|controllers?|dtos?|helpers?|utils?|handlers?|providers?|factor(?:y|ies)|modules?|core|common)(?:$|[-.])/
const kebab = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase()

const kindsOfFile: Rule = {
  name: 'files are named after what they hold',
  why: '“helper”, “manager” and their like say nothing: such a file becomes the place for what has no place',
  check: eachFile((file) => {
    const word = file.path
      .split('/')
      .map(kebab)
      .find((part) => kinds.test(part))
    return word ? [violation(file, 0, `a kind of file the house doesn't have: ${word}`)] : []
  }),
  broken: {
    'a helper': { 'src/server/people/date-helpers.ts': '' },
    'a folder of utils': { 'src/desk/utils/dates.ts': '' },
    'a service in capitals': { 'src/server/people/ShopService.ts': '' },
  },
  right: { 'words that contain one': { 'src/server/people/corekeeping.ts': '', 'src/server/guard/scores.ts': '' } },
}

const wordsOf = (name: string): string[] => (name.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+/g) ?? []).map((word) => word.toLowerCase())
const isForbidden = (name: string): boolean =>
  wordsOf(name.replace(/user(?:Agent|Activation)/i, '')).some((word) => /^(?:agent|user)s?$/.test(word))

/** Names others gave, where their things are read: the options of PostgreSQL, NATS and Node's HTTP, the fields of a foreign file. */
const foreign: readonly { path: RegExp; names: RegExp }[] = [
  { path: /^bench\/load\.ts$/, names: /^agent$/ },
  { path: /^src\/server\/foundation\/(?:database\/|nats-bus\.ts$)|^test\/support\/database\.ts$/, names: /^user$/ },
  { path: /^(?:src\/server\/commands|test\/conformance)\/.*retail/, names: /^(?:users|user_id|session_user)$/ },
]

function forbiddenIn(file: SourceFile): { name: string; at: number }[] {
  const given = new Set(
    importsOf(file)
      .filter(({ path }) => !path)
      .flatMap(({ names }) => names.flatMap(({ imported, local }) => [imported, local])),
  )
  const allowed = foreign.filter(({ path }) => path.test(file.path))
  const all = nodesOf(file, 'Identifier', 'JSXIdentifier', 'PrivateIdentifier').map((node) => ({
    name: node.name as string,
    at: node.start,
  }))
  const bad = all.filter(({ name }) => isForbidden(name) && !given.has(name) && !allowed.some(({ names }) => names.test(name)))
  return bad.filter(({ name }, i) => bad.findIndex((one) => one.name === name) === i)
}

const people: Rule = {
  name: 'people are staff or customers, the machine is the assistant',
  why: '“user” and “agent” could each be any of the three, and what may be done depends on which',
  check: eachFile((file) => {
    if (file.path.startsWith('db/migrations/')) {
      const names = [...file.text.replace(/--.*/g, (comment) => ' '.repeat(comment.length)).matchAll(/\b[a-z_]+\b/g)]
      return names
        .filter(([name]) => isForbidden(name) && name !== 'current_user')
        .map(({ 0: name, index }) => violation(file, index, `forbidden word: ${name}`))
    }
    return isCode(file) ? forbiddenIn(file).map(({ name, at }) => violation(file, at, `forbidden word in a name: ${name}`)) : []
  }),
  broken: {
    'a user': { 'src/server/people/steps.ts': `export const userId = 1` },
    'an agent': { 'src/desk/Row.tsx': `export const Row = (p: { onlineAgents: 1 }) => null` },
    'a column': { 'db/migrations/0009-x.sql': `create table x (\n  user_id uuid\n);` },
  },
  right: {
    "the browser's, React's and PostgreSQL's names": {
      'src/desk/Row.tsx': `import { useState as useIt, UserRound } from 'lucide-react'\nexport const Row = () => <UserRound x={navigator.userAgent} />`,
      'src/server/foundation/database/database.ts': `export const to = { user: 'postgres' }`,
      'db/migrations/0009-x.sql': `-- a user\ngrant a to current_user;`,
    },
  },
}

/** A name that comes in by an import and goes out again, where that isn't what the file is for. */
function passedOn(file: SourceFile) {
  const types = new Map(
    importsOf(file).flatMap(({ node, path, names, typeOnly }) =>
      node.type === 'ImportDeclaration' && !showsOwnRoom(file, path)
        ? names.map((name) => [name.local, typeOnly || name.typeOnly] as const)
        : [],
    ),
  )
  const out = nodesOf(file, 'ExportNamedDeclaration').filter((node) => !node.source && node.exportKind !== 'type')
  return out.flatMap((node) =>
    ((node.specifiers ?? []) as { local: { name: string }; exportKind?: string; start: number }[])
      .filter(({ local, exportKind }) => types.get(local.name) === false && exportKind !== 'type')
      .map(({ local, start }) => ({ name: local.name, at: start })),
  )
}

/** steps.ts is what a room shows to later ones: it may hand out what the room's own store already does well, without wrapping it. */
const showsOwnRoom = (file: SourceFile, path: string | null): boolean => {
  const here = placeOf(file.path)
  return here.kind === 'steps' && path !== null && placeOf(path).room === here.room
}

const barrels: Rule = {
  name: 'no barrels',
  why: 'a name has one place: who imports it names the file it is written in, or the steps of the room that hides it',
  check: eachFile((file) => {
    if (!isCode(file)) return []
    const found = /^index\.(?:ts|tsx|mjs)$/.test(posix.basename(file.path)) ? [violation(file, 0, 'an index file')] : []
    for (const { node, from, path, typeOnly } of importsOf(file)) {
      if (node.type === 'ExportAllDeclaration') found.push(violation(file, node, `export * from ${from}`))
      if (node.type === 'ExportNamedDeclaration' && !typeOnly && !showsOwnRoom(file, path))
        found.push(violation(file, node, `passes on what ${from} has`))
    }
    return [...found, ...passedOn(file).map(({ name, at }) => violation(file, at, `passes on \`${name}\`, which it imports`))]
  }),
  broken: {
    'an index file': { 'src/server/people/index.ts': '' },
    'export *': { 'src/server/people/people.ts': `export * from './steps.ts'` },
    'export … from': { 'src/server/people/people.ts': `export { shopOf } from './steps.ts'` },
    'steps that pass on another room': { 'src/server/customers/steps.ts': `export { shopOf } from '../people/steps.ts'` },
    'steps that pass on what they take from another room': {
      'src/server/customers/steps.ts': `import { shopOf } from '../people/steps.ts'\nexport { shopOf }`,
    },
    'steps that pass on a whole file': { 'src/server/people/steps.ts': `export * from './store.ts'` },
    'views that pass on the store': { 'src/server/people/views.ts': `export { findShop } from './store.ts'` },
    'an import that is exported': { 'src/server/people/people.ts': `import { shopOf } from './steps.ts'\nexport { shopOf }` },
  },
  right: {
    'a type of a closed room': {
      'src/server/people/steps.ts': `import { type Shop, findShop } from './store.ts'\nexport type { Shop }\nexport type { Row } from './store.ts'`,
    },
    "a room's steps": {
      'src/server/people/steps.ts': `import { findShop } from './store.ts'\nexport { findShop }\nexport { listStaff } from './store/staff.ts'`,
    },
  },
}

const extensions: Rule = {
  name: 'relative imports name the file',
  why: 'Node runs the sources as they are, without a build that would guess endings',
  check: eachFile((file) =>
    importsOf(file)
      .filter(({ path, from }) => path && !/\.(?:ts|tsx|mjs|css|json)$/.test(from))
      .map(({ from, node }) => violation(file, node, `no ending that is a file: ${from}`)),
  ),
  broken: {
    'no ending': { 'src/server/people/steps.ts': `import { a } from './store'` },
    'the ending of a build': { 'src/server/people/steps.ts': `export type A = import('./store.js').A` },
  },
  right: { endings: { 'src/desk/main.tsx': `import '../kit/theme.css'\nimport { a } from './a.tsx'\nimport 'react'` } },
}

const MOST_LINES = 300
const measured = /^(?:src|test|bench|db)\/.*\.(?:ts|tsx|mjs|css|sql|html)$/

const length: Rule = {
  name: `no file passes ${MOST_LINES} lines`,
  why: 'a file that long holds several things: it becomes a folder of the same name',
  check: eachFile((file) => {
    const lines = file.text.replace(/\n$/, '').split('\n').length
    return measured.test(file.path) && lines > MOST_LINES ? [violation(file, file.text.length - 1, `${lines} lines`)] : []
  }),
  broken: { '301 lines': { 'src/server/people/steps.ts': '//\n'.repeat(MOST_LINES + 1) } },
  right: { '300 lines': { 'src/server/people/steps.ts': '//\n'.repeat(MOST_LINES) } },
}

export const nameRules: readonly Rule[] = [kindsOfFile, people, barrels, extensions, length]
