import assert from 'node:assert/strict'
import { test } from 'node:test'
import { givesUp } from './yes-no.ts'

test('letting it be is told from going on with something else', () => {
  for (const text of ['算了', '那算了', '那就不用了吧', 'never mind', 'no thanks']) assert.ok(givesUp(text), text)
  for (const text of ['那算了 我不要了 退钱吧', '那先不买贵的', 'no idea which one', '不要这件，要那件']) assert.ok(!givesUp(text), text)
})
