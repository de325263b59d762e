import { ordersOfCustomer } from '../commerce/steps.ts'
import type { CustomerRow } from '../customers/steps.ts'
import type { Reads } from '../foundation/transaction.ts'
import type { Part } from './answer.ts'
import { questionsIn } from './engine/asides.ts'
import { ACT_AT, type Engine, type Understanding } from './engine/engine.ts'
import { normalise } from './engine/normalise.ts'
import { saysPrice, somethingBought, wishesMet, withoutPointing } from './engine/product-words.ts'

const LOOKED_AT = 20
const MOST_PARTS = 3
/** What was given by hand, word for word. */
const GIVEN = 0.99

/** The questions of a message that asks two or three; none where any part of it asks nothing. */
export function partsOf(mind: Engine, text: string): Part[] {
  const parts = questionsIn(text)
  return parts.length > 1 && parts.length <= MOST_PARTS
    ? parts.map((part) => ({ text: part, understood: understoodPointing(mind, part) }))
    : []
}
const ofPurchases = /^(?:order|parcel|aftersale|refund)\./

/**
 * What a customer means. Names of goods are words no phrasing knows: where they make it unsure, a text is read once more with what this customer bought
 * called “it”, and counts when it then surely speaks of a purchase.
 */
export async function understoodFrom(db: Reads, mind: Engine, customer: CustomerRow, text: string): Promise<Understanding> {
  const understood = understoodPointing(mind, text)
  if (understood.confidence >= ACT_AT || !customer.externalId) return understood
  const orders = await ordersOfCustomer(db, customer.id, LOOKED_AT)
  const goods = wishesMet(understood.normalised, normalise(orders.flatMap(({ lines }) => lines.map(({ title }) => title)).join(' ')))
  if (!goods.length) return understood
  const plain = goods
    .reduce((rest, word) => rest.replace(word, '\0'), understood.normalised)
    .replace(/\0(?:\s*\0)*/g, somethingBought(understood.normalised))
  const { intent, confidence, alternatives } = mind.understand(plain)
  return intent && confidence >= ACT_AT && ofPurchases.test(intent) ? { ...understood, intent, confidence, alternatives } : understood
}

/** Which of several is pointed at says nothing of what is asked: “is the more expensive one wireless” is no question of price. */
function understoodPointing(mind: Engine, text: string): Understanding {
  const understood = mind.understand(text)
  const plain = withoutPointing(understood.normalised)
  if (plain === understood.normalised) return asWorded(understood, plain)
  const { intent, confidence, alternatives } = mind.understand(plain)
  return asWorded({ ...understood, intent, confidence, alternatives }, plain)
}

/** A price is asked for in words for it: short questions of goods that have none (“is it ok for swimming”) are about what the goods are like. */
function asWorded(understood: Understanding, plain: string): Understanding {
  const { intent, confidence, alternatives } = understood
  if (intent !== 'product.price' || confidence >= GIVEN || saysPrice.test(plain)) return understood
  const others = alternatives.filter((one) => one.intent !== 'product.price' && one.intent !== 'product.question')
  return { ...understood, intent: 'product.question', alternatives: [{ intent: 'product.question', confidence }, ...others] }
}
