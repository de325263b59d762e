import { fixedText, spaced } from '../../kit/format.ts'
import type { Language } from '../../shared/language.ts'

type Unit = 'second' | 'minute' | 'hour' | 'day'
const MINUTE = 60
const HOUR = 3_600
const DAY = 86_400

const written = (value: number, unit: Unit, language: Language): string =>
  spaced(new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value))

/** How long, in the unit one would say it in: 45 sec · 12 min · 5.5 hr · 3 days · 3 天. Hours and days have `digits` after the point, where there are any. */
export function spanText(seconds: number, language: Language, digits = 0): string {
  if (seconds < 2 * MINUTE && digits) return written(Math.round(seconds), 'second', language)
  if (seconds < 2 * HOUR) return written(Math.round(seconds / MINUTE), 'minute', language)
  const [per, unit]: [number, Unit] = seconds < 2 * DAY ? [HOUR, 'hour'] : [DAY, 'day']
  return written(Number(fixedText(seconds / per, digits)), unit, language)
}
