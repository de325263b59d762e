import type { Product } from '../../../shared/wire/commerce.ts'
import { findProduct, searchAnyWord } from '../../commerce/steps.ts'
import { searchWords } from '../../foundation/search-words.ts'
import type { Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { askingWords } from '../engine/product-words.ts'

/** The product whose title a text is, word for word, as buttons say it. */
export async function productNamed({ db, shop, understood }: Question): Promise<Product | undefined> {
  const words = searchWords(understood.normalised)
  const found = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  return found.find(({ title }) => normalise(title) === understood.normalised)
}

/** The product a question is about: named in it, or the one being looked at; several, when the words fit several. */
export async function candidates(question: Question): Promise<Product[]> {
  const { db, shop, understood, conversation } = question
  const words = searchWords(understood.normalised).filter(
    (word) => !askingWords.has(word) && ![...word].every((letter) => askingWords.has(letter)) && !/^\d+$/.test(word),
  )
  const named = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  const exact = named.find(({ title }) => normalise(title) === understood.normalised)
  if (exact) return [exact]
  const titled = named
    .map((product) => ({ product, hits: overlap(product.title, words) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
  const best = titled[0]?.hits ?? 0
  const fitting = titled.filter(({ hits }) => hits === best).map(({ product }) => product)
  if (fitting.length) return fitting
  const viewed = conversation.viewing?.productId && (await findProduct(db, conversation.viewing.productId))
  return viewed ? [viewed] : []
}

function overlap(title: string, words: readonly string[]): number {
  const there = new Set(searchWords(title))
  return new Set(words.filter((word) => there.has(word) && word.length > 1)).size
}
