import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { chinese, english, listOf } from '../phrasings/phrasings.ts'
import { createEngine } from './engine.ts'
import { intentNames } from './intents.ts'
import { examplesOf, learn } from './learning.ts'
import { normalise } from './normalise.ts'
import { learnAside } from './training.ts'
import { replyTo } from './yes-no.ts'

const engine = createEngine(learn())

test('every intent has at least 25 phrasings in each language, and none stands under two intents', () => {
  const seen = new Map<string, string>()
  for (const intent of intentNames)
    for (const said of [listOf(chinese[intent]), listOf(english[intent])]) {
      assert.ok(new Set(said).size >= 25, `${intent}: ${said.length}`)
      for (const text of said.map(normalise)) {
        assert.equal(seen.get(text) ?? intent, intent, text)
        seen.set(text, intent)
      }
    }
})

/** What is reached on questions that were written before the engine saw any of them, and were never tuned against. */
for (const [language, floor] of Object.entries({
  zh: { first: 0.54, three: 0.75, right: 0.82 },
  en: { first: 0.61, three: 0.76, right: 0.89 },
}))
  test(`held-out questions (${language}): first guess, first three, and how often it is right when it acts`, () => {
    const lines = readFileSync(new URL(`../test-sets/${language}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
    const asked = lines.map((line) => JSON.parse(line) as { text: string; accepted: string[] })
    const trained = new Set(examplesOf().map(({ text }) => text))
    assert.deepEqual(
      asked.filter(({ text }) => trained.has(normalise(text))).map(({ text }) => text),
      [],
      'no held-out question is a phrasing',
    )
    const seen = asked.map(({ text, accepted }) => ({ accepted, ...engine.understand(text) }))
    const share = (all: readonly boolean[]) => all.filter(Boolean).length / all.length
    const first = share(seen.map(({ accepted, alternatives }) => accepted.includes(alternatives[0]!.intent)))
    const three = share(seen.map(({ accepted, alternatives }) => alternatives.some(({ intent }) => accepted.includes(intent))))
    const right = share(
      seen.filter(({ confidence }) => confidence >= 0.8).map(({ accepted, alternatives }) => accepted.includes(alternatives[0]!.intent)),
    )
    assert.ok(first >= floor.first && three >= floor.three && right >= floor.right, JSON.stringify({ first, three, right }))
  })

test('one spelling for one meaning', () => {
  for (const [given, one] of [
    ['請問我的訂單', '请问我的订单'],
    ['ＯＫ', 'ok'],
    ['sooooo late!!!!', 'soo late!!'],
    ['退款😀吗', '退款 吗'],
    ['为什么', '为什么'],
  ] as const)
    assert.equal(normalise(given), one)
})

test('moods: a question about a refund is none, and a threat is a risk', () => {
  assert.equal(engine.understand('怎么退款').mood, 'neutral')
  assert.equal(engine.understand('I want a refund').mood, 'neutral')
  assert.equal(engine.understand('worst service ever, I am furious').mood, 'negative')
  assert.ok(engine.understand('再不处理我就打 12315').risk >= 0.5)
  assert.ok(engine.understand('where is my order').risk < 0.3)
})

test('slots: numbers, sums, phones, pieces, options, days', () => {
  const { slots } = engine.understand('order W7654321 bought yesterday, 2 pcs in blue for $49.90, call +1 415 555 0132')
  assert.deepEqual(slots, {
    numbers: ['W7654321'],
    options: ['blue'],
    amounts: [49.9],
    phones: ['+14155550132'],
    quantity: 2,
    dates: ['yesterday'],
  })
})

test('a yes with anything beside it is none', () => {
  for (const [text, reply] of [
    ['yes', 'yes'],
    ['好的', 'yes'],
    ['yes 1a2b', 'yes'],
    ['yes 9999', 'wrongCode'],
    ['no', 'no'],
    ['不要 1a2b', 'no'],
    ['yes but tomorrow', 'other'],
    ['好的不过先等等', 'other'],
  ] as const)
    assert.equal(replyTo(text, '1A2B'), reply, text)
})

test('training does not hold up the thread that answers', async () => {
  let longest = 0
  let last = performance.now()
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last - 2)
    last = performance.now()
  }, 2)
  const learnt = await learnAside([{ text: 'zorblax my quibble', intent: 'order.cancel' }])
  clearInterval(timer)
  // The machine that tests may be busy with other things: far above 10 ms, far below what training takes.
  assert.ok(longest < 100, `${longest} ms`)
  assert.equal(createEngine(learnt).understand('zorblax my quibble').intent, 'order.cancel')
})
