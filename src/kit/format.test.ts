import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockText, momentText, whenText } from './format.ts'

test('a day begins at 00:00, not at 24:00', () => {
  const midnight = '2026-11-28T00:05:00Z'
  for (const locale of ['en', 'zh-CN']) {
    assert.equal(clockText(midnight, locale, 'UTC'), '00:05')
    assert.match(momentText(midnight, locale, 'UTC'), /00:05$/)
  }
})

test('a field for a date or a time is read in the language of the page, also while it is empty', () => {
  assert.equal(whenText('2026-11-28', 'date', 'en'), 'Nov 28, 2026')
  assert.equal(whenText('2026-11-28', 'date', 'zh-CN'), '2026年11月28日')
  assert.equal(whenText('2026-11-28T13:30', 'datetime-local', 'en'), 'Sat, Nov 28, 2026, 13:30')
  assert.equal(whenText('2026-11-28T00:05', 'datetime-local', 'zh-CN'), '2026年11月28日周六 00:05')
  assert.equal(whenText('21:00', 'time', 'en'), '21:00')
  assert.equal(whenText('', 'date', 'zh-CN'), '年/月/日')
  assert.equal(whenText('', 'date', 'en'), 'month/day/year')
  assert.equal(whenText('', 'datetime-local', 'en'), 'month/day/year, hour:minute')
})
