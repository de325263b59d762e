/**
 * An array as PostgreSQL takes it fastest: ids, times and JSON as bytes, for reading their texts costs it several times as much, everything else as text,
 * in half the time the driver takes to write it. `type` is what the statement says the array is of. Null where something else is in it (arrays, bytes,
 * objects): that is left to the driver.
 */
export function arrayParameter(type: string | undefined, values: readonly unknown[]): Buffer | string | null {
  const how = type && inBytes[type]
  return (how && arrayBytes(how, values)) || arrayText(values)
}

function arrayText(values: readonly unknown[]): string | null {
  let text = ''
  for (const value of values) {
    const one = elementText(value)
    if (one === null) return null
    text += text ? `,${one}` : one
  }
  return `{${text}}`
}

function elementText(value: unknown): string | null {
  if (value === null || value === undefined) return 'NULL'
  if (typeof value === 'string') return `"${/["\\]/.test(value) ? value.replace(/["\\]/g, '\\$&') : value}"`
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  return value instanceof Date ? `"${value.toISOString()}"` : null
}

/** What PostgreSQL calls the type (pg_type.oid), and how an element of it is written: gives back where it ends. */
interface Bytes {
  oid: number
  /** At most, of one element. */
  room(value: unknown): number
  /** -1 where it isn't one: then the array goes as text, and the database says what is wrong with it. */
  write(bytes: Buffer, at: number, value: unknown): number
}

/** Dimensions, whether there are nulls, type, length and lower bound. */
const HEAD = 20

/** As array_send writes it (PostgreSQL, src/backend/utils/adt/arrayfuncs.c): each element behind its length, -1 for null. */
function arrayBytes({ oid, room, write }: Bytes, values: readonly unknown[]): Buffer | null {
  const bytes = Buffer.allocUnsafe(values.reduce<number>((sum, value) => sum + 4 + (value == null ? 0 : room(value)), HEAD))
  bytes.writeInt32BE(values.length ? 1 : 0, 0)
  bytes.writeInt32BE(1, 4)
  bytes.writeInt32BE(oid, 8)
  bytes.writeInt32BE(values.length, 12)
  bytes.writeInt32BE(1, 16)
  if (!values.length) return bytes.subarray(0, 12)
  let at = HEAD
  for (const value of values) {
    const begin = at + 4
    const end = value == null ? begin : write(bytes, begin, value)
    if (end < 0) return null
    bytes.writeInt32BE(value == null ? -1 : end - begin, at)
    at = end
  }
  return bytes.subarray(0, at)
}

const NO_DIGIT = 0x100
const digits = Uint16Array.from({ length: 0x80 }, (_, code) => {
  const digit = Number.parseInt(String.fromCharCode(code), 16)
  return Number.isNaN(digit) ? NO_DIGIT : digit
})
const digitAt = (text: string, at: number): number => digits[text.charCodeAt(at)] ?? NO_DIGIT
const DASH = 0x2d
const dashed = (id: string) => [8, 13, 18, 23].every((at) => id.charCodeAt(at) === DASH)

const ids: Bytes = {
  oid: 2950,
  room: () => 16,
  write(bytes, at, id) {
    if (typeof id !== 'string' || id.length !== 36 || !dashed(id)) return -1
    let wrong = 0
    let to = at
    for (let from = 0; from < 36; from += 2) {
      if (id.charCodeAt(from) === DASH) from++
      const high = digitAt(id, from)
      const low = digitAt(id, from + 1)
      wrong |= high | low
      bytes[to++] = (high << 4) | low
    }
    return wrong < NO_DIGIT && to === at + 16 ? to : -1
  },
}

const YEAR_2000_MS = 946_684_800_000
const HALF = 2 ** 32

/** Microseconds since 2000, the largest there is for infinity. What is too far off to be counted so in a number goes as text. */
const times: Bytes = {
  oid: 1184,
  room: () => 8,
  write(bytes, at, time) {
    if (time === 'infinity') return bytes.fill(0xff, at, at + 8).writeUInt8(0x7f, at) + 7
    const microseconds = time instanceof Date ? (time.getTime() - YEAR_2000_MS) * 1000 : Number.NaN
    if (!Number.isSafeInteger(microseconds)) return -1
    const high = Math.floor(microseconds / HALF)
    bytes.writeInt32BE(high, at)
    return bytes.writeUInt32BE(microseconds - high * HALF, at + 4)
  },
}

const documents: Bytes = {
  oid: 114,
  room: (text) => (typeof text === 'string' ? Buffer.byteLength(text) : 0),
  write: (bytes, at, text) => (typeof text === 'string' ? at + bytes.write(text, at) : -1),
}

const inBytes: Readonly<Record<string, Bytes>> = { uuid: ids, timestamptz: times, json: documents }
