import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { toJSONSchema } from 'zod'
import type { Kind } from '../../src/server/commands/import/found.ts'
import { sourcesAt } from '../../src/server/commands/import/sources.ts'
import { importInto, readArguments } from '../../src/server/commands/import.ts'
import { Refusal } from '../../src/shared/refusals.ts'
import { customerInputSchema, orderInputSchema, productInputSchema } from '../../src/shared/wire/commerce.ts'
import { watchChanges } from '../support/changes.ts'
import { INSIDES, runs, timeFor, told } from '../support/fuzzing.ts'
import { fitting, type Schema, spoilt } from '../support/hostile.ts'
import { house } from '../support/house.ts'
import { csvSpoils, jsonSpoils, line, tables, texts } from '../support/import-files.ts'

/*
 * Files of an import: good rows between broken ones, in every encoding, and files that are none. What is good is kept, each of the others is told with
 * its line and the reason, and the same file again changes nothing.
 */
const home = await house({ work: false })
const root = mkdtempSync(join(tmpdir(), 'shopbell-fuzz-'))
let files = 0
let lines = 0
let things = 0
let changes: Awaited<ReturnType<typeof watchChanges>>
after(async () => {
  await changes.end()
  rmSync(root, { recursive: true, force: true })
})
before(async () => {
  await bring('customers.csv', 'customer_id,name\nthe-buyer,Ann\n')
  changes = await watchChanges(home.database.address, [])
})

async function bring(name: string, content: string | Uint8Array) {
  const folder = join(root, String(++files))
  mkdirSync(folder)
  const path = join(folder, name)
  writeFileSync(path, content)
  const complaints: string[] = []
  const again = async () => {
    complaints.length = 0
    const asked = readArguments([path, '--shop', 'fuzzed', '--currency', 'USD'])
    const [tally] = await importInto(home.house, asked, await sourcesAt(path), 'en', {
      say() {},
      complain: (line) => complaints.push(line),
    })
    return { tally: tally!, complaints: [...complaints] }
  }
  return { ...(await again()), again }
}

interface Way {
  kind: Kind
  json: boolean
  encoding: string
  crlf: boolean
}
const ways: fc.Arbitrary<Way> = fc.record({
  kind: fc.constantFrom<Kind>('products', 'customers', 'orders'),
  json: fc.boolean(),
  encoding: fc.constantFrom('utf-8', 'utf-8 with a mark', 'utf-16le', 'utf-16be'),
  crlf: fc.boolean(),
})
const nameOf = ({ kind, json }: Way): string => `${kind}.${json ? 'jsonl' : 'csv'}`

function bytesOf(text: string, { encoding, crlf }: Way): Buffer {
  const whole = crlf ? text.replaceAll('\n', '\r\n') : text
  if (encoding === 'utf-8') return Buffer.from(whole)
  if (encoding === 'utf-8 with a mark') return Buffer.from(`\ufeff${whole}`)
  const little = Buffer.from(`\ufeff${whole}`, 'utf16le')
  return encoding === 'utf-16le' ? little : little.swap16()
}

interface Row {
  spoil: boolean
  n: number
  text: string
}
const rows = fc.array(fc.record({ spoil: fc.boolean(), n: fc.nat(), text: texts }), { minLength: 1, maxLength: 14 })

/** A file, what is in it, and what is said of each other row, by the line it begins on. The first thing comes again at the end. */
function fileOf(way: Way, inner: readonly Row[]) {
  const table = tables[way.kind]
  const lines = way.json ? [] : [table.header]
  const kept = new Map<string, string>()
  const reasons = new Map<number, RegExp>()
  let at = lines.length + 1
  const add = (id: string, { spoil, n, text }: Row, again = false) => {
    const all = way.json ? jsonSpoils : csvSpoils
    const [reason] = all[n % all.length]!
    const [, thing] = jsonSpoils[n % jsonSpoils.length]!
    const [, cells] = csvSpoils[n % csvSpoils.length]!
    const json = () => (spoil ? thing(table.thing(id, text), table, n) : JSON.stringify(table.thing(id, text)))
    const csv = () => (spoil ? cells(table.cells(id, text), table, n) : line(table.cells(id, text)))
    const written = way.json ? json() : csv()
    if (again || spoil) reasons.set(at, again ? /was given before, at / : reason)
    else kept.set(id, text)
    lines.push(written)
    at += written.split('\n').length
  }
  const mark = `f${++things}`
  const right = { spoil: false, n: 0, text: 'right' }
  add(mark, right)
  for (const [i, row] of inner.entries()) add(`${mark}-${i}`, row)
  add(`${mark}-last`, right)
  add(way.json ? `${mark} ` : mark, right, true)
  return { bytes: bytesOf(lines.join('\n'), way), kept, reasons }
}
const keptAs = { products: 'description', customers: 'name', orders: 'remark' }

