import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { buildWeb } from '../src/server/commands/build-web.ts'

/*
 * What a browser has to fetch before somebody can work or write, compressed as the wire does it. Measured on what was built, along the imports
 * the built files really have; what a page loads later, when it is asked for, doesn't count.
 */
const web = join(import.meta.dirname, '../dist/web')
const KB = 1024

before(() => buildWeb(() => {}), { timeout: 120_000 })

const read = (name: string): string => readFileSync(join(web, name), 'utf8')
const packed = (name: string): number => gzipSync(readFileSync(join(web, name))).length

/** A built script and all it imports at once. */
function withImports(name: string, into = new Set<string>()): Set<string> {
  if (into.has(name)) return into
  into.add(name)
  for (const [, to] of read(name).matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g)) withImports(`assets/${to}`, into)
  return into
}

/** The route's own script, by the name the entry loads it under. */
function routeOf(entry: string, page: string): string {
  const found = new RegExp(`\\./(${page}-[\\w-]+\\.js)`).exec(read(entry))
  assert.ok(found, `${entry} loads ${page}`)
  return `assets/${found[1]}`
}

function deskAt(...pages: string[]): Map<string, number> {
  const html = read('src/desk/index.html')
  const [entry] = [...html.matchAll(/src="\/web\/(assets\/[\w.-]+\.js)"/g)].map(([, name]) => name!)
  const styles = [...html.matchAll(/href="\/web\/(assets\/[\w.-]+\.css)"/g)].map(([, name]) => name!)
  const files = new Set(styles)
  for (const name of [entry!, ...pages.map((page) => routeOf(entry!, page))]) withImports(name, files)
  // The texts of the reader's language are asked for, but nothing is drawn without them: the larger of the two counts.
  const texts = [...files]
    .filter((name) => name.endsWith('.js'))
    .flatMap((name) => [...read(name).matchAll(/\.\/((?:en|zh-CN)-[\w-]+\.js)/g)])
  const larger = texts.map(([, name]) => `assets/${name}`).toSorted((one, other) => packed(other) - packed(one))[0]
  assert.ok(larger, 'the texts were found')
  files.add(larger)
  return new Map([...files].map((name) => [name, packed(name)]))
}
const sum = (sizes: Map<string, number>): number => [...sizes.values()].reduce((total, size) => total + size, 0)
const told = (sizes: Map<string, number>): string =>
  [...sizes]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 8)
    .map(([name, size]) => `${basename(name)} ${(size / KB).toFixed(1)}`)
    .join(', ')

test('the inbox: at most 160 KB compressed, scripts and styles, in at most twenty files', () => {
  const sizes = deskAt('Shell', 'Inbox')
  assert.ok(sizes.size <= 20, `${sizes.size} files`)
  assert.ok(sizes.size > 5, 'its parts were found')
  assert.ok(sum(sizes) <= 160 * KB, `${(sum(sizes) / KB).toFixed(1)} KB: ${told(sizes)}`)
})

test('after-sales: at most 80 KB more than the inbox', () => {
  const inbox = deskAt('Shell', 'Inbox')
  const all = deskAt('Shell', 'Inbox', 'Aftersales')
  assert.ok(sum(all) - sum(inbox) <= 80 * KB, told(all))
})

test('no page of the desk carries the schema library, which would also try to run text as a program', () => {
  const entry = [...deskAt('Shell').keys()].find((name) => basename(name).startsWith('desk-') && read(name).includes('Aftersales-'))
  assert.ok(entry)
  const seen = new Set<string>()
  const waiting = [entry]
  for (let name = waiting.pop(); name; name = waiting.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    for (const [, to] of read(name).matchAll(/["'`]\.\/([\w.-]+\.js)["'`]/g)) waiting.push(`assets/${to}`)
  }
  assert.ok(
    [...seen].some((name) => basename(name).startsWith('AskDialog-')),
    'also what is fetched later',
  )
  assert.deepEqual(
    [...seen].filter((name) => read(name).includes('ZodError')),
    [],
  )
})

test('the widget: a loader of at most 1.2 KB, and at most 12 KB in all until one can write', () => {
  const panel = /import\(o\+"\/(widget\/panel-[\w-]+\.js)"\)/.exec(read('widget.js'))?.[1]
  assert.ok(panel, 'the loader names its panel')
  const files = ['widget.js', panel]
  for (const [, name] of read(panel).matchAll(/\bfrom\s*[`"']\.\/([\w.-]+\.js)[`"']/g)) files.push(`widget/${name}`)
  const sizes = new Map(files.map((name) => [name, packed(name)]))
  assert.ok(packed('widget.js') <= 1.2 * KB, `the loader has ${packed('widget.js')} bytes`)
  assert.ok(sum(sizes) <= 12 * KB, told(sizes))
})
