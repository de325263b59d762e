import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localInstant } from './local-instant.ts'

test('times are read as the shop’s clocks show them, unless they say their offset', () => {
  const cases: [text: string, timeZone: string, at: string | null][] = [
    ['2026-10-01 10:00', 'Asia/Shanghai', '2026-10-01T02:00:00.000Z'],
    ['2026/10/1 9:05:07', 'Asia/Shanghai', '2026-10-01T01:05:07.000Z'],
    ['2026-10-01', 'UTC', '2026-10-01T00:00:00.000Z'],
    ['2026-10-01T10:00:00', 'Asia/Kolkata', '2026-10-01T04:30:00.000Z'],
    ['2026-07-01 12:00', 'America/New_York', '2026-07-01T16:00:00.000Z'],
    ['2026-12-01 12:00', 'America/New_York', '2026-12-01T17:00:00.000Z'],
    ['2026-03-08 03:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
    ['2026-11-01 00:30', 'America/New_York', '2026-11-01T04:30:00.000Z'],
    ['2026-11-01 03:30', 'America/New_York', '2026-11-01T08:30:00.000Z'],
    ['2026-10-01T10:00:00Z', 'Asia/Shanghai', '2026-10-01T10:00:00.000Z'],
    ['2026-10-01T10:00:00.5+08:00', 'UTC', '2026-10-01T02:00:00.500Z'],
    ['2026-02-30 10:00', 'UTC', null],
    ['2026-10-01 24:10', 'UTC', null],
    ['2026-10-01 10:61', 'UTC', null],
    ['2026-13-01T10:00:00Z', 'UTC', null],
    ['10/01/2026', 'UTC', null],
    ['yesterday', 'UTC', null],
  ]
  for (const [text, timeZone, at] of cases) assert.equal(localInstant(text, timeZone), at, `${text} ${timeZone}`)
})
