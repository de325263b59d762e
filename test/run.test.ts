import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { temporaryFolder } from './support/program.ts'

const fails = (when: string) => `import { existsSync, writeFileSync } from 'node:fs'
import { test } from 'node:test'
test('before it', () => {})
test('it', () => {
  const there = existsSync(import.meta.filename + '.once')
  writeFileSync(import.meta.filename + '.once', '')
  if (${when}) throw new Error('because')
})`

function runOn(files: Record<string, string>, ci: boolean): { code: number | null; said: string } {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder.path, name), text)
  const { NODE_TEST_CONTEXT: _, CI: __, ...env } = process.env
  const done = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts'), join(folder.path, '*.test.mjs')], {
    env: { ...env, ...(ci && { CI: '1' }) },
    encoding: 'utf8',
  })
  folder.remove()
  return { code: done.status, said: done.stdout }
}
const well = `import { test } from 'node:test'
test('well', () => {})`

test('what fails once is told and tried again with its file, where many run beside each other; the closing lines count it as it went last', () => {
  const { code, said } = runOn({ 'a.test.mjs': fails('!there'), 'b.test.mjs': well }, true)
  assert.equal(code, 0, said)
  assert.match(said, /✖ it, to be tried again: Error: because/)
  assert.match(said, /tried twice \S*a\.test\.mjs/)
  assert.match(said, /tests 3\n.*\n.*pass 3\n.*fail 0\n/)
})

test('what fails again is broken, and so is what breaks off or fails in many files', () => {
  const twice = runOn({ 'a.test.mjs': fails('true'), 'b.test.mjs': well }, true)
  assert.equal(twice.code, 1)
  assert.match(twice.said, /tests 3\n.*\n.*pass 2\n.*fail 1\n[^]*failing tests:[^]*✖ it/)
  const broken = runOn({ 'a.test.mjs': 'throw new Error("no test at all")', 'b.test.mjs': well }, true)
  assert.equal(broken.code, 1)
  assert.match(broken.said, /tests 2\n.*\n.*pass 1\n.*fail 1\n/)
  const many = runOn(Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [`${name}.test.mjs`, fails('!there')])), true)
  assert.equal(many.code, 1)
  assert.doesNotMatch(many.said, /tried again/)
})

test('at a desk nothing is tried again', () => {
  const { code, said } = runOn({ 'a.test.mjs': fails('!there') }, false)
  assert.equal(code, 1)
  assert.match(said, /pass 1\n.*fail 1\n/)
})
