import { callsOf, constantsOf, entriesOf, stringsOf, textOf, textsIn } from './reading.ts'
import { type Rule, type Violation, violation } from './rule.ts'
import { isProduct, type Node, type SourceFile } from './source.ts'

interface Listed {
  file: SourceFile
  names: { name: string; node: Node }[]
}

/** The keys of an object or the strings of an array that stands as `const name = …` in the file at this path. */
function listed(files: readonly SourceFile[], path: string, name: string): Listed | null {
  const file = files.find((one) => one.path === path)
  const value = file && constantsOf(file).find((one) => one.name === name)?.value
  if (!file || !value) return null
  const names =
    value.type === 'ObjectExpression'
      ? (entriesOf({ ...value, properties: (value.properties as Node[]).filter(({ type }) => type === 'Property') }) ?? []).map(
          ({ key, node }) => ({ name: key, node }),
        )
      : textsIn(value).map(({ text, node }) => ({ name: text, node }))
  return { file, names }
}

const server = (files: readonly SourceFile[]): SourceFile[] =>
  files.filter((file) => isProduct(file) && file.path.startsWith('src/server/'))

/** What the catalogue has and nothing of what was said names. */
function unused({ file, names }: Listed, said: readonly string[], what: string): Violation[] {
  const all = new Set(said)
  return names.filter(({ name }) => !all.has(name)).map(({ name, node }) => violation(file, node, `${what}: ${name}`))
}

interface Named {
  file: SourceFile
  name: string
  node: Node
}
/** Every string that stands in a given place of given calls. */
const given = (by: readonly SourceFile[], callee: RegExp, place: number): Named[] =>
  by.flatMap((file) =>
    callsOf(file)
      .filter((call) => callee.test(call.callee) && call.given[place])
      .flatMap((call) => chosen(call.given[place]!).map(({ text, node }) => ({ file, name: text, node }))),
  )

/** The string itself, or both sides of a choice between two. */
function chosen(node: Node): { text: string; node: Node }[] {
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate].flatMap((side) => chosen(side as Node))
  const text = textOf(node)
  return text === null ? [] : [{ text, node }]
}

const undeclared = (named: Named[], { names }: Listed, what: string): Violation[] =>
  named
    .filter(({ name }) => !names.some((one) => one.name === name))
    .map(({ file, name, node }) => violation(file, node, `${what}: ${name}`))

const refusals: Rule = {
  name: 'refusals and their catalogue agree',
  why: 'clients hold on to the codes: each has its texts, and none is promised that never comes',
  check: (files) => {
    const catalogue = listed(files, 'src/shared/refusals.ts', 'refusals')
    if (!catalogue) return []
    const parts = files.flatMap(({ path }) => listed(files, path, `${/refusal-texts\/(\w+)\.ts$/.exec(path)?.[1]}Refusals`) ?? [])
    const thrown = given(server(files), /^Refusal$/, 0)
    const found = given(server(files), /^(?:refuse|review|note)$/, 0)
    const findings = listed(files, 'src/shared/findings.ts', 'findings') ?? { ...catalogue, names: [] }
    const both = { ...catalogue, names: [catalogue, findings, ...parts].flatMap(({ names }) => names) }
    const codes = [...thrown, ...found].map(({ name }) => name)
    return [
      ...undeclared(thrown, both, 'a refusal without texts'),
      ...[catalogue, ...parts].flatMap((list) => unused(list, codes, 'a refusal nobody gives')),
      ...unused(findings, codes, 'a finding no rule has'),
    ]
  },
  broken: {
    'a code without texts': {
      'src/shared/refusals.ts': `export const refusals = { 'order.notFound': 1 } as const satisfies X`,
      'src/server/people/steps.ts': `throw new Refusal(late ? 'order.notFound' : 'order.tooLate')`,
    },
    'a finding no rule has': {
      'src/shared/refusals.ts': `export const refusals = { ...findings }`,
      'src/shared/findings.ts': `export const findings = { 'window.passed': 1, 'window.open': 1 }`,
      'src/server/policy/rules/window.ts': `refuse('window.passed')`,
    },
    'a code nobody gives': {
      'src/shared/refusals.ts': `export const refusals = { 'order.taken': 1 }`,
      'src/server/people/steps.ts': `tx.record('order.taken', {}, {})`,
    },
  },
  right: {
    'a finding that is thrown': {
      'src/shared/refusals.ts': `export const refusals = { ...findings }`,
      'src/shared/findings.ts': `export const findings = { 'window.passed': 1 }`,
      'src/server/aftersales/settle.ts': `throw new Refusal('window.passed')`,
    },
    'a code that is given': {
      'src/shared/refusals.ts': `export const refusals = { 'order.notFound': 1 }`,
      'src/server/people/steps.ts': `throw new Refusal('order.notFound')`,
    },
  },
}

const permissions: Rule = {
  name: 'every permission is asked for',
  why: 'a permission that opens nothing misleads whoever gives it',
  check: (files) => {
    const catalogue = listed(files, 'src/shared/permissions.ts', 'permissions')
    if (!catalogue) return []
    const by = server(files)
    const asked = [...given(by, /^(?:action|batchAction|view)$/, 0), ...given(by, /^demand$/, 1)]
    const said = by.flatMap((file) => stringsOf(file).map(({ text }) => text))
    return [...undeclared(asked, catalogue, 'a permission nobody can have'), ...unused(catalogue, said, 'a permission nothing asks for')]
  },
  broken: {
    'a permission nothing asks for': {
      'src/shared/permissions.ts': `export const permissions = ['people.read', 'people.fly'] as const`,
      'src/server/people/views.ts': `export const me = view('people.read', 1)`,
    },
    'a permission nobody can have': {
      'src/shared/permissions.ts': `export const permissions = [] as const`,
      'src/server/people/views.ts': `export const me = view('people.read', 1)`,
    },
  },
  right: {
    'a permission of a route': {
      'src/shared/permissions.ts': `export const permissions = ['people.read']`,
      'src/server/people/routes.ts': `route({ permission: 'people.read' })`,
    },
  },
}

const events: Rule = {
  name: 'every event recorded is declared',
  why: 'realtime, reactions, webhooks and audit read this one list and nothing else',
  check: (files) => {
    const catalogue = listed(files, 'src/shared/events.ts', 'audiences')
    if (!catalogue) return []
    const by = server(files)
    return [
      ...undeclared(given(by, /\.record$/, 0), catalogue, 'an event nobody may hear of'),
      ...undeclared(given(by, /^reaction$/, 1), catalogue, 'a reaction to no event'),
    ]
  },
  broken: {
    'an event that is not declared': {
      'src/shared/events.ts': `export const audiences = { 'shop.changed': 'staff' }`,
      'src/server/people/actions.ts': `tx.record('shop.burnt', {}, {})`,
    },
    'a reaction to no event': {
      'src/shared/events.ts': `export const audiences = { 'shop.changed': 'staff' }`,
      'src/server/people/reactions.ts': `reaction('people.x', 'shop.burnt', f)`,
    },
  },
  right: {
    'an event that is declared': {
      'src/shared/events.ts': `export const audiences = { 'shop.changed': 'staff' }`,
      'src/server/people/actions.ts': `tx.record('shop.changed', {}, {})`,
    },
  },
}

export const catalogueRules: readonly Rule[] = [refusals, permissions, events]
