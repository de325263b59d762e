import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { configurationDocs } from '../src/server/commands/write-configuration-docs.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const pages = globSync(['*.md', 'docs/**/*.md'], { cwd: root }).toSorted()

/** A page without what stands in code. */
const prose = (path: string): string =>
  read(path)
    .replace(/```[^]*?```/g, '')
    .replace(/`[^`\n]*`/g, '')

test('the page of settings is what the schema says', () => {
  assert.equal(read('docs/operate/configuration.md'), configurationDocs(), 'run src/server/commands/write-configuration-docs.ts')
})

test('both READMEs state exactly two set-up commands', () => {
  for (const path of ['README.md', 'README.zh-CN.md'])
    assert.deepEqual(
      [...read(path).matchAll(/```sh\n([^]*?)\n```/g)].map(([, command]) => command),
      ['npm ci && npm start', 'npm ci && npm test'],
      path,
    )
})

test('every relative link leads to a file', () => {
  const broken = pages.flatMap((page) =>
    [...prose(page).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, to]) => to!)
      .filter((to) => !/^(?:https?:|#)/.test(to) && !existsSync(join(root, dirname(page), to.replace(/#.*/, ''))))
      .map((to) => `${page}: ${to}`),
  )
  assert.deepEqual(broken, [])
})

test('the words of the glossary are words of the code', () => {
  const code = globSync(['src/**/*.{ts,tsx}', 'db/migrations/*.sql'], { cwd: root }).map(read).join('\n')
  const words = [...read('docs/glossary.md').matchAll(/^\| `([\w.]+)` \|/gm)].map(([, word]) => word!)
  assert.ok(words.length > 60, `${words.length} words`)
  assert.deepEqual(
    words.filter((word) => !new RegExp(`\\b${word.replace('.', '\\.')}`).test(code)),
    [],
  )
})

test('people are staff or customers, the machine is the assistant, in the docs as well', () => {
  const found = pages.flatMap((page) => (prose(page).match(/\b(?:agents?|users?)\b/gi) ?? []).map((word) => `${page}: ${word}`))
  assert.deepEqual(found, [])
})

/** `file`: “title”, “title”; `file`: “title” → each file with what its tests, or the house's rules in it, are said to be called. */
function testsNamed(cell: string): [path: string, titles: string[]][] {
  return [...cell.matchAll(/`([^`]+)`((?:[:,] “[^”]+”)*)/g)].map(([, path, titles]) => [
    path!,
    [...titles!.matchAll(/“([^”]+)”/g)].map(([, title]) => title!),
  ])
}
/** What is wrong with that; a title may be a part of one, as where others are made from a table. */
function wrongWith([path, titles]: [path: string, titles: string[]]): string[] {
  if (!existsSync(join(root, path))) return [`${path} is not there`]
  if (!titles.length) return [`no test of ${path} is named`]
  const there = [...read(path).matchAll(/\b(?:test\(|name: )\s*(['"`])([^]*?)\1,/g)].map(([, , title]) => title!)
  return titles.filter((title) => title.length < 10 || !there.some((one) => one.includes(title))).map((title) => `${path}: ${title}`)
}

test('every line of what must never go wrong has a file and a test that are there, or says that it is not built', () => {
  const lines = [...read('docs/how/trust.md').matchAll(/^\| (\d+) \|(.+)\|(.+)\|(.+)\|(.+)\|$/gm)].map(
    (found) => found.slice(1) as string[],
  )
  assert.deepEqual(
    lines.map(([number]) => Number(number)),
    lines.map((_, i) => i + 1),
  )
  assert.ok(lines.length >= 15)
  for (const [number, , against, file, attacked] of lines) {
    const files = [...file!.matchAll(/`([^`]+)`/g)].map(([, path]) => path!)
    const tests = testsNamed(attacked!)
    assert.ok((files.length && tests.length) || against!.includes('Not built:'), `line ${number} has no file or no test`)
    assert.deepEqual(
      files.filter((path) => !existsSync(join(root, path))),
      [],
      `line ${number}`,
    )
    assert.deepEqual(tests.flatMap(wrongWith), [], `line ${number}`)
  }
})

test('every fault has a test that is there', () => {
  const [, table = ''] = /^\| fault \| test \|.*\n\|[-| ]+\n((?:\|.+\n)+)/m.exec(read('docs/how/trust.md')) ?? []
  const rows = table.trim().split('\n')
  assert.ok(rows.length >= 14, `${rows.length} faults`)
  for (const row of rows) {
    const tests = testsNamed(row.split('|')[2]!)
    assert.ok(tests.length, row)
    assert.deepEqual(tests.flatMap(wrongWith), [], row)
  }
})

test('what is expected of the screens is proved by tests that are there', () => {
  const [, list = ''] = read('docs/design.md').split('## What is expected, and what proves it')
  const rows = [...list.matchAll(/^\| (.+?) \| `(test\/[\w./-]+)` \| (.+) \|$/gm)].map(
    (found) => found.slice(1) as [string, string, string],
  )
  assert.ok(rows.length >= 40, `${rows.length} expectations`)
  assert.deepEqual(
    rows.filter(([, file, name]) => !existsSync(join(root, file)) || !read(file).includes(name)).map((row) => row.join(' | ')),
    [],
  )
})