test(
  'good rows are kept as they stand there, each other one is told with line and reason, again changes nothing',
  timeFor(15),
  async () => {
    await fc.assert(
      fc.asyncProperty(ways, rows, async (way, inner) => {
        const { bytes, kept, reasons } = fileOf(way, inner)
        const name = nameOf(way)
        const { tally, complaints, again } = await bring(name, bytes)
        lines += kept.size + reasons.size
        const said = complaints.map((one) => /^(\S+?):(\d+): ([^]+)$/.exec(one)!.slice(1) as [string, string, string])
        assert.deepEqual(
          said.map(([, at]) => Number(at)).toSorted((a, b) => a - b),
          [...reasons.keys()],
          complaints.join('\n'),
        )
        for (const [file, at, why] of said) {
          assert.equal(file, name)
          assert.match(why, reasons.get(Number(at))!)
          assert.doesNotMatch(why, INSIDES)
        }
        assert.deepEqual([tally.created, tally.updated, tally.unchanged, tally.troubles], [kept.size, 0, 0, reasons.size])
        const { rows: found } = await home.house.database.system.query<{ id: string; text: string }>(
          `select external_id as id, ${keptAs[way.kind]} as text from ${way.kind} where external_id = any($1)`,
          [[...kept.keys()]],
        )
        assert.deepEqual(new Map(found.map(({ id, text }) => [id, text])), new Map([...kept].toSorted()))
        await requireStill({ tally, complaints, again })
      }),
      runs(40),
    )
  },
)

/** The same file once more: the same complaints, and not a row of any table is touched. */
async function requireStill({ tally, complaints, again }: Awaited<ReturnType<typeof bring>>): Promise<void> {
  await changes.look()
  const second = await again()
  assert.deepEqual(second.complaints, complaints)
  assert.deepEqual(
    [second.tally.created, second.tally.updated, second.tally.unchanged],
    [0, 0, tally.created + tally.updated + tally.unchanged],
  )
  assert.deepEqual(await changes.look(), [])
}

/** Few names, so that things meet: the same SKU in two products, an order of somebody who isn't there, a payment by no method. */
const NAMES = ['a', 'a ', 'b', 'the-buyer', 'ａ', 'A']
const huge = [2 ** 53 - 1, -(2 ** 53 - 1), 99_999_999_999_999, 2 ** 31, 0]
const schemas = { products: productInputSchema, customers: customerInputSchema, orders: orderInputSchema }
const wild = fc.constantFrom<Kind>('products', 'customers', 'orders').chain((kind) => {
  const schema = toJSONSchema(schemas[kind], { io: 'input', unrepresentable: 'any' }) as Schema
  const right = fitting(schema, NAMES)
  const own = fc.tuple(right, fc.constantFrom(...NAMES), fc.constantFrom(...huge)).map(([thing, externalId, amount]) => {
    const all = JSON.stringify({ ...(thing as object), externalId, customerExternalId: kind === 'orders' ? 'the-buyer' : undefined })
    return all.replace(/"(price|unitPrice|amount|quantity|stock)":-?\d+/, `"$1":${amount}`)
  })
  const one = fc.oneof(
    { weight: 4, arbitrary: own },
    spoilt(right).map((value) => JSON.stringify(value) ?? 'null'),
  )
  return fc.array(one, { minLength: 1, maxLength: 8 }).map((all) => ({ kind, lines: all }))
})

test('things of any values a schema takes, with the same names: each is taken or told, again changes nothing', timeFor(15), async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(wild, async ({ kind, lines: all }) => {
      const first = await bring(`${kind}.jsonl`, all.join('\n'))
      const { created, updated, unchanged, troubles } = first.tally
      lines += all.length
      taken += created + updated
      assert.equal(created + updated + unchanged + troubles, all.length)
      for (const complaint of first.complaints) assert.doesNotMatch(complaint, INSIDES)
      await requireStill(first)
    }),
    runs(60),
  )
  assert.ok(taken > 40, `${taken} were taken`)
})

test('a file with bytes changed, cut or none at all is read as far as it can be, or refused with its name', timeFor(10), async () => {
  const change = fc.record({
    at: fc.nat(),
    cut: fc.nat(40),
    put: fc.oneof(fc.uint8Array({ maxLength: 12 }), fc.constantFrom(Buffer.from('"'), Buffer.from('\n\0'))),
  })
  let refused = 0
  await fc.assert(
    fc.asyncProperty(ways, rows, fc.array(change, { maxLength: 6 }), fc.boolean(), async (way, inner, spoils, header) => {
      let { bytes } = fileOf(way, inner)
      for (const { at, cut, put } of spoils) {
        // Mostly below the names of the columns: without them there is nothing to read.
        const from = header ? at % bytes.length : Math.min(bytes.length, 140 + (at % bytes.length))
        bytes = Buffer.concat([bytes.subarray(0, from), put, bytes.subarray(from + cut)])
      }
      try {
        await requireStill(await bring(nameOf(way), bytes))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        refused++
        assert.equal(error.code, 'import.unreadable')
      }
    }),
    runs(40),
  )
  assert.ok(refused > 1, `${refused} files were refused`)
  told(`${files} files of an import, ${lines} things`)
})

test(
  'what would grow beyond measure is refused before it is read: one row without end, a file of nothing but marks',
  timeFor(10),
  async () => {
    const quotes = `${tables.customers.header}\n${'"\n'.repeat(20_000)}`
    const began = performance.now()
    const { tally } = await bring('customers.csv', quotes)
    assert.deepEqual([tally.created, tally.troubles], [0, 20_000])
    for (const row of ['x', '"', '[', '\0'])
      await assert.rejects(bring('customers.jsonl', row.repeat(9 * 1024 * 1024)), { code: 'request.tooLarge' })
    assert.ok(performance.now() - began < 8_000, `after ${performance.now() - began} ms`)
  },
)
