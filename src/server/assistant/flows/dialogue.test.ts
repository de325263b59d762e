import assert from 'node:assert/strict'
import { test } from 'node:test'
import { normalise } from '../engine/normalise.ts'
import { replyTo } from '../engine/yes-no.ts'
import { codeOf } from './dialogue.ts'

test('whatever code a button says, it is read back as it was said, and another one is not', () => {
  for (let n = 0; n < 20_000; n++) {
    const ending = (n * 839).toString(16).padStart(6, '0')
    const code = codeOf(`00000000-0000-7000-8000-000000${ending}`)
    const other = codeOf(`00000000-0000-7000-8000-000000${((n + 1) * 839).toString(16).padStart(6, '0')}`)
    for (const [said, reply] of [
      [`Yes ${code}`, 'yes'],
      [`确认 ${code}`, 'yes'],
      [`No ${code}`, 'no'],
      [`不要 ${code}`, 'no'],
      [`Yes ${other}`, 'wrongCode'],
    ] as const)
      assert.equal(replyTo(normalise(said), code), reply, `${said} to ${code}`)
  }
})
