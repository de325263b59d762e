import type { Product } from '../../../shared/wire/commerce.ts'
import { searchWords } from '../../foundation/search-words.ts'
import { normalise } from '../engine/normalise.ts'
import { askingWords, isLengthened } from '../engine/product-words.ts'

/** The words of a question that may name goods, as products are found by: 枕头 by 枕, which is how the shop has it. */
export function goodsWords(normalised: string): string[] {
  const words = searchWords(normalised).filter((word) => !/^\d+$/.test(word) && ![...word].every((letter) => askingWords.has(letter)))
  const plain = words.filter(isLengthened).map((word) => word[0]!)
  const pairs = words.filter((word) => word.length > 1 && !askingWords.has(word) && !plain.some((letter) => word.includes(letter)))
  const alone = words.filter((word) => word.length === 1 && !words.some((other) => other.length > 1 && other.includes(word)))
  return [...new Set([...plain, ...pairs, ...alone])]
}

/** Whether a word says what a product is: its title or its category ends with it. */
export const isKind = ({ title, category }: Product, word: string): boolean => {
  const kind = isLengthened(word) ? word[0]! : word.replace(/(?:es|s)$/, '')
  return [title, category ?? ''].some((name) => {
    const plain = normalise(name).replace(/(?:es|s)$/, '')
    return plain.endsWith(kind) && (/\p{Script=Han}/u.test(kind) || /(?:^|[^a-z])$/.test(plain.slice(0, -kind.length)))
  })
}
