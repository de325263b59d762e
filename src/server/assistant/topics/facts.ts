import type { Product } from '../../../shared/wire/commerce.ts'
import { productCard } from '../../conversations/cards.ts'
import { type Answer, answered, type Question } from '../answer.ts'
import { type Fact, factsFor } from '../engine/attributes.ts'
import { normalise } from '../engine/normalise.ts'
import { withoutPointing } from '../engine/product-words.ts'
import { flowLines } from '../say-flows.ts'

const sentences = /(?<=[。！？；!?;])|(?<=\.)\s+/

/** What a product says of itself on what is asked: those lines, all of it where nothing in particular is asked, null where it doesn't say. */
export function told(question: Question, product: Product): { answer: Answer; isAnswer: boolean } | null {
  const { language, understood } = question
  const { title, description, attributes, skus } = product
  const colon = flowLines.colon[language]
  const named = Object.entries(attributes).map(([name, value]) => `${name}${colon}${value}`)
  const options = [...new Set(skus.flatMap((sku) => Object.keys(sku.options)))].map((name) => {
    const values = new Set(skus.filter(({ available }) => available).flatMap((sku) => sku.options[name] ?? []))
    return `${name}${colon}${[...values].join(' / ')}`
  })
  const facts: Fact[] = [
    ...named.map((text) => ({ text, isNamed: true })),
    ...options.map((text) => ({ text, isNamed: true, isOption: true })),
    ...(description ?? '').split(sentences).flatMap((text) => (text.trim() ? [{ text: text.trim(), isNamed: false }] : [])),
  ]
  const found = factsFor(withoutPointing(understood.normalised), normalise(title), facts)
  const card = productCard(product)
  const body = found === 'all' ? [title, description, ...named].filter(Boolean) : [title, ...found.map(({ text }) => text)]
  if (!found.length || (found === 'all' && body.length < 2)) return null
  return { answer: answered(body.join('\n'), card ? [card] : [], [product.id]), isAnswer: found !== 'all' }
}
