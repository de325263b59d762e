/**
 * Runs all tests. With CI set, a file in which something fails is run once more when all others are done: two browsers, databases and servers at a time on
 * two cores sometimes make one wait too long. What failed first is told before it is tried again; what fails again is broken. At most `MOST` files, for more are
 * no accident. The closing lines name the files that took longest and count each test once, as it went last.
 *
 *   node test/run.ts [patterns of files]
 */
import { globSync } from 'node:fs'
import { relative } from 'node:path'
import { Readable } from 'node:stream'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { inspect } from 'node:util'

const BROWSERS = globSync('test/browser/*.test.ts').toSorted()
const OTHERS = globSync(['src/**/*.test.ts', 'test/{,trust/,journeys/,faults/}*.test.ts']).toSorted()
const MOST = 3
const LONGEST = 12

/** One file with browsers, then as many others as last about as long: seldom two browsers at once, and what waits for a timeout waits beside one. */
function everyFile(): string[] {
  const each = OTHERS.length / BROWSERS.length
  return BROWSERS.flatMap((browser, i) => [browser, ...OTHERS.slice(Math.floor(i * each), Math.floor((i + 1) * each))])
}

type Event = { type: string; data: Record<string, any> }
type Counts = Record<string, number>

interface Pass {
  /** Of each file that failed, what failed in it. */
  failed: Map<string, Event[]>
  counts: Map<string, Counts>
  /** Of each file. */
  lasted: Map<string, number>
  milliseconds: number
}

/** Tells what happens as it happens; failures and closing lines are kept for the caller. */
async function* through(events: AsyncIterable<unknown>, pass: Pass): AsyncGenerator<Event> {
  for await (const event of events as AsyncIterable<Event>) {
    const { type, data } = event
    if (type === 'test:fail') pass.failed.set(data.file, [...(pass.failed.get(data.file) ?? []), event])
    // A file that breaks off counts nothing itself.
    if (type === 'test:fail') pass.counts.set(data.file, pass.counts.get(data.file) ?? { tests: 1, failed: 1 })
    else if (type === 'test:summary' && data.file) {
      pass.counts.set(data.file, data.counts)
      pass.lasted.set(data.file, data.duration_ms)
    } else if (type === 'test:summary') pass.milliseconds = data.duration_ms
    else if (type !== 'test:diagnostic' || data.file) yield event
  }
}

const newPass = (): Pass => ({ failed: new Map(), counts: new Map(), lasted: new Map(), milliseconds: 0 })
const line = (message: string): Event => ({ type: 'test:diagnostic', data: { nesting: 0, message, level: 'info' } })

async function* tried(chosen: string[]): AsyncGenerator<Event> {
  const first = newPass()
  yield* through(run({ files: chosen, concurrency: 2 }), first)
  const files = [...first.failed.keys()]
  let last = first
  if (process.env.CI && files.length > 0 && files.length <= MOST) {
    for (const { data } of [...first.failed.values()].flat())
      yield { type: 'test:stdout', data: { message: `✖ ${data.name}, to be tried again: ${inspect(data.details.error.cause)}\n` } }
    last = newPass()
    yield* through(run({ files, concurrency: 1 }), last)
    yield line(`tried twice ${files.map((file) => relative('', file)).join(' ')}`)
  }
  for (const [file, milliseconds] of [...first.lasted].toSorted(([, a], [, b]) => b - a).slice(0, LONGEST))
    yield line(`${relative('', file)} took ${Math.round(milliseconds / 1000)} s`)
  const counts = [...new Map([...first.counts, ...last.counts]).values()]
  const sum = (name: string) => counts.reduce((total, one) => total + (one[name] ?? 0), 0)
  for (const [said, name] of [
    ['tests', 'tests'],
    ['suites', 'suites'],
    ['pass', 'passed'],
    ['fail', 'failed'],
    ['cancelled', 'cancelled'],
    ['skipped', 'skipped'],
    ['todo', 'todo'],
  ] as const)
    yield line(`${said} ${sum(name)}`)
  yield line(`duration_ms ${first.milliseconds + (last === first ? 0 : last.milliseconds)}`)
  for (const event of [...last.failed.values()].flat()) yield event
  if (last.failed.size) process.exitCode = 1
}

const patterns = process.argv.slice(2)
const told = Readable.from(tried(patterns.length ? globSync(patterns) : everyFile())).compose(new spec())
for await (const text of told) process.stdout.write(text)
