import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { zhCN } from './zh-CN.ts'

const desk = join(import.meta.dirname, '..')
const frame = Object.keys(zhCN)

/** Files that are drawn before the texts of the pages have come: what `main.tsx` leads to, but for what waits for them. */
function drawnFirst(): Map<string, string> {
  const files = new Map<string, string>()
  const open = [join(desk, 'main.tsx')]
  for (let file = open.pop(); file; file = open.pop()) {
    if (files.has(file) || !/\.tsx?$/.test(file) || dirname(file) === import.meta.dirname) continue
    const text = readFileSync(file, 'utf8').replaceAll(/withPageTexts\(\s*import\([^)]*\)/g, '')
    files.set(file, text)
    for (const [, to] of text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)) open.push(join(dirname(file), to!))
  }
  return files
}

test('what is drawn first says nothing that comes later: it would be empty', () => {
  const files = drawnFirst()
  assert.ok(files.size > 50, `${files.size} files`)
  const empty = [...files].flatMap(([file, text]) => [
    ...[...text.matchAll(/\bsay\(\s*'([^']+)'/g)].filter(([, key]) => !frame.includes(key!)).map(([, key]) => `${file}: ${key}`),
    ...[...text.matchAll(/\bsay\(\s*`([^`$]+)\$/g)]
      .filter(([, start]) => !frame.some((key) => key.startsWith(start!)))
      .map(([, start]) => `${file}: ${start}…`),
  ])
  assert.deepEqual(empty, [])
})
