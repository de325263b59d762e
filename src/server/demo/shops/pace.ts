import type { Talk } from './talks.ts'

const ANSWERED_AT_ONCE_MS = 300
const IN_ONE_GO_MS = 25_000

/**
 * How long after its beginning each line of the talk that stands at `at` was said. The assistant answers at once; a person soon, within half a minute
 * the first time where the talk says nothing else; customers take what is left of `spanMs`. The same at every start.
 */
export function paceOf(talk: Pick<Talk, 'lines' | 'firstReplySeconds'>, at: number, spanMs: number): number[] {
  const { lines, firstReplySeconds = 9 + ((at * 7) % 19) } = talk
  const first = lines.findIndex((line) => line.startsWith('S '))
  const gaps = lines.slice(1).map((line, i): number | null => {
    if (line.startsWith('A ')) return ANSWERED_AT_ONCE_MS
    // Said in one go; who writes again at the end of a talk has waited for us.
    if (i + 2 < lines.length && line.startsWith('C ') && lines[i]!.startsWith('C ')) return IN_ONE_GO_MS
    if (!line.startsWith('S ') || !lines[i]!.startsWith('C ')) return null
    return (i + 1 === first ? firstReplySeconds : 14 + ((at * 11 + i * 7) % 30)) * 1000
  })
  const taken = gaps.reduce((sum: number, gap) => sum + (gap ?? 0), 0)
  const own = Math.max(1000, (spanMs - taken) / gaps.filter((gap) => gap === null).length)
  let said = 0
  return [0, ...gaps.map((gap) => (said += gap ?? own))]
}
