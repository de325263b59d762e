import fc from 'fast-check'

/** What JSON Schema of the API description says of a value; only the words that Shopbell's schemas use. */
export interface Schema {
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  pattern?: string
  format?: string
}
/** Names of things that are there, own and foreign: what a schema calls an id is mostly one of them. */
export type Ids = readonly string[]

const LONG = 'x'.repeat(9_000)
/** Texts that have hurt somebody: of SQL, of pages, of templates, of Unicode, of paths, of what other programs take for a number. */
export const traps: readonly string[] = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udc00x',
  '\ufeff',
  '\ufffe',
  '\u202egnp.exe',
  'ｓｅｌｅｃｔ',
  'ß İ ı ﬀ',
  'e\u0301'.repeat(50),
  `Z${'\u0336\u0489\u0488'.repeat(60)}`,
  '👨‍👩‍👧‍👦'.repeat(20),
  '𠮷野家',
  "' or 1=1 --",
  '"; drop table messages; --',
  '\\',
  '%',
  '_%',
  '$1',
  '%00',
  '{{7*7}}',
  '${process.exit()}',
  '<script>alert(1)</script>',
  '<svg/onload=alert(1)>',
  'javascript:alert(1)',
  '../../etc/passwd',
  'http://169.254.169.254/',
  '\r\nset-cookie: a=b',
  '=1+1',
  'NaN',
  'Infinity',
  '-0',
  '1e309',
  '9007199254740993',
  '0x10',
  '２０２６-01-01',
  '2026-02-30T25:61:61Z',
  '+275760-09-13T00:00:00.001Z',
  '0000-01-01T00:00:00Z',
  'infinity',
  'null',
  'true',
  '[]',
  '(a+)+$',
  '& | ! : * ( )',
  '"unclosed',
  '__proto__',
  'constructor',
  'toString',
  LONG,
]
const numbers = [0, -0, -1, 1, 0.1, 1e-9, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, -(2 ** 63), 99_999_999_999]
const oddities: readonly unknown[] = [
  null,
  true,
  false,
  [],
  {},
  [[]],
  [null],
  { length: 1 },
  { toString: 1 },
  Array(300).fill('x'),
  ...numbers,
]
const oddity = fc.constantFrom<unknown>(...oddities, ...traps)

const lower = (schema: Schema) => Math.max(schema.minimum ?? -1_000, (schema.exclusiveMinimum ?? -Infinity) + 1)
const upper = (schema: Schema, from: number) =>
  Math.max(from, Math.min(schema.maximum ?? from + 2_000, (schema.exclusiveMaximum ?? Infinity) - 1))

function text(schema: Schema, ids: Ids): fc.Arbitrary<string> {
  const { format, pattern, minLength = 0, maxLength = 60 } = schema
  if (format === 'uuid') return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...ids) }, fc.uuid())
  if (format === 'date-time') return fc.constantFrom('2026-11-08T02:00:00Z', '2199-01-01T00:00:00Z', '1970-01-01T00:00:00Z')
  if (format === 'date') return fc.constantFrom('2026-11-08', '1970-01-01')
  if (format === 'email') return fc.constantFrom('ann@shop.test', 'ann+1@shop.test')
  if (format === 'uri') return fc.constantFrom('https://hook.example/in', 'https://hook.example/in?x=%00')
  if (pattern) return fc.stringMatching(new RegExp(pattern))
  const size = { minLength, maxLength: Math.max(minLength, Math.min(maxLength, 60)) }
  const fitting = traps.filter((trap) => trap.length >= minLength && trap.length <= maxLength)
  return fc.oneof(fc.string({ unit: 'grapheme', ...size }), fc.constantFrom('hello there', ...fitting), fc.constantFrom(...ids))
}

/** Values a schema takes, most of the time. */
export function fitting(schema: Schema, ids: Ids): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((one) => fitting(one, ids)))
  if (schema.allOf) return fc.tuple(...schema.allOf.map((one) => fitting(one, ids))).map((all) => Object.assign({}, ...all) as unknown)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'string':
      return text(schema, ids)
    case 'integer':
      return fc.integer({ min: lower(schema), max: upper(schema, lower(schema)) })
    case 'number':
      return fc.double({ min: lower(schema), max: upper(schema, lower(schema)), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const least = schema.minItems ?? 0
      return fc.array(fitting(schema.items ?? {}, ids), { minLength: least, maxLength: Math.max(least, Math.min(schema.maxItems ?? 3, 3)) })
    }
    case 'object':
      return object(schema, ids)
    default:
      return oddity
  }
}

function object(schema: Schema, ids: Ids): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema
  const fields = Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, fitting(inner, ids)]))
  const known = fc.record(fields, { requiredKeys: required })
  if (typeof additionalProperties !== 'object') return known
  return fc
    .tuple(known, fc.dictionary(fc.constantFrom('hello', 'refund', '__proto__', 'toString'), fitting(additionalProperties, ids)))
    .map(([one, more]) => ({ ...more, ...one }))
}

/** A value with one place in it replaced by something else, or one field too many. */
export const spoilt = (value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.tuple(value, oddity, fc.nat(1_000), fc.boolean()).map(([whole, odd, n, extra]) => spoil(whole, odd, n, extra))

function spoil(whole: unknown, odd: unknown, n: number, extra: boolean): unknown {
  if (whole === null || typeof whole !== 'object') return odd
  const copy = (Array.isArray(whole) ? [...whole] : { ...whole }) as Record<string, unknown>
  const names = Object.keys(copy)
  if (extra || !names.length) copy[names.length ? 'merchantId' : 'x'] = odd
  else {
    const name = names[n % names.length]!
    copy[name] = n % 3 ? odd : spoil(copy[name], odd, n >> 2, false)
  }
  return copy
}

/** The same object written with its first key twice: readers that take the first and readers that take the last disagree about it. */
const twice = (value: unknown): string => {
  const written = JSON.stringify(value) ?? 'null'
  const first = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value)[0] : undefined
  return first ? written.replace('{', `{${JSON.stringify(first[0])}:"hello",`) : written
}
/** Whole texts that are no body at all, or a strange one. */
const wreckage = [
  '',
  '{',
  'null',
  '7',
  '"x"',
  '[]',
  '\ufeff{}',
  '{"a":1,}',
  "{'a':1}",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"a":1e999}',
  '{"a":"\\ud800"}',
  `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  `{"a":${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}}`,
  `"${'x'.repeat(70_000)}"`,
  `{${Array.from({ length: 2_000 }, (_, i) => `"k${i}":1`).join(',')}}`,
]
/** Bodies as they go over the wire: right, wrong in one place, twice the same key, not a body. `example` is one that is right for certain. */
export function bodies(schema: Schema, ids: Ids, example: unknown): fc.Arbitrary<string> {
  const right = fc.oneof(fc.constant(example), fitting(schema, ids))
  const written = (value: fc.Arbitrary<unknown>) => value.map((one) => JSON.stringify(one) ?? 'null')
  return fc.oneof(
    { weight: 5, arbitrary: written(right) },
    { weight: 5, arbitrary: written(spoilt(right)) },
    { weight: 1, arbitrary: right.map(twice) },
    { weight: 1, arbitrary: fc.constantFrom(...wreckage) },
  )
}
