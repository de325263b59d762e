import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import type { Calendar, Span } from '../../../shared/wire/clocks.ts'
import { afterOpen, closingOfWorkingDay, isOpen, openBetween } from './calendar.ts'
import { clockFor, counted, dueAfter, type Running, rungsOf, stepsOf, usedAt } from './clock.ts'
import { usualClockwork } from './usual.ts'

const at = (text: string): Date => new Date(text)
const hours = (from: number, to: number): Span => ({ from: from * 60, to: to * 60 })
const weekdays = (...open: Span[]): Span[][] => Array.from({ length: 7 }, (_, i) => (i < 5 ? open : []))

/** The shop of docs/how/clocks.md. */
const shanghai: Calendar = {
  timeZone: 'Asia/Shanghai',
  weekly: weekdays(hours(9, 12), hours(13, 18)),
  days: [
    { date: '2026-10-01', open: [], name: 'National Day' },
    { date: '2026-10-02', open: [], name: 'National Day' },
    { date: '2026-10-05', open: [], name: 'National Day' },
    { date: '2026-10-06', open: [], name: 'National Day' },
    { date: '2026-10-07', open: [], name: 'National Day' },
    { date: '2026-10-10', open: [hours(9, 12), hours(13, 18)], name: 'make-up working day' },
  ],
}
const newYork: Calendar = { timeZone: 'America/New_York', weekly: Array.from({ length: 7 }, () => [hours(0, 6)]), days: [] }

/** Every night from ten to six, across midnight. */
const nightly: Calendar = { timeZone: 'America/New_York', weekly: Array.from({ length: 7 }, () => [hours(0, 6), hours(22, 24)]), days: [] }

describe('the tables of docs/how/clocks.md', () => {
  const page = readFileSync(join(import.meta.dirname, '../../../../docs/how/clocks.md'), 'utf8')
  const moment = String.raw`(\d{4}-\d\d-\d\d) (\d\d:\d\d)`
  const example = new RegExp(String.raw`^\| ${moment} \| (\d+) (natural|business) (hours|days) \| ${moment} \| (.+) \|$`, 'gm')
  for (const [title, calendar, lines] of [
    ['Day shop', shanghai, 10],
    ['Night shop', nightly, 5],
  ] as const) {
    const part = page.split(`### ${title}\n`)[1]!.split('\n##')[0]!
    const found = [...part.matchAll(example)]
    const local = (date: string, time: string) => Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(calendar.timeZone)
    test(`${title}: every line is read`, () => assert.equal(found.length, lines))
    for (const [, day, time, amount, counts, unit, lastDay, lastTime, why] of found)
      test(`${title}: ${day} ${time} and ${amount} ${counts} ${unit}: ${why}`, () => {
        const duration = { counts, unit, amount: Number(amount) } as Parameters<typeof dueAfter>[2]
        const due = dueAfter(calendar, new Date(local(day!, time!).epochMilliseconds), duration)
        assert.equal(due.toISOString(), new Date(local(lastDay!, lastTime!).epochMilliseconds).toISOString())
      })
  }
})

describe('beside them', () => {
  const due = (from: string, duration: Parameters<typeof dueAfter>[2]) => dueAfter(newYork, at(from), duration).toISOString()

  test('seven natural days are 168 hours, also through a change of the clocks', () => {
    const week = { counts: 'natural', amount: 7, unit: 'days' } as const
    assert.equal(due('2026-10-30T12:00:00-04:00', week), '2026-11-06T16:00:00.000Z')
  })
  test('in the night the clocks go forward, open hours from 00:00 to 06:00 are five; in the night they go back, seven', () => {
    const night = (from: string, to: string) => openBetween(newYork, at(from).getTime(), at(to).getTime()) / 3_600_000
    assert.equal(night('2026-03-08T00:00:00-05:00', '2026-03-08T12:00:00-04:00'), 5)
    assert.equal(night('2026-11-01T00:00:00-04:00', '2026-11-01T12:00:00-05:00'), 7)
    assert.equal(due('2026-03-08T00:00:00-05:00', { counts: 'business', amount: 3, unit: 'hours' }), '2026-03-08T08:00:00.000Z')
    assert.equal(due('2026-11-01T00:00:00-04:00', { counts: 'business', amount: 3, unit: 'hours' }), '2026-11-01T07:00:00.000Z')
  })
  test('waiting for the customer does not count: two hours used, a pause of days, six are left', () => {
    const start = at('2026-11-09T09:00:00+08:00')
    const steps = stepsOf(shanghai, 'business', start, dueAfter(shanghai, start, { counts: 'business', amount: 8, unit: 'hours' }), [
      { rung: 'amber', share: 0.5 },
    ])
    const usedMs = usedAt(shanghai, { counts: 'business', steps, usedMs: 0, since: start }, at('2026-11-09T11:00:00+08:00'))
    assert.equal(usedMs, 2 * 3_600_000)
    const resumed = rungsOf(shanghai, { counts: 'business', steps, usedMs, since: at('2026-11-12T09:00:00+08:00') })
    assert.deepEqual(
      resumed.map(({ rung, at: when }) => [rung, when.toISOString()]),
      [
        ['amber', '2026-11-12T03:00:00.000Z'],
        ['breached', '2026-11-12T08:00:00.000Z'],
      ],
    )
  })
})

/** Calendars in zones that change their clocks, with breaks, days off, holidays and make-up days. */
const spans = fc
  .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 2, maxLength: 6 })
  .map((marks) => marks.toSorted((a, b) => a - b))
  .map((marks) =>
    Array.from({ length: Math.floor(marks.length / 2) }, (_, i) => ({ from: marks[2 * i]! * 15, to: marks[2 * i + 1]! * 15 })),
  )
