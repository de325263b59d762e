import type { Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { onlyPoints } from '../engine/product-words.ts'
import { candidates, productNamed, soldAs } from '../topics/candidates.ts'
import type { GoodsAsked } from './dialogue.ts'

const another =
  /^(?:(?:那么?|还有|换成)\s*(?<zh>[\p{L}\p{N}\s]{1,16}?)\s*呢|(?:ok |okay )?(?:and|what about|how about) (?:the |a |an |your )?(?<en>[\p{L}\p{N}][\p{L}\p{N} '.-]{1,30}?))[\s?？!！.。]*$/u

/** “No, the other one”, “那保温杯呢”: what was asked before, of another product. Null where it is a question of its own. `isAwaited`: which product is meant was asked. */
export async function againOf(question: Question, isAwaited: boolean): Promise<Question | null> {
  const { understood, goods, shown = [] } = question
  const { normalised } = understood
  const groups = another.exec(normalised)?.groups
  const thing = groups?.zh ?? groups?.en
  const points = shown.length > 1 && onlyPoints(normalised)
  const [one, two] = points
    ? await candidates(question)
    : thing
      ? (await soldAs(question, thing)).fits
      : [isAwaited ? undefined : await productNamed(question)]
  if (!one || two) return null
  const intent = goods?.intent ?? 'product.question'
  const text = goods?.text ?? one.title
  const asked = { ...understood, normalised: normalise(text), intent, confidence: 1, alternatives: [{ intent, confidence: 1 }] }
  const slots = understood.slots.options.length ? understood.slots : { ...understood.slots, options: goods?.options ?? [] }
  return {
    ...question,
    text,
    about: one.id,
    conversation: { ...question.conversation, viewing: null },
    of: one,
    understood: { ...asked, slots },
  }
}

/** What was asked of goods, kept so that it can be asked again of another; one that asks it again keeps it. */
export function goodsAsked({ text, understood, goods }: Question): GoodsAsked | undefined {
  if (onlyPoints(understood.normalised) || another.test(understood.normalised)) return goods
  const found = understood.alternatives.find(({ intent }) => /^product\.(?!recommend)/.test(intent))
  return found ? { intent: found.intent, text, options: understood.slots.options } : undefined
}
