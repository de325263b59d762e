import type { Calendar, ClockDefinition, Clockwork } from '../../../shared/wire/clocks.ts'

const anything = { channel: null, severity: null, customerTag: null }
const tell: ClockDefinition['tell'] = { amber: ['owner'], red: ['owner', 'supervisor'], breached: ['owner', 'supervisor', 'nightDuty'] }
const natural = (amount: number, unit: 'hours' | 'days') => ({ counts: 'natural' as const, amount, unit })
const shares: ClockDefinition['warnings'] = [
  { rung: 'amber', share: 0.5 },
  { rung: 'red', share: 0.8 },
]
const clock = (
  code: ClockDefinition['code'],
  duration: ClockDefinition['duration'],
  warnings: ClockDefinition['warnings'] = shares,
): ClockDefinition => ({ code, on: true, when: anything, duration, warnings, tell })

/** What every shop starts with; each can change it. */
export const usualClocks: readonly ClockDefinition[] = [
  // 30 s and 3 min are what marketplaces measure replies by; a message left at night has to be answered within the day.
  clock('firstReply', natural(24, 'hours'), [
    { rung: 'amber', seconds: 30 },
    { rung: 'red', seconds: 180 },
  ]),
  clock('aftersaleAnswer', natural(24, 'hours')),
  { ...clock('complaintAnswer', natural(1, 'days')), when: { ...anything, severity: 'critical' } },
  clock('complaintAnswer', natural(7, 'days')),
  clock('complaintReview', natural(3, 'days')),
  clock('regulatorAnswer', null),
  clock('ticketAnswer', { counts: 'business', amount: 8, unit: 'hours' }),
  clock('promise', null),
]

const everyDay = Array.from({ length: 7 }, () => [{ from: 9 * 60, to: 21 * 60 }])
export const usualCalendar = (timeZone: string): Calendar => ({ timeZone, weekly: everyDay, days: [] })
export const usualClockwork = (timeZone: string): Clockwork => ({
  calendar: usualCalendar(timeZone),
  nightDuty: null,
  clocks: [...usualClocks],
})
