const two = (n: number): string => String(n).padStart(2, '0')

/** A moment as a date-and-time field has it, in the reader's own time. */
const localText = (at: Date): string =>
  `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`
export const inHours = (hours: number): string => localText(new Date(Date.now() + hours * 3_600_000))
/** What was typed into such a field, as it goes over the wire. */
export const momentOf = (local: string): string => new Date(local).toISOString()
