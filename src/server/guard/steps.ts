import type { ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Reads } from '../foundation/transaction.ts'
import { reasons } from './dictionary.ts'
import { type Check, check } from './rules.ts'
import { listWords } from './store.ts'

/** What the guard says of a text for this shop, with each reason in the reader's language. */
export async function checkText(db: Reads, shopId: ShopId, text: string): Promise<Check> {
  return check(text, await listWords(db, shopId))
}

/** The text as it may leave. Throws `message.blocked` with the first reason; the words themselves are in the details. */
export async function passGuard(db: Reads, shopId: ShopId, text: string, language: Language): Promise<string> {
  const { verdict, hits, body } = await checkText(db, shopId, text)
  if (verdict !== 'block') return body
  const blocking = hits.filter((hit) => hit.verdict === 'block')
  throw new Refusal('message.blocked', { reason: reasons[blocking[0]!.reason][language] }, { hits: explain(blocking, language) })
}

export const explain = (hits: Check['hits'], language: Language) =>
  hits.map(({ reason, word, verdict }) => ({ code: reason, word, verdict, message: reasons[reason][language] }))
