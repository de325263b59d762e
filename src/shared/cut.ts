/** At most `most` UTF-16 units of a text, never half a character: what is cut in the middle of one is no text, and no database takes it. */
export const cut = (text: string, most: number): string => text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
