import { articlesEn } from '../src/server/demo/shops/articles-en.ts'
import { articlesZh } from '../src/server/demo/shops/articles-zh.ts'
import { talksEn } from '../src/server/demo/shops/talks-en.ts'
import { talksZh } from '../src/server/demo/shops/talks-zh.ts'
import { check, compileWords } from '../src/server/guard/rules/check.ts'
import { atOnce } from '../src/shared/at-once.ts'
import { manyWords } from '../test/support/many-words.ts'
import { percentile, type Result, rounded, table } from './load.ts'

const WORDS = 20_000
const ROUNDS = 5

/** How many messages a core checks in a second, by its own CPU time, so that a busy machine changes little. */
export async function guard({ smoke }: { smoke: boolean }): Promise<Result> {
  const messages = [...talksZh, ...talksEn].flatMap(({ lines }) => lines.map((line) => line.slice(2)))
  const paragraphs = [...articlesZh, ...articlesEn].flatMap(({ body }) => body.split('\n')).filter(Boolean)
  const before = performance.now()
  const words = atOnce(compileWords(manyWords(WORDS).map((word) => ({ word, verdict: 'block', replacement: null }))))
  const compileMs = rounded(performance.now() - before)
  const passes = smoke ? 1 : 20
  const rate = (texts: readonly string[], book?: typeof words): number => {
    const started = process.cpuUsage()
    for (let pass = 0; pass < passes; pass++) for (const text of texts) check(text, book ? { words: book } : {})
    const spent = Object.values(process.cpuUsage(started)).reduce((sum, part) => sum + part, 0)
    return (texts.length * passes) / (spent / 1e6)
  }
  const median = (texts: readonly string[], book?: typeof words): number =>
    Math.round(
      percentile(
        Array.from({ length: ROUNDS }, () => rate(texts, book)),
        0.5,
      ),
    )
  rate(messages, words)
  const figures = {
    words: WORDS,
    compileMs,
    messagesPerSecond: median(messages, words),
    messagesPerSecondWithoutWords: median(messages),
    paragraphsPerSecond: median(paragraphs, words),
  }
  const letters = (texts: readonly string[]) => Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length)
  const report = [
    `texts checked a second on one core; ${WORDS} words of a shop beside the dictionary (compiled in ${compileMs} ms)`,
    table([
      ['', 'letters', 'a second'],
      ['messages', letters(messages), figures.messagesPerSecond],
      ['messages, no words of the shop', letters(messages), figures.messagesPerSecondWithoutWords],
      ['paragraphs', letters(paragraphs), figures.paragraphsPerSecond],
    ]),
  ].join('\n')
  const slow = !smoke && figures.messagesPerSecond < 10_000
  return { report, figures, problems: slow ? ['fewer than 10,000 messages a second'] : [] }
}
