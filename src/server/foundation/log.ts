import { type LoggerOptions, pino } from 'pino'

export type Log = import('pino').Logger

/**
 * JSON lines on stderr (stdout belongs to the READY line). What customers write, who they are and every secret stay out:
 * callers log ids and codes; the paths below are the net under that.
 */
export const createLog = (level: string): Log =>
  pino(
    {
      level,
      base: undefined,
      redact: {
        paths: ['*.password', '*.token', '*.authorization', '*.cookie', '*.email', '*.phone', '*.body', '*.address'],
        censor: '[removed]',
      },
      hooks: { logMethod: onceASecond() },
    },
    pino.destination(2),
  )

/** How many different lines are remembered. */
const REMEMBERED = 100

/**
 * The same line again within a second is counted instead of written; before the next one it is said how many there were (`unwritten`). While a database
 * is away, every request and every timer has the same to say. Lines that differ in anything, a reference say, are all written.
 */
export function onceASecond(now: () => number = Date.now): NonNullable<LoggerOptions['hooks']>['logMethod'] {
  const last = new Map<string, { until: number; unwritten: number }>()
  return function (args, write) {
    const line = textOf(args)
    if (line === null) return write.apply(this, args)
    const before = last.get(line)
    if (before && now() < before.until) return void before.unwritten++
    if (last.size >= REMEMBERED) last.clear()
    last.set(line, { until: now() + 1_000, unwritten: 0 })
    if (before?.unwritten) write.apply(this, [{ unwritten: before.unwritten }, 'so often the next line was not written'])
    write.apply(this, args)
  }
}

/** Null of what goes round in circles: the log's own writing knows how to end that. */
function textOf(args: readonly unknown[]): string | null {
  try {
    return JSON.stringify(args, (_, value: unknown) => (value instanceof Error ? value.stack : value))
  } catch {
    return null
  }
}
