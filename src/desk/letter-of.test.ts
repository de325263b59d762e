import assert from 'node:assert/strict'
import { test } from 'node:test'
import { letterOf } from './letter-of.ts'

test('a shortcut is the letter printed on the key, on whatever keyboard', () => {
  for (const [keyboard, key, code, letter] of [
    ['English', 'j', 'KeyJ', 'J'],
    ['English, capitals', 'J', 'KeyJ', 'J'],
    ['French: Z stands where W is', 'z', 'KeyW', 'Z'],
    ['Dvorak: K stands where V is', 'k', 'KeyV', 'K'],
    ['Mac, with Option', '∆', 'KeyJ', 'J'],
    ['Mac, a key that waits for the next', 'Dead', 'KeyE', 'E'],
    ['Russian', 'о', 'KeyJ', 'J'],
    ['no letter', 'Enter', 'Enter', 'Enter'],
  ])
    assert.equal(letterOf({ key: key!, code: code! }), letter, keyboard)
})
