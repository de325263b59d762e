import { importsOf } from './imports.ts'
import { placeOf } from './places.ts'
import { callsOf, constantsOf, dotted } from './reading.ts'
import { eachFile, type Rule, violation } from './rule.ts'
import { isProduct, nodesOf, type SourceFile } from './source.ts'

const insides = new Set(['actions', 'steps', 'rules', 'store', 'views'])

const actionsIn = (file: SourceFile): string[] =>
  constantsOf(file).flatMap(({ name, value }) =>
    value.type === 'CallExpression' && /^(?:action|batchAction)$/.test(dotted(value.callee)) ? [name] : [],
  )

/** The actions a file can call by name: its own, and those it imports. */
function actionsKnownTo(file: SourceFile, files: readonly SourceFile[]): Set<string> {
  const taken = importsOf(file).flatMap(({ path, names }) => {
    const there = files.find((one) => one.path === path)
    const actions = there ? actionsIn(there) : []
    return names.filter(({ imported }) => actions.includes(imported)).map(({ local }) => local)
  })
  return new Set([...actionsIn(file), ...taken])
}

const actions: Rule = {
  name: 'an action never calls an action',
  why: 'one action is one permission and one transaction; what two of them share is a step that takes the transaction',
  check: (files) =>
    files.filter(isProduct).flatMap((file) => {
      const here = placeOf(file.path)
      if (!here.room) return []
      const taken = importsOf(file).filter(({ path, typeOnly }) => path && !typeOnly && placeOf(path).kind === 'actions')
      const found = insides.has(here.kind!)
        ? taken.map(({ node, from }) => violation(file, node, `${here.kind} use a file of actions: ${from}`))
        : []
      const names = actionsKnownTo(file, files)
      const calls = callsOf(file)
      const bodies = calls.filter(({ callee }) => /^(?:action|batchAction|view)$/.test(callee))
      const within = calls.filter(
        ({ node, callee }) => names.has(callee) && bodies.some((body) => body.node.start < node.start && node.end < body.node.end),
      )
      return [...found, ...within.map(({ node, callee }) => violation(file, node, `calls the action \`${callee}\` inside another`))]
    }),
  broken: {
    "another room's action": { 'src/server/aftersales/actions/ask.ts': `import { sendNote } from '../../conversations/actions/note.ts'` },
    'an action of the same room': { 'src/server/aftersales/actions.ts': `import { ask } from './actions/ask.ts'` },
    'steps that use actions': { 'src/server/aftersales/steps.ts': `import { ask } from './actions.ts'` },
    'an action inside an action': {
      'src/server/aftersales/actions.ts': `const a = action('x.y', async () => 1)\nexport const b = action('x.y', async (tx, i) => {\n  await a(tx.house, i)\n})`,
    },
    'an action of another file inside a view': {
      'src/server/aftersales/actions.ts': `export const ask = action('x.y', async () => 1)`,
      'src/server/aftersales/pages.ts': `import { ask } from './actions.ts'\nconst page = view('x.y', (db) => ask(db, 1))`,
    },
  },
  right: {
    'a reaction': {
      'src/server/aftersales/reactions.ts': `import { ask } from './actions.ts'\nconst keep = action('x.y', async () => 1)\nconst react = () => ask(1)`,
    },
    'types of an action': { 'src/server/aftersales/views.ts': `import type { Asked } from './actions.ts'` },
  },
}

const calling = /^(?:reactions|adapters|connectors|carriers)$/
const network = /^(?:node:(?:https?|http2|net|tls|dgram|dns)|undici|axios|ws)$/

const outside: Rule = {
  name: 'only reactions and adapters call the outside world',
  why: 'a call inside a transaction holds locks while somebody else thinks, and is made again when the transaction is retried',
  check: eachFile((file) => {
    const { room, kind } = placeOf(file.path)
    if (!isProduct(file) || !room || calling.test(kind!)) return []
    const asked = callsOf(file)
      .filter(({ callee }) => /^(?:globalThis\.)?fetch$|^(?:WebSocket|EventSource)$/.test(callee))
      .map(({ node, callee }) => violation(file, node, `calls the outside world: ${callee}`))
    const taken = importsOf(file)
      .filter(({ from, typeOnly }) => network.test(from) && !typeOnly)
      .map(({ from, node }) => violation(file, node, `opens connections: ${from}`))
    return [...asked, ...taken]
  }),
  broken: {
    'a fetch in an action': { 'src/server/aftersales/actions.ts': `export const f = async () => fetch('/')` },
    'a request in steps': { 'src/server/aftersales/steps.ts': `import { request } from 'node:https'` },
  },
  right: {
    'a reaction': { 'src/server/aftersales/reactions.ts': `export const f = () => fetch('/')` },
    'an adapter': { 'src/server/channels/adapters/mail/send.ts': `import net from 'node:net'` },
    'a type': { 'src/server/people/routes.ts': `import type { Server } from 'node:http'` },
  },
}

const foundation = 'src/server/foundation/'
/** What of the foundation only computes. */
const pure = new Set(['search-words.ts', 'fingerprint.ts'].map((name) => foundation + name))
const unpure = /^(?:Date\.now|performance\.now|Math\.random|crypto\.\w+|console\.\w+|fetch|setTimeout|setInterval|setImmediate)$/

const rules: Rule = {
  name: 'rules are pure',
  why: 'a rule decides from what it is given: no clock, no chance, no database, so that a table of facts tests it whole',
  check: eachFile((file) => {
    if (!isProduct(file) || placeOf(file.path).kind !== 'rules') return []
    const taken = importsOf(file).flatMap(({ path, from, node }) => {
      const kind = placeOf(path ?? '').kind
      const impure = path
        ? (path.startsWith(foundation) && !pure.has(path)) || ['store', 'steps', 'actions', 'views', 'reactions'].includes(kind!)
        : from.startsWith('node:') || from === 'pg'
      return impure ? [violation(file, node, `a rule uses ${from}`)] : []
    })
    const called = callsOf(file)
      .filter(({ node, callee, given }) => unpure.test(callee) || (callee === 'Date' && (node.type === 'CallExpression' || !given.length)))
      .map(({ node, callee }) => violation(file, node, `a rule asks ${callee}`))
    const read = nodesOf(file, 'MemberExpression').filter((node) => /^process\.\w+$/.test(dotted(node)))
    const waits = nodesOf(file, 'AwaitExpression')
    return [
      ...taken,
      ...called,
      ...[...read, ...waits].map((node) =>
        violation(file, node, `a rule ${node.type === 'AwaitExpression' ? 'waits' : 'reads the process'}`),
      ),
    ]
  }),
  broken: {
    'a transaction': { 'src/server/policy/rules.ts': `import type { Tx } from '../foundation/transaction.ts'` },
    'the time': { 'src/server/policy/rules/windows.ts': `export const late = (at: Date) => at < new Date()` },
    chance: { 'src/server/policy/rules.ts': `export const pick = () => Math.random()` },
    'the environment': { 'src/server/policy/rules.ts': `export const on = () => process.env.X` },
    waiting: { 'src/server/policy/rules.ts': `export const f = async (p: Promise<1>) => await p` },
    "its room's store": { 'src/server/policy/rules.ts': `import { findPolicy } from './store.ts'` },
  },
  right: {
    'a time that is given': {
      'src/server/policy/rules.ts': `import { fold } from '../foundation/search-words.ts'\nexport const at = (s: string) => new Date(s)`,
    },
  },
}

export const furnitureRules: readonly Rule[] = [actions, outside, rules]
