const PLACES = 1024
const moments = new Float64Array(PLACES).fill(Number.NaN)
const texts: string[] = []

/** As `toISOString`, remembered: the same few moments are written with every message, and writing one costs as much as checking a message's form. */
export function isoTime(date: Date): string {
  const moment = date.getTime()
  const place = moment & (PLACES - 1)
  if (moments[place] === moment) return texts[place]!
  moments[place] = moment
  return (texts[place] = date.toISOString())
}
