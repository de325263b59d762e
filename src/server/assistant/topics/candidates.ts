import type { Product } from '../../../shared/wire/commerce.ts'
import { findProduct, searchAnyWord } from '../../commerce/steps.ts'
import { searchWords } from '../../foundation/search-words.ts'
import type { Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { pointedAt, saysIt } from '../engine/product-words.ts'
import { goodsWords, isKind } from './goods-words.ts'

/** The product whose title a text is, word for word, as buttons say it. */
export async function productNamed({ db, shop, understood }: Question): Promise<Product | undefined> {
  const words = searchWords(understood.normalised)
  const found = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  return found.find(({ title }) => normalise(title) === understood.normalised)
}

/** The product a question is about: named in it, or the one being looked at, or last spoken of; several, when the words fit several. */
export async function candidates(question: Question): Promise<Product[]> {
  const { db, shop, understood, conversation, about } = question
  const words = goodsWords(understood.normalised)
  const named = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  const exact = named.find(({ title }) => normalise(title) === understood.normalised)
  if (exact) return [exact]
  const pointed = await pointedOut(question, named, words)
  if (pointed) return [pointed]
  const meant = conversation.viewing?.productId ?? about
  const isNamed = !saysIt.test(understood.normalised) || named.some((product) => words.some((word) => isKind(product, word)))
  const it = meant && !isNamed ? await findProduct(db, meant) : undefined
  if (it) return [it]
  const titled = named
    .map((product) => ({ product, hits: overlap(product.title, words) }))
    .filter(({ hits }) => hits > 0)
    .toSorted((a, b) => b.hits - a.hits)
  const best = titled[0]?.hits ?? 0
  const fitting = titled.filter(({ hits }) => hits === best).map(({ product }) => product)
  if (fitting.length) return fitting
  const product = meant && (await findProduct(db, meant))
  return product ? [product] : []
}

/** The one of those just shown that a text points at (“the cheapest”, “第二个”); not where it names another kind of thing. */
async function pointedOut({ db, understood, shown = [] }: Question, named: readonly Product[], words: readonly string[]) {
  const place = pointedAt(understood.normalised)
  if (place === null || shown.length < 2) return undefined
  const kinds = words.filter((word) => named.some((product) => isKind(product, word)))
  const all: Product[] = []
  for (const id of shown) {
    const product = await findProduct(db, id)
    if (product && kinds.every((kind) => isKind(product, kind))) all.push(product)
  }
  if (typeof place === 'number') return all.at(place)
  const byPrice = all.toSorted((a, b) => cheapest(a) - cheapest(b))
  return place === 'cheapest' ? byPrice[0] : byPrice.at(-1)
}

/** In the currency's minor unit. */
const cheapest = ({ skus }: Product): number => Math.min(...skus.map(({ price }) => price.amount))

function overlap(title: string, words: readonly string[]): number {
  const there = new Set(searchWords(title))
  return new Set(words.filter((word) => there.has(word))).size
}
