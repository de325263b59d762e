import { cut } from '../../shared/cut.ts'
import { Refusal } from '../../shared/refusals.ts'
import { findPromises } from '../guard/promises.ts'

const HOUR = 3_600_000
/** What is offered to whoever has named no time. */
const choices = { halfAnHour: HOUR / 2, twoHours: 2 * HOUR, oneDay: 24 * HOUR } as const

/**
 * What a message promises and until when. `given` null = the writer says that it promises nothing. Throws `commitment.dueMissing` with the words
 * and times to choose from, `commitment.duePast`.
 */
export function promisedIn(body: string, given: Date | null | undefined, now: Date): { words: string; dueAt: string } | null {
  if (given === null) return null
  if (given && given <= now) throw new Refusal('commitment.duePast')
  const found = findPromises(body)
  const words = found.map((one) => one.words).join(' ') || cut(body, 200)
  if (given) return { words, dueAt: given.toISOString() }
  const [first] = found
  if (!first) return null
  const timed = found.filter(({ withinMs }) => withinMs !== null)
  // Several in one message are kept by the latest of their times.
  if (timed.length === found.length)
    return { words, dueAt: new Date(now.getTime() + Math.max(...timed.map(({ withinMs }) => withinMs!))).toISOString() }
  throw new Refusal(
    'commitment.dueMissing',
    { words: first.words },
    {
      words: found.map((one) => one.words),
      choices: Object.entries(choices).map(([code, ms]) => ({ code, dueAt: new Date(now.getTime() + ms).toISOString() })),
    },
  )
}
