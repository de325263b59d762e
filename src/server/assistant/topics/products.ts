import { moneyText } from '../../../shared/currency.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import type { Article } from '../../../shared/wire/knowledge.ts'
import { productCard } from '../../conversations/cards.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { isThing, namedIn } from '../engine/named-goods.ts'
import { normalise } from '../engine/normalise.ts'
import { asksWhichOptions, plainOption } from '../engine/product-words.ts'
import { timeText } from '../say.ts'
import { type Meant, meantBy, wordsOf } from './candidates.ts'
import { told } from './facts.ts'
import { faqAnswer, offered } from './knowledge.ts'

const asButton = ({ title }: Article) => ({ label: title, say: title })
const mentions = (text: string, thing: string): boolean => normalise(text).includes(thing.replace(/(?:es|s)$/, ''))

/** A thing that this shop does not sell: said as it is, with what is near. It is not “it” afterwards, nor is what was spoken of before. */
async function notSold(question: Question, { thing }: NonNullable<Meant['missing']>, near: readonly Product[]): Promise<Answer> {
  const known = await faqAnswer(question)
  if (known) return known
  const texts = await offered(question)
  const said = texts.filter(({ title, phrasings, body }) => mentions([title, ...phrasings, body].join(' '), thing))
  // What a text of the shop speaks of may well be had there, though it is no product.
  if (said.length && !near.length) return asked(line(question, 'didYouMean'), [choices(question, said.map(asButton))])
  const cards = near.slice(0, 3).flatMap((product) => productCard(product) ?? [])
  const titles = near.slice(0, 3).map(({ title }) => title)
  const body = line(question, titles.length ? 'notSoldNear' : 'notSold', {
    thing,
    titles: titles.join(question.language === 'en' ? ', ' : '、'),
  })
  return { ...answered(body, [...cards, choices(question, texts.slice(0, 2).map(asButton))]), about: 'nothing' }
}

/** Where a question names a thing that is none of the shop's products, the honest answer to it. */
export async function unlessSold(question: Question): Promise<Answer | null> {
  const { missing, near = [] } = await meantBy(question)
  return missing ? notSold(question, missing, near) : null
}

export async function oneProduct(question: Question): Promise<Product | Answer> {
  const { found, missing, near = [] } = await meantBy(question)
  if (missing) return notSold(question, missing, near)
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
export const productStock = ofOneProduct((question, product) =>
  asksForPart(question, product) ? questionAbout(question, product) : stockOf(question, product, optionsAsked(question, product)),
)
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

export const productQuestion = ofOneProduct(questionAbout)

/** What the shop's guides say of this product, else what it says of itself on what was asked, else what holds for everything. */
export async function questionAbout(question: Question, product: Product): Promise<Answer> {
  const known = await faqAnswer(question, product)
  const isOwn = known?.ofProduct
  const facts = told(question, product)
  if (known && (isOwn || !facts?.isAnswer)) return known
  if (facts) return facts.answer
  const wanted = optionsAsked(question, product)
  const isChoice = wanted.length > 0 && wanted.every((option) => product.skus.some((sku) => matches(sku, option)))
  return isChoice ? stockOf(question, product, wanted) : notSaid(question, product)
}

/** The product doesn't say: an honest word and a way to somebody who knows. */
export function notSaid(question: Question, product: Product): Answer {
  const card = productCard(product)
  return {
    ...asked(line(question, 'notSaid', { product: product.title }), [...(card ? [card] : []), choices(question)], [product.id]),
    useful: false,
    outcome: 'unsure',
  }
}

/** Whether a question asks for something that is only part of this product: 有充电线吗 of a phone is no question of stock. */
export const asksForPart = ({ understood }: Question, product: Product): boolean => {
  const { normalised, slots } = understood
  const named = slots.options.length ? null : namedIn(normalised)
  return (
    asksWhichOptions.test(normalised) ||
    (!!named && !isThing(named.thing, wordsOf(product)) && !product.skus.some((sku) => matches(sku, named.thing)))
  )
}

/** The options that were asked about, as customers and shops call them. */
export const optionsAsked = ({ understood }: Question, product: Product): readonly string[] => {
  const { normalised, slots } = understood
  const thing = slots.options.length ? undefined : namedIn(normalised)?.thing
  return thing && !isThing(thing, wordsOf(product)) && product.skus.some((sku) => matches(sku, thing)) ? [thing] : slots.options
}

/** The product's guide of sizes, else what it says of sizes, and which there are. */
export async function sizesOf(question: Question, product: Product): Promise<Answer> {
  const said = await questionAbout(question, product)
  if (said.ofProduct) return said
  const sizes = [...new Set(product.skus.filter(buyable).map(optionText))].filter(Boolean).slice(0, 12)
  if (!sizes.length) return said
  const there = line(question, 'sizesThere', { sizes: sizes.join(' / ') })
  const card = productCard(product)
  return said.outcome === 'unsure'
    ? answered([product.title, there].join('\n'), card ? [card] : [], [product.id])
    : { ...said, body: `${said.body}\n${there}` }
}
