/** Good enough for both sides of a search to meet: kettles → kettle, batteries → battery, boxes → box. Not a dictionary. */
export function singular(word: string): string {
  if (word.length < 4 || !/^[a-z]+s$/.test(word) || word.endsWith('ss')) return word
  if (word.endsWith('ies') && word.length > 4) return `${word.slice(0, -3)}y`
  return /(?:s|x|ch|sh)es$/.test(word) ? word.slice(0, -2) : word.slice(0, -1)
}
