import { parse } from 'csv-parse/sync'
import { Refusal } from '../../../shared/refusals.ts'
import { type ArticleInput, articleInputSchema } from '../../../shared/wire/knowledge.ts'
import { csvCell, plainCell } from './csv-cell.ts'

export type ArticleFormat = 'csv' | 'markdown'
const fields = ['kind', 'language', 'topic', 'title', 'phrasings', 'body', 'published', 'reviewAt'] as const

const csvOf = (articles: readonly ArticleInput[]): string =>
  `\ufeff${[
    fields.join(','),
    ...articles.map((one) =>
      [
        one.kind,
        one.language,
        one.topic ?? '',
        one.title,
        one.phrasings.join('\n'),
        one.body,
        one.published ? 'yes' : 'draft',
        one.reviewAt ?? '',
      ]
        .map(csvCell)
        .join(','),
    ),
  ].join('\r\n')}\r\n`

/** An article is a heading of the first order, a line that says what it is, its other phrasings as a quotation, and its text. */
const markdownOf = (articles: readonly ArticleInput[]): string =>
  articles
    .map((one) => {
      const says = [
        one.kind,
        one.language,
        ...(one.topic ? [`topic ${one.topic}`] : []),
        ...(one.published ? [] : ['draft']),
        ...(one.reviewAt ? [`review ${one.reviewAt}`] : []),
      ]
      const asked = one.phrasings.map((text) => `> ${text}`).join('\n')
      return [`# ${one.title}`, `<!-- ${says.join(', ')} -->`, ...(asked ? [asked] : []), one.body.replace(/^(\\*# )/gm, '\\$1')].join(
        '\n\n',
      )
    })
    .join('\n\n')

export const articlesFile = (format: ArticleFormat, articles: readonly ArticleInput[]): string =>
  format === 'csv' ? csvOf(articles) : `${markdownOf(articles)}\n`

type Raw = Partial<Record<(typeof fields)[number], unknown>>

function fromCsv(text: string): Raw[] {
  const rows = parse(text, { bom: true, columns: true, skip_empty_lines: true, relax_column_count: true }) as Record<string, string>[]
  return rows.map((row) => {
    const value = (name: (typeof fields)[number]) => plainCell((row[name] ?? '').trim())
    return {
      kind: value('kind') || 'faq',
      language: value('language'),
      topic: value('topic') || null,
      title: value('title'),
      phrasings: value('phrasings')
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
      body: value('body'),
      published: !/^(draft|no|false|0)$/i.test(value('published')),
      reviewAt: value('reviewAt') || null,
    }
  })
}

function fromMarkdown(text: string): Raw[] {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n')
    .split(/^# /m)
    .slice(1)
    .map((part) => {
      const [title = '', ...lines] = part.split('\n')
      const rest = lines.join('\n').trim()
      const says = /^<!--\s*([^>]*?)\s*-->/.exec(rest)
      const marks = (says?.[1] ?? '').split(',').map((mark) => mark.trim())
      const marked = (name: string) => marks.find((mark) => mark.startsWith(`${name} `))?.slice(name.length + 1) ?? null
      const below = rest.slice(says?.[0].length ?? 0).trim()
      const asked = /^(?:>.*(?:\n|$))+/.exec(below)?.[0] ?? ''
      return {
        kind: marks[0] || 'faq',
        language: marks[1],
        topic: marked('topic'),
        title: title.trim(),
        phrasings: asked
          .split('\n')
          .map((one) => one.replace(/^>\s*/, '').trim())
          .filter(Boolean),
        body: below.slice(asked.length).replace(/^\\(\\*# )/gm, '$1'),
        published: !marks.includes('draft'),
        reviewAt: marked('review'),
      }
    })
}

/** All of a file or nothing of it: throws `article.badFile` with the number of the entry that cannot be read. */
export function readArticles(format: ArticleFormat, text: string): ArticleInput[] {
  let raw: Raw[]
  try {
    raw = format === 'csv' ? fromCsv(text) : fromMarkdown(text)
  } catch {
    throw new Refusal('article.badFile', { entry: 1 })
  }
  if (!raw.length) throw new Refusal('article.badFile', { entry: 1 })
  return raw.map((one, i) => {
    const read = articleInputSchema.safeParse(one)
    if (!read.success) throw new Refusal('article.badFile', { entry: i + 1 })
    return read.data
  })
}
