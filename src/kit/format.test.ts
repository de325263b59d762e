import assert from 'node:assert/strict'
import { test } from 'node:test'
import { clockText, momentText } from './format.ts'

test('a day begins at 00:00, not at 24:00', () => {
  const midnight = '2026-11-28T00:05:00Z'
  for (const locale of ['en', 'zh-CN']) {
    assert.equal(clockText(midnight, locale, 'UTC'), '00:05')
    assert.match(momentText(midnight, locale, 'UTC'), /00:05$/)
  }
})
