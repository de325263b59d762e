import assert from 'node:assert/strict'
import { test } from 'node:test'
import { articlesEn } from '../src/server/demo/shops/articles-en.ts'
import { articlesZh } from '../src/server/demo/shops/articles-zh.ts'
import { talksEn } from '../src/server/demo/shops/talks-en.ts'
import { talksZh } from '../src/server/demo/shops/talks-zh.ts'
import { check, compileWords } from '../src/server/guard/rules/check.ts'
import { atOnce } from '../src/shared/at-once.ts'
import { disguises, listed } from './support/disguises.ts'
import { dice, manyWords } from './support/many-words.ts'
import { phrasingsOf } from './support/ordinary-messages.ts'

/*
 * The guard against much of everything: twenty thousand words, thousands of ordinary messages, and words disguised by somebody who has not read
 * its rules (test/support/disguises.ts knows nothing of src/server/guard).
 */
const words = atOnce(compileWords(manyWords(20_000).map((word) => ({ word, verdict: 'block', replacement: null }))))
const said = [...talksZh, ...talksEn].flatMap(({ lines }) => lines.map((line) => line.slice(2)))
const written = [...articlesZh, ...articlesEn].flatMap(({ title, body, phrasings = [] }) => [title, ...phrasings, ...body.split('\n')])
const ordinary = [...said, ...written, ...phrasingsOf()].filter((text) => text.trim())

test('of thousands of ordinary messages hardly one is stopped, with twenty thousand words on the list', (t) => {
  assert.ok(ordinary.length >= 2_000, String(ordinary.length))
  const blocked = ordinary.filter((text) => check(text, { words }).verdict === 'block')
  t.diagnostic(`${blocked.length} of ${ordinary.length} blocked`)
  assert.ok(blocked.length / ordinary.length <= 0.005, `${blocked.length} of ${ordinary.length}: ${blocked.slice(0, 20).join(' / ')}`)
  const plainly = ordinary.filter((text) => check(text).verdict !== 'pass')
  assert.ok(plainly.length / ordinary.length <= 0.005, `${plainly.length} of ${ordinary.length}: ${plainly.slice(0, 20).join(' / ')}`)
})

test('listed words are found in disguise', (t) => {
  const own = atOnce(compileWords(listed.map((word) => ({ word, verdict: 'block', replacement: null }))))
  const roll = dice(11)
  const all = listed.flatMap((word) => disguises(word, roll).map((disguise) => ({ word, ...disguise })))
  assert.ok(all.length >= 1_000, String(all.length))
  const missed = all.filter(({ text }) => check(text, { words: own }).verdict !== 'block')
  t.diagnostic(`${all.length - missed.length} of ${all.length} caught`)
  const kinds = Object.entries(Object.groupBy(missed, ({ kind }) => kind)).map(([kind, ones]) => `${kind} ${ones!.length}`)
  assert.ok(
    missed.length / all.length <= 0.05,
    `${missed.length} of ${all.length} missed (${kinds.join(', ')}): ${missed
      .slice(0, 30)
      .map(({ word, text }) => `${word}→${text}`)
      .join(' / ')}`,
  )
})

test('ten thousand messages a second and core, with twenty thousand words', () => {
  const messages = ordinary.filter((text) => text.length <= 200)
  for (const text of messages) check(text, { words })
  const rates = Array.from({ length: 3 }, () => {
    const started = process.cpuUsage()
    for (const text of messages) check(text, { words })
    const spent = Object.values(process.cpuUsage(started)).reduce((sum, part) => sum + part, 0)
    return messages.length / (spent / 1e6)
  })
  // The bench says how fast it really is (bench/guard.ts); here only that it isn't slower by an order.
  assert.ok(Math.max(...rates) > 5_000, `${rates.map(Math.round).join(', ')} a second`)
})
