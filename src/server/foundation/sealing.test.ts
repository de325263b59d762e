import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { createSealing } from './sealing.ts'

const key = () => randomBytes(32).toString('base64')

test('what is sealed opens for its own row only, whole, and never twice the same', () => {
  const { seal, open } = createSealing({ SEALING_KEY: key(), DATA_DIR: '' })
  const sealed = seal('a secret', 'row 1')
  assert.equal(open(sealed, 'row 1'), 'a secret')
  assert.notEqual(sealed, seal('a secret', 'row 1'))
  assert.ok(!sealed.includes('a secret'))
  const last = sealed.at(-1) === 'A' ? 'B' : 'A'
  for (const [text, about] of [
    [sealed, 'row 2'],
    [sealed.slice(0, -2) + last + sealed.at(-1), 'row 1'],
    ['', 'row 1'],
    ['x.y', 'row 1'],
  ] as const)
    assert.throws(() => open(text, about), { code: 'secret.unreadable' })
})

test('a new key in front seals, the old one behind it still opens; without it nothing does', () => {
  const [old, next] = [key(), key()]
  const sealed = createSealing({ SEALING_KEY: old, DATA_DIR: '' }).seal('kept', 'row')
  const both = createSealing({ SEALING_KEY: `${next}, ${old}`, DATA_DIR: '' })
  assert.equal(both.open(sealed, 'row'), 'kept')
  const anew = both.seal('kept', 'row')
  const only = createSealing({ SEALING_KEY: next, DATA_DIR: '' })
  assert.equal(only.open(anew, 'row'), 'kept')
  assert.throws(() => only.open(sealed, 'row'), { code: 'secret.unreadable' })
  assert.throws(() => createSealing({ SEALING_KEY: 'short', DATA_DIR: '' }), /SEALING_KEY/)
})

test('without a setting, the data folder keeps a key that only its owner reads and that stays', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-key-'))
  try {
    const sealed = createSealing({ SEALING_KEY: undefined, DATA_DIR: folder }).seal('kept', 'row')
    assert.equal(createSealing({ SEALING_KEY: undefined, DATA_DIR: folder }).open(sealed, 'row'), 'kept')
    assert.deepEqual(readdirSync(folder), ['sealing.key'])
    assert.equal(statSync(join(folder, 'sealing.key')).mode & 0o777, 0o600)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
