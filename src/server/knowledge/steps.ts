import type { ArticleId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import { FirstReady, inSlices } from '../foundation/in-slices.ts'
import { newId } from '../foundation/new-id.ts'
import { perHouse } from '../foundation/per-house.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { currentPolicy } from '../policy/steps.ts'
import { policyEntries } from './policy-entries.ts'
import { buildIndex, type KnowledgeIndex, type Merged } from './rules/bm25.ts'
import { type Certainty, learningCertainty } from './rules/certainty.ts'
import { insertVersion } from './store/versions.ts'
import { findArticle, hasArticle, listPublished, listTitles, setArticle } from './store.ts'

export interface ShopKnowledge {
  /** Each text with how it may be asked for, by title. */
  entries: readonly Merged<Article>[]
  index: KnowledgeIndex<Article>
  /** How surely what is found first is what was asked for; learnt from the shop's own entries. */
  certainty: Certainty
  /** Policies by what they rule. */
  policies: ReadonlyMap<string, Article>
  /** Entries nobody wrote: they are the policy itself. */
  generated: ReadonlySet<string>
  /** Whether some entries hold for single products only. */
  ofProducts: boolean
}

/** What became old while it was being built is good enough for whoever waited for it; otherwise one who keeps writing would let everybody wait. */
const OVERTAKEN_MS = 1_000

interface Kept {
  ready: Map<string, { knowledge: ShopKnowledge; until: number }>
  building: Map<string, Promise<void>>
  /** How often each shop's has become old. */
  changes: Map<ShopId, number>
}
const keptIn = perHouse(
  (): Kept => ({ ready: new Map(), building: new Map(), changes: new Map() }),
  ({ ready, changes }, event) => {
    if (event.name !== 'article.changed' && event.name !== 'policy.published') return
    const { shopId } = event.data
    changes.set(shopId, (changes.get(shopId) ?? 0) + 1)
    for (const key of ready.keys()) if (key.startsWith(shopId)) ready.delete(key)
  },
)

/** What the shop's customers may be told, as the database has it now: what was written, and the policy in its own words. */
export async function entriesOf(db: Reads, shopId: ShopId, language: Language) {
  const articles = await listPublished(db, shopId, language)
  const { currency } = await shopOf(db, shopId)
  const generated = policyEntries(await currentPolicy(db, shopId), articles, language, currency)
  const entries: Merged<Article>[] = [
    ...articles.map((entry) => ({ entry, texts: [entry.title, ...entry.phrasings] })),
    ...generated.map(({ article, texts }) => ({ entry: article, texts })),
  ]
  return { articles, generated, entries }
}

/** Pauses: twenty-eight thousand entries take three seconds. */
function* build({ articles, generated, entries }: Awaited<ReturnType<typeof entriesOf>>): Generator<void, ShopKnowledge> {
  return {
    entries,
    index: yield* buildIndex(entries),
    certainty: yield* learningCertainty(entries),
    policies: new Map(entries.flatMap(({ entry }) => (entry.topic && !entry.products.length ? [[entry.topic, entry]] : []))),
    generated: new Set(generated.map(({ article }) => article.id)),
    ofProducts: articles.some(({ products }) => products.length > 0),
  }
}

const keyOf = (shopId: ShopId, language: Language) => `${shopId} ${language}`

/**
 * What the shop's customers may be told, ready to be searched: built from the database, rebuilt when an article or the policy changes anywhere. Built
 * outside of whatever transaction needs it first, which is run again then.
 */
export async function knowledgeOf(db: Reads, shopId: ShopId, language: Language): Promise<ShopKnowledge> {
  const { ready, building, changes } = keptIn(db.house)
  const key = keyOf(shopId, language)
  const known = ready.get(key)
  if (known && performance.now() < known.until) return known.knowledge
  const begun = building.get(key)
  if (begun) throw new FirstReady(begun)
  const before = changes.get(shopId)
  const all = await entriesOf(db, shopId, language)
  const work = async () => {
    const knowledge = await inSlices(build(all))
    ready.set(key, { knowledge, until: changes.get(shopId) === before ? Infinity : performance.now() + OVERTAKEN_MS })
  }
  const mine = building.get(key) ?? work().finally(() => building.delete(key))
  building.set(key, mine)
  throw new FirstReady(mine)
}

/** The same inside this transaction, for a house that hears of nothing: with what the transaction has written and nobody else will ever see. */
export async function readyHere(db: Reads, shopId: ShopId, language: Language): Promise<void> {
  const knowledge = await inSlices(build(await entriesOf(db, shopId, language)))
  keptIn(db.house).ready.set(keyOf(shopId, language), { knowledge, until: Infinity })
}

/** Writes an article and keeps what it says now as a version. */
async function keepArticle(tx: Tx, id: ArticleId, shopId: ShopId, input: ArticleInput): Promise<void> {
  await setArticle(tx, id, shopId, input)
  await insertVersion(tx, id, shopId, input)
}

/** Writes an article and tells whoever keeps it. */
export async function changeArticle(tx: Tx, id: ArticleId, shopId: ShopId, input: ArticleInput): Promise<void> {
  await keepArticle(tx, id, shopId, input)
  tx.record('article.changed', { shopId }, { articleId: id, shopId })
}

export async function addArticles(tx: Tx, shopId: ShopId, inputs: readonly ArticleInput[]): Promise<void> {
  for (const input of inputs) await keepArticle(tx, newId<'article'>(), shopId, input)
}

export const articleOf = (db: Reads, id: ArticleId): Promise<Article | undefined> => findArticle(db, id)

/** How articles are called, by id. */
export async function titlesOf(db: Reads, ids: readonly ArticleId[]): Promise<ReadonlyMap<string, string>> {
  return new Map(ids.length ? (await listTitles(db, ids)).map(({ id, title }) => [id, title]) : [])
}

/** Whether there is anything customers of a shop may be told. */
export const hasSomethingToSay = (db: Reads, shopId: ShopId): Promise<boolean> => hasArticle(db, shopId)
