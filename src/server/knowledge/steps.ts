import type { ArticleId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import type { House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { currentPolicy } from '../policy/steps.ts'
import { policyEntries } from './policy-entries.ts'
import { createIndex, type KnowledgeIndex } from './rules/bm25.ts'
import { type Certainty, learnCertainty } from './rules/certainty.ts'
import { insertVersion } from './store/versions.ts'
import { findArticle, hasArticle, listPublished, listTitles, setArticle } from './store.ts'

export interface ShopKnowledge {
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

interface Kept {
  ready: Map<string, ShopKnowledge>
  /** How often each shop's has become old: what was being built meanwhile is not kept. */
  changes: Map<ShopId, number>
}
const kept = new WeakMap<House, Kept>()

function keptIn(house: House): Kept {
  const existing = kept.get(house)
  if (existing) return existing
  const mine: Kept = { ready: new Map(), changes: new Map() }
  kept.set(house, mine)
  house.hub.subscribe((events) => {
    for (const event of events)
      if (event.name === 'article.changed' || event.name === 'policy.published') {
        const { shopId } = event.data
        mine.changes.set(shopId, (mine.changes.get(shopId) ?? 0) + 1)
        for (const key of mine.ready.keys()) if (key.startsWith(shopId)) mine.ready.delete(key)
      }
  })
  return mine
}

/** What the shop's customers may be told, ready to be searched: built from the database, rebuilt when an article or the policy changes anywhere. */
export async function knowledgeOf(db: Reads, shopId: ShopId, language: Language): Promise<ShopKnowledge> {
  const { ready, changes } = keptIn(db.house)
  const key = `${shopId} ${language}`
  const known = ready.get(key)
  if (known) return known
  const before = changes.get(shopId)
  const articles = await listPublished(db, shopId, language)
  const { currency } = await shopOf(db, shopId)
  const generated = policyEntries(await currentPolicy(db, shopId), articles, language, currency)
  const entries = [
    ...articles.map((entry) => ({ entry, texts: [entry.title, ...entry.phrasings] })),
    ...generated.map(({ article, texts }) => ({ entry: article, texts })),
  ]
  const knowledge: ShopKnowledge = {
    index: createIndex(entries),
    certainty: learnCertainty(entries),
    policies: new Map(entries.flatMap(({ entry }) => (entry.topic && !entry.products.length ? [[entry.topic, entry]] : []))),
    generated: new Set(generated.map(({ article }) => article.id)),
    ofProducts: articles.some(({ products }) => products.length > 0),
  }
  if (changes.get(shopId) === before) ready.set(key, knowledge)
  return knowledge
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
