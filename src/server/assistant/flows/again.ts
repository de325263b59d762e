import type { ProductId } from '../../../shared/ids.ts'
import type { Product } from '../../../shared/wire/commerce.ts'
import { findProduct } from '../../commerce/steps.ts'
import type { Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { another, onlyPoints } from '../engine/product-words.ts'
import { candidates, productNamed, soldAs } from '../topics/candidates.ts'
import { matches } from '../topics/products.ts'
import type { GoodsAsked } from './dialogue.ts'

/** “No, the other one”, “那保温杯呢”: what was asked before, of another product. Null where it is a question of its own. `isAwaited`: which product is meant was asked. */
export async function againOf(question: Question, isAwaited: boolean): Promise<Question | null> {
  const { understood, goods, shown = [], text } = question
  const about = question.conversation.viewing?.productId ?? question.about
  const { normalised } = understood
  const groups = another.exec(normalised)?.groups
  const thing = groups?.zh ?? groups?.en
  const option = thing && about ? await optionOf(question, about, thing) : null
  if (option) return asked(question, option, { intent: 'product.stock', text, options: [thing!] })
  const points = shown.length > 1 && onlyPoints(normalised)
  const [one, two] = points
    ? await candidates(question)
    : thing
      ? (await soldAs(question, thing)).fits
      : [isAwaited ? undefined : await productNamed(question)]
  if (!one || two) return null
  return asked(question, one, goods ?? { intent: 'product.question', text: one.title, options: [] })
}

/** The product spoken of, where one of its options was named. */
async function optionOf({ db }: Question, id: ProductId, named: string): Promise<Product | null> {
  const product = await findProduct(db, id)
  return product?.skus.some((sku) => matches(sku, named)) ? product : null
}

function asked(question: Question, of: Product, { intent, text, options }: GoodsAsked): Question {
  const { understood } = question
  const own = understood.slots.options
  const slots = { ...understood.slots, options: own.length ? own : options }
  return {
    ...question,
    text,
    about: of.id,
    of,
    understood: { ...understood, normalised: normalise(text), intent, confidence: 1, alternatives: [{ intent, confidence: 1 }], slots },
  }
}

/** What was asked of goods, kept so that it can be asked again of another; one that asks it again keeps it. */
export function goodsAsked({ text, understood, goods }: Question): GoodsAsked | undefined {
  if (onlyPoints(understood.normalised) || another.test(understood.normalised)) return goods
  const found = understood.alternatives.find(({ intent }) => /^product\.(?!recommend)/.test(intent))
  return found ? { intent: found.intent, text, options: understood.slots.options } : undefined
}
