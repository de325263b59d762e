import { posix } from 'node:path'
import { callsOf, entriesOf, stringsOf } from './reading.ts'
import { eachFile, matches, type Rule, type Violation, violation } from './rule.ts'
import { commentsOf, isCode, isProduct, isRule, isTest, nodesOf, type SourceFile } from './source.ts'

const lockFile = 'package-lock.json'

/** Names that lead nowhere, this machine, networks of one house, and the name (not an address) of SVG. */
const ownHosts =
  /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0|10(?:\.\d+){3}|169\.254(?:\.\d+){2}|192\.168(?:\.\d+){2}|(?:[\w-]+\.)*(?:example|test|invalid|localhost)|(?:[\w-]+\.)*example\.(?:com|org|net)|www\.w3\.org)$/
const mail = /[\w.+-]+@((?:[a-z\d-]+\.)+[a-z]{2,})\b/gi
const links = /(?:\b(?:https?|wss?|ftp):|["'(=])\/\/(?:[^\s/"'`@?#]*@)?([a-z\d][\w.-]*)/gi

const hosts: Rule = {
  name: 'no address of a foreign host',
  why: 'a shop runs Shopbell with its own network closed: nothing is loaded from, sent to or advertised for others',
  check: eachFile((file) => {
    if (isRule(file) || file.path === 'LICENSE') return []
    if (file.path === lockFile) return matches(file, /registry\.npmjs/, (found) => found)
    const foreign = [...file.text.matchAll(links), ...file.text.matchAll(mail)].filter(([, host]) => !ownHosts.test(host!.toLowerCase()))
    return [
      ...foreign.map((match) => violation(file, match.index, `address of a foreign host: ${match[1]}`)),
      ...matches(file, /registry\.npmjs/, (found) => found),
    ]
  }),
  broken: {
    'a font from elsewhere': { 'src/desk/index.html': `<link href="https://fonts.somewhere.com/x.css">` },
    'without a scheme': { 'src/desk/index.html': `<script src="//cdn.somewhere.net/x.js"></script>` },
    'a page in the docs': { 'docs/how/x.md': `See https://somewhere.org/page.` },
    'a mailbox': { 'SECURITY.md': `Write to us@somewhere.org.` },
    'a registry': { 'package-lock.json': `"resolved": "registry.npmjs"` },
  },
  right: {
    'addresses of nobody': {
      'docs/how/x.md': 'https://desk.example/widget.js http://127.0.0.1:7700 http://shop.test a@example.com',
      'src/widget/element.ts': "const svg = 'http://www.w3.org/2000/svg' // `http://${host}:${port}`",
      'package-lock.json': `"url": "https://somewhere.org/funding"`,
    },
  },
}

/** Strings that climb out of the tree from where they stand. */
const leavesTree = (file: SourceFile): Violation[] =>
  stringsOf(file)
    .filter(({ text }) => /^(?:\.\.\/)+[\w.]/.test(text) && posix.join(posix.dirname(file.path), text).startsWith('../'))
    .map(({ text, node }) => violation(file, node, `path out of the tree: ${text}`))

const machines: Rule = {
  name: 'no path of a machine',
  why: 'what lies beside the tree on one machine lies there only',
  check: eachFile((file) =>
    isRule(file)
      ? []
      : [...matches(file, /(?<![\w.*])\/(?:work|root|home)\//, (found) => `path of a machine: ${found}`), ...leavesTree(file)],
  ),
  broken: {
    'a home': { 'docs/operate/deploy.md': 'cd /home/me/shopbell' },
    'a script': { 'test/look.mjs': `const at = '/root/shop'` },
    'a folder beside the tree': { 'test/support/data.ts': `const at = join(import.meta.dirname, '../../../data')` },
  },
  right: {
    'paths within': {
      'docs/architecture.md': 'src/work/room.ts, ./home/',
      'test/support/data.ts': `const at = join(import.meta.dirname, '../../db')`,
    },
  },
}

const finished: Rule = {
  name: 'nothing is left for later',
  why: 'a note to oneself in the code is a promise nobody keeps; what is open is written where work is planned',
  check: eachFile((file) => {
    if (isRule(file)) return []
    const open = /\b(?:TODO|FIXME|XXX)\b/
    if (isCode(file))
      return commentsOf(file)
        .filter(({ text }) => open.test(text))
        .map(({ text, at }) => violation(file, at, text.trim().slice(0, 60)))
    return /\.(?:md|sql|css|html)$/.test(file.path) ? matches(file, open, (found) => found) : []
  }),
  broken: {
    'a note to oneself': { 'src/server/people/steps.ts': `export const a = 1 // TODO tidy` },
    'a note in a style sheet': { 'src/kit/theme.css': `/* FIXME */` },
  },
  right: { 'a size': { 'src/server/people/steps.ts': `export const size = 'XXX'` } },
}

const drawn: Rule = {
  name: 'nothing draws HTML',
  why: 'what somebody wrote is text; a string that becomes elements is the way a script comes in',
  check: eachFile((file) => {
    // The bell's own sign, before there is anything of anybody.
    if (!isProduct(file) || file.path === 'src/widget/loader.ts') return []
    return matches(
      file,
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|createContextualFragment|document\.write|srcdoc|setHTMLUnsafe|DOMParser)\b|\beval\(|new Function\(/,
      (found) => found,
    )
  }),
  broken: {
    'in the widget': { 'src/widget/element.ts': 'bubble.innerHTML = body' },
    'in a page': { 'src/desk/inbox/Row.tsx': '<p dangerouslySetInnerHTML={{ __html: title }} />' },
    'text that is run': { 'src/server/policy/rules.ts': 'eval(text)' },
  },
  right: { 'text as text': { 'src/widget/element.ts': 'bubble.textContent = body' } },
}

const runs = /^(?:test|it|describe|suite|t)(?:\.(?:only|skip|todo))?$/

function heldBack(file: SourceFile): Violation[] {
  return callsOf(file)
    .filter(({ callee }) => runs.test(callee))
    .flatMap(({ node, callee, given }) => {
      if (callee.includes('.')) return [violation(file, node, callee)]
      const options = given.find(({ type }) => type === 'ObjectExpression')
      const named = (options && entriesOf(options))?.find(({ key }) => /^(?:only|skip|todo)$/.test(key))
      return named ? [violation(file, named.node, `${callee}(…, { ${named.key} })`)] : []
    })
}

const allTests: Rule = {
  name: 'every test runs',
  why: 'a test that is held back says nothing, and looks as if it did',
  check: eachFile((file) => (isTest(file) ? heldBack(file) : [])),
  broken: {
    'one alone': { 'test/a.test.ts': `test.only('a', () => {})` },
    'one left out': { 'src/server/people/steps.test.ts': `describe('a', { skip: missing }, () => {})` },
    'one for later': { 'test/a.test.ts': `test.todo('a')` },
  },
  right: { 'a plain test': { 'test/a.test.ts': `test('a', { timeout: 9 }, () => page.skip(1))` } },
}

const checked: Rule = {
  name: 'the compiler is not told to look away',
  why: 'one `any` takes the types from everything it touches',
  check: eachFile((file) => {
    if (!isCode(file) || isTest(file)) return []
    const silenced = commentsOf(file).filter(({ text }) => /@ts-(?:ignore|expect-error|nocheck)/.test(text))
    return [
      ...nodesOf(file, 'TSAnyKeyword').map((node) => violation(file, node, 'any')),
      ...silenced.map(({ text, at }) => violation(file, at, text.trim())),
    ]
  }),
  broken: {
    'a type': { 'src/server/people/steps.ts': `export const a = (b: any) => b` },
    'a cast': { 'vite.config.ts': `export default (1 as any)` },
    'a comment': { 'src/server/people/steps.ts': `// @ts-ignore\nexport const a = 1` },
  },
  right: {
    'a test and a word': {
      'test/a.test.ts': `const a = 1 as any`,
      'src/server/people/steps.ts': `/** any: of them */\nexport const any = 1`,
    },
  },
}

const knowMoney = ['src/shared/money.ts', 'src/kit/format.ts']

const money: Rule = {
  name: 'money is never a fraction',
  why: 'money is a whole number of the smallest unit; what reads or writes decimals stands in one place each',
  check: eachFile((file) => {
    if (!isProduct(file) || knowMoney.includes(file.path)) return []
    const calls = callsOf(file).filter(({ callee }) => /(?:^|\.)parseFloat$|\.toFixed$/.test(callee))
    return calls.map(({ node, callee }) => violation(file, node, `${callee.replace('?', '…')}() outside ${knowMoney.join(' and ')}`))
  }),
  broken: {
    'reading a fraction': { 'src/server/commerce/steps.ts': `export const a = (s: string) => Number.parseFloat(s)` },
    'writing a fraction': { 'src/desk/Row.tsx': 'export const a = (n: number) => `¥${(n / 100).toFixed(2)}`' },
  },
  right: {
    'where it belongs': {
      'src/shared/money.ts': `export const a = (n: number) => n.toFixed(2)`,
      'src/desk/Row.tsx': `export const a = (s: string) => parseInt(s, 10)`,
    },
  },
}

export const cleanRules: readonly Rule[] = [hosts, machines, drawn, finished, allTests, checked, money]
