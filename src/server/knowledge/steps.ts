import type { ArticleId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import type { House } from '../foundation/house.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
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
}

const kept = new WeakMap<House, Map<string, ShopKnowledge>>()

function keptIn(house: House): Map<string, ShopKnowledge> {
  const existing = kept.get(house)
  if (existing) return existing
  const map = new Map<string, ShopKnowledge>()
  kept.set(house, map)
  house.hub.subscribe((events) => {
    for (const event of events)
      if (event.name === 'article.changed') for (const key of map.keys()) if (key.startsWith(event.data.shopId)) map.delete(key)
  })
  return map
}

/** What the shop's customers may be told, ready to be searched: built from the database, rebuilt when an article changes anywhere. */
export async function knowledgeOf(db: Reads, shopId: ShopId, language: Language): Promise<ShopKnowledge> {
  const map = keptIn(db.house)
  const key = `${shopId} ${language}`
  const ready = map.get(key)
  if (ready) return ready
  const articles = await listPublished(db, shopId, language)
  const entries = articles.map((entry) => ({ entry, texts: [entry.title, ...entry.phrasings] }))
  const knowledge: ShopKnowledge = {
    index: createIndex(entries),
    certainty: learnCertainty(entries),
    policies: new Map(articles.filter((article) => article.topic).map((article) => [article.topic!, article])),
  }
  map.set(key, knowledge)
  return knowledge
}

/** Writes an article and keeps what it says now as a version. */
export async function keepArticle(tx: Tx, id: ArticleId, shopId: ShopId, input: ArticleInput): Promise<void> {
  await setArticle(tx, id, shopId, input)
  await insertVersion(tx, id, shopId, input)
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
