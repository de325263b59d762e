import { pino } from 'pino'

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
    },
    pino.destination(2),
  )