const closed: fc.Arbitrary<Span[]> = fc.constant([])
const calendars: fc.Arbitrary<Calendar> = fc.record({
  timeZone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/London', 'Australia/Lord_Howe', 'UTC'),
  weekly: fc
    .tuple(spans, fc.array(fc.oneof(spans, closed), { minLength: 6, maxLength: 6 }))
    .map(([first, rest]) => [first.length ? [{ from: 60, to: 300 }] : [], ...rest]),
  days: fc.uniqueArray(
    fc.record({
      date: fc.integer({ min: 0, max: 40 }).map((n) => new Date(Date.UTC(2026, 2, 1 + n)).toISOString().slice(0, 10)),
      open: fc.oneof(spans, closed),
      name: fc.constant(''),
    }),
    { maxLength: 6, selector: (day) => day.date },
  ),
})
/** Around both changes of the clocks, in both halves of the world. */
const moments = fc.oneof(
  fc.integer({ min: Date.UTC(2026, 2, 1), max: Date.UTC(2026, 3, 10) }),
  fc.integer({ min: Date.UTC(2026, 9, 1), max: Date.UTC(2026, 10, 10) }),
)
const amounts = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 40 * 3_600_000 }))
const runs = { numRuns: 400 }

describe('whatever the calendar', () => {
  test('a business deadline never lies in a closed hour', () => {
    fc.assert(
      fc.property(calendars, moments, amounts, (calendar, from, ms) => {
        const due = afterOpen(calendar, from, ms)
        assert.ok(due >= from)
        // The last moment of an opening counts as open.
        assert.ok(isOpen(calendar, due) || isOpen(calendar, due - 1), new Date(due).toISOString())
      }),
      runs,
    )
  })
  test('later starts and longer times never end earlier', () => {
    fc.assert(
      fc.property(calendars, moments, amounts, fc.integer({ min: 0, max: 10 * 86_400_000 }), (calendar, from, ms, more) => {
        assert.ok(afterOpen(calendar, from + more, ms) >= afterOpen(calendar, from, ms))
        assert.ok(afterOpen(calendar, from, ms + more) >= afterOpen(calendar, from, ms))
      }),
      runs,
    )
  })
  test('two times one after the other are their sum, and what was added is what is counted', () => {
    fc.assert(
      fc.property(calendars, moments, amounts, amounts, (calendar, from, a, b) => {
        assert.equal(afterOpen(calendar, afterOpen(calendar, from, a), b), afterOpen(calendar, from, a + b))
        assert.equal(openBetween(calendar, from, afterOpen(calendar, from, a)), a)
      }),
      runs,
    )
  })
  test('working days add up and never end on a day off', () => {
    const n = fc.integer({ min: 1, max: 8 })
    fc.assert(
      fc.property(calendars, moments, n, n, (calendar, from, a, b) => {
        const whole = closingOfWorkingDay(calendar, from, a + b)
        // A closing in an hour that the clocks skip may fall together with the opening: nothing is left to be in.
        assert.equal(closingOfWorkingDay(calendar, closingOfWorkingDay(calendar, from, a), b), whole)
        assert.ok(whole > from)
      }),
      runs,
    )
  })
  test('a pause moves the end by exactly the open time it took, wherever it falls', () => {
    const business = fc.constantFrom('natural', 'business')
    fc.assert(
      fc.property(
        calendars,
        moments,
        business,
        fc.integer({ min: 60_000, max: 72_000_000 }),
        amounts,
        amounts,
        (calendar, from, how, total, first, pause) => {
          const start = new Date(how === 'natural' ? from : afterOpen(calendar, from, 0))
          const running: Running = { counts: how as Running['counts'], steps: [{ rung: 'breached', ms: total }], usedMs: 0, since: start }
          const due = rungsOf(calendar, running)[0]!.at
          const pausedAt = new Date(Math.min(start.getTime() + first, due.getTime()))
          const usedMs = usedAt(calendar, running, pausedAt)
          const since = new Date(pausedAt.getTime() + pause)
          const end = rungsOf(calendar, { ...running, usedMs, since })[0]!.at
          assert.ok(end >= due)
          assert.equal(usedMs + counted(calendar, running.counts, since, end), total)
        },
      ),
      runs,
    )
  })
})

test('the first clock that fits is the one, and what is off is none', () => {
  const clockwork = usualClockwork('UTC')
  assert.equal(clockFor(clockwork, 'complaintAnswer', { severity: 'critical' })!.duration!.amount, 1)
  assert.equal(clockFor(clockwork, 'complaintAnswer', { severity: 'low' })!.duration!.amount, 7)
  assert.equal(clockFor({ ...clockwork, clocks: [] }, 'firstReply'), null)
  assert.equal(clockFor({ ...clockwork, clocks: clockwork.clocks.map((one) => ({ ...one, on: false })) }, 'firstReply'), null)
})

test('first replies warn after 30 seconds and 3 minutes and are too late after a day', () => {
  const { calendar, clocks } = usualClockwork('Asia/Shanghai')
  const { duration, warnings } = clocks.find(({ code }) => code === 'firstReply')!
  const start = at('2026-11-08T02:00:00+08:00')
  assert.deepEqual(stepsOf(calendar, 'natural', start, dueAfter(calendar, start, duration!), warnings), [
    { rung: 'amber', ms: 30_000 },
    { rung: 'red', ms: 180_000 },
    { rung: 'breached', ms: 86_400_000 },
  ])
})
