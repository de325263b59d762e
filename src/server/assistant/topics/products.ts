import { moneyText } from '../../../shared/currency.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import { findProduct, searchAnyWord } from '../../commerce/steps.ts'
import { productCard } from '../../conversations/cards.ts'
import { searchWords } from '../../foundation/search-words.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { askingWords, plainOption } from '../engine/product-words.ts'
import { timeText } from '../say.ts'
import { faqAnswer } from './knowledge.ts'

/** The product a question is about: named in it, or the one being looked at; several, when the words fit several. */
async function candidates(question: Question): Promise<Product[]> {
  const { db, shop, understood, conversation } = question
  const words = searchWords(understood.normalised).filter(
    (word) => !askingWords.has(word) && ![...word].every((letter) => askingWords.has(letter)) && !/^\d+$/.test(word),
  )
  const named = words.length ? await searchAnyWord(db, shop.id, words, 12) : []
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

async function oneProduct(question: Question): Promise<Product | Answer> {
  const found = await candidates(question)
  if (found.length === 1) return found[0]!
  if (!found.length) return asked(line(question, 'noProduct'), [choices(question)])
  const cards = found.slice(0, 3).flatMap((product) => productCard(product) ?? [])
  return asked(
    line(question, 'whichProduct'),
    [
      ...cards,
      choices(
        question,
        found.slice(0, 3).map(({ title }) => ({ label: title, say: title })),
      ),
    ],
    found.slice(0, 3).map((product) => product.id),
  )
}
const isProduct = (found: Product | Answer): found is Product => 'skus' in found

export const buyable = (sku: Sku): boolean => sku.available && sku.stock !== 0
const optionText = (sku: Sku): string => Object.values(sku.options).join(' ')

/** In stock, how many, and how fresh that figure is; for the option asked about if one was named. */
export async function productStock(question: Question): Promise<Answer> {
  const product = await oneProduct(question)
  if (!isProduct(product)) return product
  const { language, shop, understood } = question
  const wanted = understood.slots.options
  const skus = wanted.length ? product.skus.filter((sku) => wanted.every((option) => matches(sku, option))) : product.skus
  const card = productCard(product)
  const cards = card ? [card] : []
  if (!skus.length) {
    const others = product.skus.filter(buyable).slice(0, 6).map(optionText).join('、')
    return answered(
      line(question, 'noSuchOption', { product: product.title, options: `${wanted.join(' ')} `, others: others || '-' }),
      cards,
      [product.id],
    )
  }
  const there = skus.filter(buyable)
  const freshest = skus
    .map((sku) => sku.stockAt)
    .toSorted()
    .at(-1)!
  const counted = there.every((sku) => sku.stock !== null)
  const count = there.length && counted ? line(question, 'left', { n: there.reduce((sum, sku) => sum + (sku.stock ?? 0), 0) }) : ''
  const said = line(question, there.length ? 'inStock' : 'outOfStock', {
    product: product.title,
    options: wanted.length ? `${optionText(skus[0]!)} ` : '',
    count,
  })
  return answered(said + line(question, 'stockAt', { at: timeText(freshest, language, shop.timeZone) }), cards, [product.id])
}

export function matches(sku: Sku, option: string): boolean {
  const sought = plainOption(option)
  return Object.values(sku.options).some((value) => {
    const has = value.toLowerCase().replace(/\s/g, '')
    return /^[a-z]{1,4}$/.test(sought) ? has === sought : has.includes(sought)
  })
}

export async function productPrice(question: Question): Promise<Answer> {
  const product = await oneProduct(question)
  if (!isProduct(product)) return product
  const card = productCard(product)
  if (!card) return asked(line(question, 'noProduct'), [choices(question)])
  const { from, to } = card.price
  const price =
    from.amount === to.amount
      ? moneyText(from, question.language)
      : `${moneyText(from, question.language)} – ${moneyText(to, question.language)}`
  return answered(line(question, 'price', { product: product.title, price }), [card], [product.id])
}

/** From the shop's own guides and FAQ first, then from the product's own words. */
export async function productQuestion(question: Question): Promise<Answer> {
  const known = await faqAnswer(question)
  if (known) return known
  const product = await oneProduct(question)
  if (!isProduct(product)) return product
  const facts = Object.entries(product.attributes).map(([name, value]) => `${name}：${value}`)
  const card = productCard(product)
  return answered([product.title, product.description, ...facts].filter(Boolean).join('\n'), card ? [card] : [], [product.id])
}
