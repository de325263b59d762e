import type { Product } from '../../../shared/wire/commerce.ts'
import { findProduct, searchAnyWord } from '../../commerce/steps.ts'
import { searchWords } from '../../foundation/search-words.ts'
import type { Question } from '../answer.ts'
import { isKin, isThing, type Named, namedIn, type ProductWords, speaksOf } from '../engine/named-goods.ts'
import { normalise } from '../engine/normalise.ts'
import { itIs, pointedAt, saysIt } from '../engine/product-words.ts'
import { goodsWords, isKind } from './goods-words.ts'

const LOOKED_AT = 40

/** What a question is about: one product, several that fit, or a thing that this shop does not sell. */
export interface Meant {
  found: Product[]
  /** Named, and none of the shop's products: never to be answered with another one. */
  missing?: Named
  /** Of the kind of what is missing. */
  near?: Product[]
}

/** A product's words as things are compared with them. */
export const wordsOf = ({ title, category, description, attributes, skus }: Product): ProductWords => ({
  name: normalise([title, category].filter(Boolean).join(' ')),
  all: normalise(
    [title, category, description, ...Object.entries(attributes).flat(), ...skus.flatMap(({ options }) => Object.values(options))].join(
      ' ',
    ),
  ),
})

/** The product whose title a text is, word for word, as buttons say it. */
export async function productNamed({ db, shop, understood }: Question): Promise<Product | undefined> {
  const words = searchWords(understood.normalised)
  const found = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  return found.find(({ title }) => normalise(title) === understood.normalised)
}

/** The product that is being looked at, else the one last spoken of. */
async function spokenOf({ db, conversation, about }: Question): Promise<Product | undefined> {
  const id = conversation.viewing?.productId ?? about
  return id ? findProduct(db, id) : undefined
}

/** The products a thing, as it was named, may be; and those of its kind where it is none of them. */
export async function soldAs({ db, shop }: Question, thing: string): Promise<{ fits: Product[]; near: Product[] }> {
  const words = [...new Set([...goodsWords(thing), ...searchWords(thing)])]
  const found = words.length ? await searchAnyWord(db, shop.id, words, LOOKED_AT) : []
  // A pair of letters is looked for as a pair; 杯子 stands in no title, 杯 does.
  const letters = words.filter((word) => word.length === 1 && /\p{Script=Han}/u.test(word))
  const wide =
    found.some((product) => isThing(thing, wordsOf(product))) || !letters.length ? [] : await searchAnyWord(db, shop.id, letters, LOOKED_AT)
  const all = [...new Map([...found, ...wide].map((product) => [product.id, product])).values()]
  const fits = all.filter((product) => isThing(thing, wordsOf(product)))
  const best = likest(fits, [...goodsWords(thing), ...figuresOf(thing)])
  return { fits: best.length ? best : fits, near: fits.length ? [] : all.filter((product) => isKin(thing, wordsOf(product))) }
}

/** What a question is about: named in it, or the one being looked at, or last spoken of; several, when the words fit several. */
export async function meantBy(question: Question): Promise<Meant> {
  const { db, shop, understood, shown = [], of } = question
  if (of) return { found: [of] }
  const { normalised } = understood
  const words = goodsWords(normalised)
  const named = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
  const exact = named.find(({ title }) => normalise(title) === normalised)
  if (exact) return { found: [exact] }
  const pointed = await pointedOut(question, named, words)
  if (pointed.length) return { found: pointed }
  const meant = await spokenOf(question)
  const thing = namedIn(normalised)
  if (thing) {
    const { fits, near } = await soldAs(question, thing.thing)
    if (meant && fits.some(({ id }) => id === meant.id)) return { found: [meant] }
    if (fits.length) return { found: fits }
    const isPart = meant && (thing.asks === 'detail' || thing.asks === 'stock') && speaksOf(thing.thing, wordsOf(meant))
    return isPart ? { found: [meant] } : { found: [], missing: thing, near }
  }
  const byKind = named.some((product) => words.some((word) => isKind(product, word)))
  const subject = itIs.exec(normalised)
  const before = subject ? goodsWords(normalised.slice(0, subject.index)) : []
  const isSubject = !!subject && !named.some((product) => before.some((word) => isKind(product, word)))
  if (meant && saysIt.test(normalised) && (isSubject || !byKind)) return { found: [meant] }
  const titled = [...words, ...figuresOf(normalised)]
  const fitting = likest(named, titled)
  if (fitting.length && !isSubject && (!meant || byKind || overlap(fitting[0]!.title, titled) > 1)) {
    // “It” beside words of some title is still whichever was shown.
    if (byKind || !saysIt.test(normalised) || !shown.length) return { found: fitting }
  }
  if (meant) return { found: [meant] }
  return { found: shown.length > 1 ? await known(question, shown) : [] }
}

export const candidates = async (question: Question): Promise<Product[]> => (await meantBy(question)).found

async function known({ db }: Question, ids: NonNullable<Question['shown']>): Promise<Product[]> {
  const all: Product[] = []
  for (const id of ids) {
    const product = await findProduct(db, id)
    if (product) all.push(product)
  }
  return all
}

/** Of those just shown, the one that a text points at (“the cheapest”, “第二个”); not where it names another kind of thing. */
async function pointedOut(question: Question, named: readonly Product[], words: readonly string[]): Promise<Product[]> {
  const { understood, about, shown = [] } = question
  const place = pointedAt(understood.normalised)
  if (place === null || shown.length < 2) return []
  const kinds = words.filter((word) => named.some((product) => isKind(product, word)))
  const all = (await known(question, shown)).filter((product) => kinds.every((kind) => isKind(product, kind)))
  if (place === 'other') return all.filter(({ id }) => id !== about)
  const byPrice = all.toSorted((a, b) => cheapest(a) - cheapest(b))
  const one = typeof place === 'number' ? all.at(place) : byPrice.at(place === 'cheapest' ? 0 : -1)
  return one ? [one] : []
}

/** In the currency's minor unit. */
const cheapest = ({ skus }: Product): number => Math.min(...skus.map(({ price }) => price.amount))

/** Those whose titles have most of the words. */
function likest(products: readonly Product[], words: readonly string[]): Product[] {
  const titled = products.map((product) => ({ product, hits: overlap(product.title, words) })).filter(({ hits }) => hits > 0)
  const best = Math.max(0, ...titled.map(({ hits }) => hits))
  return titled.filter(({ hits }) => hits === best).map(({ product }) => product)
}

function overlap(title: string, words: readonly string[]): number {
  const there = new Set(searchWords(title))
  return new Set(words.filter((word) => there.has(word))).size
}

/** Whether a text names a product: by what kind of thing it is, or by two words of its title. */
export function isNamedBy(product: Product, normalised: string): boolean {
  const words = goodsWords(normalised)
  return words.some((word) => isKind(product, word)) || overlap(product.title, [...words, ...figuresOf(normalised)]) > 1
}

/** Numbers find no goods, but tell those of one name apart. */
const figuresOf = (normalised: string): string[] => searchWords(normalised).filter((word) => /^\d+$/.test(word))
