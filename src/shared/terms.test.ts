import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { threadMs } from '../../test/support/longest-turn.ts'
import { termFinder } from './terms.ts'
import type { Term } from './wire/knowledge.ts'

const finder = (...words: (string | string[])[]) =>
  termFinder(words.map((one) => ({ words: [one].flat(), text: `about ${[one].flat()[0]}` })))
/** The text with what is explained in brackets. */
const marked = (find: ReturnType<typeof termFinder>, text: string): string =>
  find(text)
    .map((one) => (one.meaning === null ? one.text : `[${one.text}]`))
    .join('')

test('words of letters are found whole, in any case, however they are written, and once', () => {
  const find = finder(['Label', 'return label'], 'IPX4')
  assert.equal(marked(find, 'A LABEL, no labels; relabel or label-free'), 'A [LABEL], no labels; relabel or label-free')
  assert.equal(marked(find, 'Print the return label. The label is free.'), 'Print the [return label]. The label is free.')
  assert.equal(marked(find, 'ipx4. IPX45, XIPX4 and ipx4'), '[ipx4]. IPX45, XIPX4 and ipx4')
  assert.equal(marked(finder('caf'), 'café cafe\u0301 caf'), 'café cafe\u0301 [caf]')
  assert.deepEqual(find('An IPX4 shell'), [
    { text: 'An ', meaning: null },
    { text: 'IPX4', meaning: 'about IPX4' },
    { text: ' shell', meaning: null },
  ])
})

test('Chinese words are found anywhere, letters and figures beside them too', () => {
  const find = finder('价保', 'IPX4', ['60 支', '60支'])
  assert.equal(marked(find, '支持价保吗？价保十五天'), '支持[价保]吗？价保十五天')
  assert.equal(marked(find, '这款是IPX4防水'), '这款是[IPX4]防水')
  assert.equal(marked(find, '160支不是，60支棉才是'), '160支不是，[60支]棉才是')
  assert.equal(marked(finder('𠮷野'), '在𠮷野家'), '在[𠮷野]家')
})

test('the longest term counts, wherever it begins; the shorter one inside it is not explained', () => {
  assert.equal(marked(finder('运费', '运费险', '险'), '带运费险的运费'), '带[运费险]的[运费]')
  assert.equal(marked(finder('退货运费', '运费险保障'), '退货运费险保障'), '退货[运费险保障]')
  assert.equal(marked(finder('ab', 'abc def', 'def ghi jkl'), 'ab abc def ghi jkl'), '[ab] abc [def ghi jkl]')
  const find = finder('noise', 'noise cancelling')
  assert.equal(marked(find, 'Noise cancelling, noise cancelling'), '[Noise cancelling], noise cancelling')
})

test('what shares a memory is explained once in all of it', () => {
  const find = finder('label')
  const seen = new Set<Term>()
  assert.equal(find('A label', seen).at(-1)?.meaning, 'about label')
  assert.equal(find('A label', seen).at(-1)?.meaning, null)
  assert.equal(find('A label').at(-1)?.meaning, 'about label')
})

test('hostile terms are only texts', () => {
  for (const word of ['.*', 'a+)+$', '(?=x)', '[a-z]', '\\b', '$&', '<b>', '__proto__', 'C++', '^', '|'])
    assert.equal(marked(finder(word, '', '   '), `so ${word} is meant`), `so [${word}] is meant`)
  assert.equal(marked(finder('', ' '), 'nothing here'), 'nothing here')
  assert.deepEqual(finder('x')(''), [])
  assert.equal(marked(finder('istanbul'), 'İİ is in ISTANBUL'), 'İİ is in [ISTANBUL]')
})

test('nothing of a text is lost or turned around, whatever the terms', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'B', '保', '价', ' ', '.', 'İ', '𠮷'), maxLength: 5 })
  fc.assert(
    fc.property(fc.array(fc.array(word, { maxLength: 3 }), { maxLength: 6 }), fc.array(word, { maxLength: 20 }), (terms, text) => {
      const stretches = termFinder(terms.map((words) => ({ words, text: '' })))(text.join(''))
      assert.equal(stretches.map((one) => one.text).join(''), text.join(''))
      assert.ok(stretches.every((one) => one.text !== ''))
    }),
  )
})

test('five hundred terms in the longest message take less than 5 ms', () => {
  const tricky = Array.from({ length: 250 }, (_, at) => `${'价'.repeat(20)}${String.fromCharCode(0x4e00 + at)}`)
  const find = finder(...tricky, ...Array.from({ length: 250 }, (_, at) => [`term ${at}`, `Begriff-${at}`, `术语${at}`]))
  const texts = ['Some words and term 17 beside 术语249，', '价', 'term '].map((one) => one.repeat(8000).slice(0, 8000))
  for (const text of texts) {
    // The best of several: what others do on this machine meanwhile is not what is measured.
    const best = Math.min(
      ...Array.from({ length: 20 }, () => {
        const before = threadMs()
        find(text)
        return threadMs() - before
      }),
    )
    assert.ok(best < 5, `${best.toFixed(2)} ms for ${text.slice(0, 12)}…`)
  }
})
