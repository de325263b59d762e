import type { MerchantId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import type { Article } from '../../../shared/wire/knowledge.ts'
import type { CustomerRow } from '../../customers/steps.ts'
import { view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { perHouse } from '../../foundation/per-house.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { maskFor } from '../model/mask.ts'
import { ModelTrouble } from '../model/port.ts'
import { listVectors } from '../store/vectors.ts'
import { createNearness, type Nearness } from './nearness.ts'
import { limits, type Meaning } from './port.ts'
import { embeddingOf } from './settings.ts'

/** So many shops' meanings stay in memory, a few megabytes each. */
const MOST = 20
/** After so many failures in a row nobody waits for the server for a while. */
const FAILURES = 3
const REST_MS = 60_000
const LETTERS = 500
/** Numbers of orders, parcels and the like mean nothing, and are nobody's business. */
const longNumber = /[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*\d[\w-]*/g

/** What leaves of a question: not who the customer is, nor any longer number. */
export const sentOf = (customer: Asked['customer'], text: string): string =>
  maskFor(customer)(text).replace(longNumber, ' ').trim().slice(0, LETTERS)

interface Kept {
  nearness: Map<string, { source: string; nearness: Promise<Nearness<Article>> }>
  troubles: Map<MerchantId, { failures: number; until: number }>
}
const keptIn = perHouse(
  (): Kept => ({ nearness: new Map(), troubles: new Map() }),
  ({ nearness }, event) => {
    if (event.name === 'vectors.kept' || event.name === 'article.changed' || event.name === 'policy.published')
      for (const key of nearness.keys()) if (key.startsWith(event.data.shopId)) nearness.delete(key)
  },
)

/** What the shop's texts mean, of one language and one source. */
async function nearnessOf(db: Reads, shopId: ShopId, language: Language, source: string): Promise<Nearness<Article>> {
  const { nearness } = keptIn(db.house)
  const key = `${shopId} ${language}`
  const known = nearness.get(key)
  nearness.delete(key)
  const one = known?.source === source ? known : { source, nearness: load(db, shopId, language, source) }
  nearness.set(key, one)
  for (const oldest of nearness.keys()) if (nearness.size > MOST) nearness.delete(oldest)
  try {
    return await one.nearness
  } catch (error) {
    nearness.delete(key)
    throw error
  }
}

async function load(db: Reads, shopId: ShopId, language: Language, source: string): Promise<Nearness<Article>> {
  const { entries } = await knowledgeOf(db, shopId, language)
  const vectors = await listVectors(db, shopId, language, source, limits.texts)
  const meanings = new Map(vectors.map(({ id, vector }) => [id, new Int8Array(vector)]))
  return createNearness(
    entries.flatMap(({ entry }) => {
      const meaning = meanings.get(entry.id)
      return meaning ? [{ entry, meaning }] : []
    }),
  )
}

/** What a question means, and the texts of the shop to hold it against. */
export interface Sought {
  question: Meaning
  nearness: Nearness<Article>
}

interface Asked {
  shopId: ShopId
  language: Language
  text: string
  customer: Pick<CustomerRow, 'name' | 'email' | 'phone' | 'address'>
}
const among = view('conversations.answer', async (db, { shopId, language }: Pick<Asked, 'shopId' | 'language'>) => {
  const embedding = await embeddingOf(db)
  const nearness = embedding && (await nearnessOf(db, shopId, language, embedding.source))
  return nearness?.size ? { embed: embedding!.embed, nearness } : null
})

/**
 * What a customer's question means, where the shop has this switched on; null when it has not, when nobody answers in time, or while a server that
 * failed is left alone. Called outside of any transaction. Who the customer is does not leave the house, nor does any longer number.
 */
export async function meaningOf(context: Context, { shopId, language, text, customer }: Asked): Promise<Sought | null> {
  const { house, actor } = context
  const { troubles } = keptIn(house)
  const trouble = troubles.get(actor.merchantId)
  if (trouble && trouble.failures >= FAILURES && house.clock.now().getTime() < trouble.until) return null
  const found = await among(context, { shopId, language })
  const sent = sentOf(customer, text)
  if (!found || !/\p{L}/u.test(sent)) return null
  try {
    const [question] = await found.embed([sent], limits.questionMs)
    troubles.delete(actor.merchantId)
    return { question: question!, nearness: found.nearness }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    troubles.set(actor.merchantId, { failures: (trouble?.failures ?? 0) + 1, until: house.clock.now().getTime() + REST_MS })
    house.log.warn({ kind: error.kind, message: error.message }, 'a question could not be put into numbers')
    return null
  }
}
