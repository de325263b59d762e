import assert from 'node:assert/strict'
import { test } from 'node:test'
import { localValue, snoozeChoices } from './snooze-times.ts'

const codes = (now: Date) => snoozeChoices(now).map(({ code }) => code)

test('in the morning there is still a later today; in the evening there is not', () => {
  assert.deepEqual(codes(new Date(2026, 10, 25, 10)), ['laterToday', 'tomorrow', 'nextWeek'])
  assert.deepEqual(codes(new Date(2026, 10, 25, 16)), ['tomorrow', 'nextWeek'])
  assert.deepEqual(codes(new Date(2026, 10, 25, 22, 30)), ['tomorrow', 'nextWeek'], 'three hours later is another day')
})

test('next week is the coming Monday at nine, from every day of the week', () => {
  for (let day = 22; day <= 28; day++) {
    const now = new Date(2026, 10, day, 12)
    const monday = snoozeChoices(now).find(({ code }) => code === 'nextWeek')!.at
    assert.equal(monday.getDay(), 1)
    assert.equal(monday.getHours(), 9)
    const days = (monday.getTime() - now.getTime()) / 86_400_000
    assert.ok(days > 0.5 && days < 7, `${day}: ${days}`)
  }
})

test('over the end of a month and a year', () => {
  const [tomorrow] = snoozeChoices(new Date(2026, 11, 31, 20)).map(({ at }) => at)
  assert.deepEqual([tomorrow!.getFullYear(), tomorrow!.getMonth(), tomorrow!.getDate()], [2027, 0, 1])
})

test('a field shows the local time it stands for', () => {
  assert.equal(localValue(new Date(2026, 10, 25, 9, 5)), '2026-11-25T09:05')
})
