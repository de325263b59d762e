import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { articlesEn } from '../src/server/demo/shops/articles-en.ts'
import { articlesZh } from '../src/server/demo/shops/articles-zh.ts'
import { createIndex } from '../src/server/knowledge/rules/bm25.ts'
import { certaintyOf, learnCertainty, SAY_AT } from '../src/server/knowledge/rules/certainty.ts'

/** What the demo's shops have written, asked as customers would; some questions have no answer there (`id` is empty). Written from the titles alone. */
for (const [name, articles, first] of [
  ['faq-zh', articlesZh, 43],
  ['faq-en', articlesEn, 42],
] as const)
  test(`texts said without asking back are the right ones (${name})`, (t) => {
    const entries = articles
      .filter(({ kind, products }) => kind !== 'glossary' && !products?.length)
      .map(({ title, phrasings }) => ({ entry: title, texts: [title, ...phrasings] }))
    const [index, certainty] = [createIndex(entries), learnCertainty(entries)]
    const asked = readFileSync(new URL(`../src/server/assistant/test-sets/${name}.jsonl`, import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { text: string; id: string })
    const seen = asked.map(({ text, id }) => {
      const found = index.search(text, 3)
      return {
        text,
        said: certaintyOf(certainty, found) >= SAY_AT,
        right: found[0]?.entry === id,
        offered: found.some((one) => one.entry === id),
        id,
      }
    })
    const said = seen.filter((one) => one.said)
    const wrong = said.filter(({ right }) => !right)
    const answerable = seen.filter(({ id }) => id)
    t.diagnostic(
      `${asked.length} asked, ${said.length} said, ${wrong.length} wrong; found first ${answerable.filter(({ right }) => right).length} and among three ${answerable.filter(({ offered }) => offered).length} of ${answerable.length}`,
    )
    assert.ok(wrong.length / said.length <= 0.1, JSON.stringify(wrong))
    assert.ok(said.length >= 9, `${said.length} said`)
    assert.ok(answerable.filter(({ right }) => right).length >= first, 'as many stand first as before')
  })
