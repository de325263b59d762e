import { moneyText } from '../../../shared/currency.ts'
import { moneyFromMajor } from '../../../shared/money.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import { affordableProducts, searchAnyWord } from '../../commerce/steps.ts'
import { productCard } from '../../conversations/cards.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { OFFER_AT } from '../engine/engine.ts'
import { normalise } from '../engine/normalise.ts'
import { type Budget, budgetIn, isOpenWish, kindLetter, saysIt, wishesMet } from '../engine/product-words.ts'
import { goodsWords, isKind } from './goods-words.ts'
import { buyable } from './products.ts'

/** So many that have any of the words are looked at; three are shown. */
const LOOKED_AT = 60
const SHOWN = 3

const textOf = ({ title, category, description, attributes, skus }: Product): string =>
  normalise(
    [title, category, description, ...Object.entries(attributes).flat(), ...skus.flatMap(({ options }) => Object.values(options))].join(
      ' ',
    ),
  )

type Wishing = Pick<Question, 'db' | 'shop' | 'language'>
type Fitting = { product: Product; met: string[]; sku: Sku }

const affordable = (budget: Budget | null) => (sku: Sku) =>
  buyable(sku) && (budget === null || sku.price.amount <= moneyFromMajor(budget.most, sku.price.currency).amount)

/** At most three that are in stock, within the budget and meet most of what is wished for (normalised words), each with why it is shown. */
export async function fittingProducts(wishing: Wishing, wishes: string, budget: Budget | null, onlyOfKind = false) {
  const letter = kindLetter.exec(wishes)?.[1]
  const words = goodsWords(wishes)
  const found = words.length ? await searchAnyWord(wishing.db, wishing.shop.id, words, LOOKED_AT) : []
  // A letter that is part of a pair is only looked for alone.
  const ofLetter = letter ? await searchAnyWord(wishing.db, wishing.shop.id, [letter], LOOKED_AT) : []
  const all = [...new Map([...found, ...ofLetter].map((product) => [product.id, product])).values()]
    .map((product) => ({
      product,
      met: [...wishesMet(wishes, textOf(product)), ...(letter && isKind(product, letter) ? [letter] : [])],
      sku: product.skus.filter(affordable(budget)).toSorted((a, b) => a.price.amount - b.price.amount)[0],
    }))
    .flatMap(({ product, met, sku }) => (sku && met.length ? [{ product, met, sku }] : []))
    .toSorted((a, b) => b.met.join('').length - a.met.join('').length || a.sku.price.amount - b.sku.price.amount)
  // Who asks for a skirt is not shown a shirt, however airy.
  const ofKind = all.filter(({ product, met }) => met.some((word) => isKind(product, word)))
  return shown(wishing, ofKind.length || onlyOfKind ? ofKind : all, budget)
}

/** Three that come nearest to a sum, for who wishes for nothing else. */
async function nearBudget(wishing: Wishing, budget: Budget) {
  const most = moneyFromMajor(budget.most, wishing.shop.currency).amount
  const found = await affordableProducts(wishing.db, wishing.shop.id, most, SHOWN)
  const fitting = found.flatMap((product) => {
    const sku = product.skus.filter(affordable(budget)).toSorted((a, b) => b.price.amount - a.price.amount)[0]
    return sku ? [{ product, met: [], sku }] : []
  })
  return shown(wishing, fitting, budget)
}

function shown({ language }: Wishing, all: readonly Fitting[], budget: Budget | null) {
  const fitting = all.slice(0, SHOWN)
  const cards = fitting.flatMap(({ product, met, sku }) => {
    const price = moneyText(sku.price, language)
    const why = [
      ...(met.length ? [line({ language }, 'fits', { wishes: met.join(language === 'en' ? ', ' : '、') })] : []),
      budget ? line({ language }, 'withinBudget', { price, budget: budget.named }) : price,
    ].join(' · ')
    return productCard(product, why) ?? []
  })
  return {
    cards,
    ids: fitting.map(({ product }) => product.id),
    titles: fitting.map(({ product }) => product.title).join(language === 'en' ? ', ' : '、'),
  }
}

export async function productRecommend(question: Question): Promise<Answer> {
  const wishes = question.understood.normalised
  const budget = budgetIn(wishes)
  const { cards, ids, titles } = await fittingProducts(question, wishes, budget)
  if (cards.length) return answered(line(question, 'recommend', { titles }), cards, ids)
  const near = budget && isOpenWish(wishes) ? await nearBudget(question, budget) : null
  if (near?.cards.length)
    return { ...asked(line(question, 'nearBudget', { titles: near.titles }), near.cards, near.ids), outcome: 'answered' }
  return asked(line(question, 'tellNeeds'), [choices(question)])
}

const ofGoods = /^product\./
const bought = /^(?:order\.(?!bulk|how)|parcel|aftersale|refund|return|complaint|compensation)/

/** Goods that were named, where it is not sure what is asked of them but nothing speaks of something bought. */
export async function browsed(question: Question): Promise<Answer | null> {
  const { alternatives, normalised: wishes } = question.understood
  const likely = alternatives.filter(({ confidence }) => confidence >= OFFER_AT)
  if (!likely.some(({ intent }) => ofGoods.test(intent)) || likely.some(({ intent }) => bought.test(intent)) || saysIt.test(wishes))
    return null
  const { cards, ids, titles } = await fittingProducts(question, wishes, budgetIn(wishes), true)
  return cards.length ? answered(line(question, 'recommend', { titles }), cards, ids) : null
}
