import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ArticleInput, articleInputSchema } from '../../../shared/wire/knowledge.ts'
import { articlesFile, readArticles } from './article-files.ts'

const articles: ArticleInput[] = [
  {
    kind: 'faq',
    language: 'zh-CN',
    topic: null,
    title: '怎么“洗”, 能机洗吗?',
    phrasings: ['可以机洗吗', '怎么洗,要注意什么'],
    body: '冷水\n轻柔模式\n\n# 不是标题\n> 也不是问法',
    published: true,
    reviewAt: '2027-01-31',
    products: ['cup, 350', 'cup-500'],
  },
  {
    kind: 'policy',
    language: 'en',
    topic: 'return',
    title: '=Returns',
    phrasings: [],
    body: 'Thirty days.',
    published: false,
    reviewAt: null,
  },
].map((one) => articleInputSchema.parse(one))

for (const format of ['csv', 'markdown'] as const)
  test(`what is written as ${format} is read back the same`, () => {
    assert.deepEqual(readArticles(format, articlesFile(format, articles)), articles)
  })

test('a spreadsheet runs nothing of it', () => {
  assert.ok(!/(?:^|,|")=Returns/m.test(articlesFile('csv', articles)))
})

test('a file that cannot be read is refused whole, with the entry that is wrong', () => {
  const refused = (format: 'csv' | 'markdown', text: string, entry: number) =>
    assert.throws(
      () => readArticles(format, text),
      (error: { code?: string; values?: { entry?: number } }) => error.code === 'article.badFile' && error.values?.entry === entry,
    )
  refused('csv', 'title,body\n', 1)
  refused('csv', 'kind,language,title,body\nfaq,en,A,B\nfaq,klingon,C,D\n', 2)
  refused('csv', 'a,"b', 1)
  refused('markdown', 'no heading at all', 1)
  refused('markdown', '# A\n<!-- faq, en -->\nbody\n# B\n<!-- faq, en -->\n', 2)
})
