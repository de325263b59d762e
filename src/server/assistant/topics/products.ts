import { moneyText } from '../../../shared/currency.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import { productCard } from '../../conversations/cards.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { plainOption } from '../engine/product-words.ts'
import { timeText } from '../say.ts'
import { candidates } from './candidates.ts'
import { faqAnswer } from './knowledge.ts'

export async function oneProduct(question: Question): Promise<Product | Answer> {
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
export const isProduct = (found: Product | Answer): found is Product => 'skus' in found

export const buyable = (sku: Sku): boolean => sku.available && sku.stock !== 0
const optionText = (sku: Sku): string => Object.values(sku.options).join(' ')

const ofOneProduct =
  (tell: (question: Question, product: Product) => Answer | Promise<Answer>) =>
  async (question: Question): Promise<Answer> => {
    const product = await oneProduct(question)
    return isProduct(product) ? tell(question, product) : product
  }
export const productStock = ofOneProduct((question, product) => stockOf(question, product, question.understood.slots.options))
export const productPrice = ofOneProduct(priceOf)

/** In stock, how many, and how fresh that figure is; for the options asked about if some were named. */
export function stockOf(question: Question, product: Product, wanted: readonly string[]): Answer {
  const { language, shop } = question
  const skus = wanted.length ? product.skus.filter((sku) => wanted.every((option) => matches(sku, option))) : product.skus
  const card = productCard(product)
  const cards = card ? [card] : []
  if (!skus.length) {
    const others = product.skus.filter(buyable).slice(0, 6).map(optionText).join('、')
    return answered(line(question, 'noSuchOption', { product: product.title, options: wanted.join(' '), others: others || '-' }), cards, [
      product.id,
    ])
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

export function priceOf(question: Question, product: Product): Answer {
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
  return isProduct(product) ? questionAbout(question, product) : product
}

/** What the shop's guides say of this product, else its description. */
export async function questionAbout(question: Question, product: Product): Promise<Answer> {
  const known = await faqAnswer(question, product)
  if (known) return known
  const facts = Object.entries(product.attributes).map(([name, value]) => `${name}：${value}`)
  const card = productCard(product)
  return answered([product.title, product.description, ...facts].filter(Boolean).join('\n'), card ? [card] : [], [product.id])
}

/** The product's guide of sizes, else what it says of itself and which sizes there are. */
export async function sizesOf(question: Question, product: Product): Promise<Answer> {
  const said = await questionAbout(question, product)
  if (!said.evidence.includes(product.id)) return said
  const sizes = [...new Set(product.skus.filter(buyable).map(optionText))].filter(Boolean).slice(0, 12)
  return sizes.length ? { ...said, body: `${said.body}\n${line(question, 'sizesThere', { sizes: sizes.join(' / ') })}` } : said
}
