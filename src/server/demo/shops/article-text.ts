import type { Language } from '../../../shared/language.ts'
import type { ArticleInput } from '../../../shared/wire/knowledge.ts'

type Topic = 'return' | 'exchange' | 'warranty' | 'shipping' | 'invoice' | 'payment' | 'priceProtection' | 'coupon'

/** How one language's articles are written down: title, other ways of asking separated by `|`, and the lines of the body. */
export const writer = (language: Language) => ({
  faq: (title: string, phrasings: string, ...lines: string[]): ArticleInput => article(language, 'faq', null, title, phrasings, lines),
  policy: (topic: Topic, title: string, phrasings: string, ...lines: string[]): ArticleInput =>
    article(language, 'policy', topic, title, phrasings, lines),
  guide: (title: string, phrasings: string, ...lines: string[]): ArticleInput => article(language, 'guide', null, title, phrasings, lines),
  guideOf: (products: string[], title: string, phrasings: string, ...lines: string[]): ArticleInput => ({
    ...article(language, 'guide', null, title, phrasings, lines),
    products,
  }),
  term: (title: string, words: string, line: string): ArticleInput => article(language, 'glossary', null, title, words, [line]),
})

const article = (
  language: Language,
  kind: ArticleInput['kind'],
  topic: Topic | null,
  title: string,
  phrasings: string,
  lines: readonly string[],
): ArticleInput => ({
  kind,
  language,
  topic,
  title,
  body: lines.join('\n'),
  phrasings: phrasings.split('|').filter(Boolean),
  published: true,
})
