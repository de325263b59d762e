import { moneyText } from '../../../shared/currency.ts'
import { moneyFromMajor } from '../../../shared/money.ts'
import type { Product, Sku } from '../../../shared/wire/commerce.ts'
import { searchAnyWord } from '../../commerce/steps.ts'
import { productCard } from '../../conversations/cards.ts'
import { searchWords } from '../../foundation/search-words.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { askingWords, type Budget, budgetIn, wishesMet } from '../engine/product-words.ts'
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

/** At most three that are in stock, within the budget and meet most of what is wished for (normalised words), each with why it is shown. */
export async function fittingProducts({ db, shop, language }: Wishing, wishes: string, budget: Budget | null) {
  const words = searchWords(wishes).filter((word) => !askingWords.has(word) && !/^\d+$/.test(word))
  const found = words.length ? await searchAnyWord(db, shop.id, words, LOOKED_AT) : []
  const affordable = ({ price }: Sku) => budget === null || price.amount <= moneyFromMajor(budget.most, price.currency).amount
  const fitting = found
    .map((product) => ({
      product,
      met: wishesMet(wishes, textOf(product)),
      sku: product.skus.filter((sku) => buyable(sku) && affordable(sku)).toSorted((a, b) => a.price.amount - b.price.amount)[0],
    }))
    .flatMap(({ product, met, sku }) => (sku && met.length ? [{ product, met, sku }] : []))
    .toSorted((a, b) => b.met.join('').length - a.met.join('').length || a.sku.price.amount - b.sku.price.amount)
    .slice(0, SHOWN)
  const cards = fitting.flatMap(({ product, met, sku }) => {
    const price = moneyText(sku.price, language)
    const why = [
      line({ language }, 'fits', { wishes: met.join(language === 'en' ? ', ' : '、') }),
      budget ? line({ language }, 'withinBudget', { price, budget: budget.named }) : price,
    ].join(' · ')
    return productCard(product, why) ?? []
  })
  return { cards, ids: fitting.map(({ product }) => product.id) }
}

export async function productRecommend(question: Question): Promise<Answer> {
  const wishes = question.understood.normalised
  const { cards, ids } = await fittingProducts(question, wishes, budgetIn(wishes))
  return cards.length ? answered(line(question, 'recommend'), cards, ids) : asked(line(question, 'tellNeeds'), [choices(question)])
}
