/** A message may be so long, wherever it is written; what is longer is sent in parts. */
export const MOST_LETTERS = 8_000
