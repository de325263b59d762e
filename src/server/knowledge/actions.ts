import type { ArticleId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import { shopOf } from '../people/steps.ts'
import { type ArticleFormat, readArticles } from './rules/article-files.ts'
import { addArticles, changeArticle } from './steps.ts'
import { deleteVersions, findVersion } from './store/versions.ts'
import { deleteArticle, findArticle } from './store.ts'

export const writeArticle = action(
  'knowledge.edit',
  async (tx, { shopId, input }: { shopId: ShopId; input: ArticleInput }): Promise<Article> => {
    await shopOf(tx, shopId)
    const id = newId<'article'>()
    await changeArticle(tx, id, shopId, input)
    return (await findArticle(tx, id))!
  },
)

export const rewriteArticle = action(
  'knowledge.edit',
  async (tx, { id, input }: { id: ArticleId; input: ArticleInput }): Promise<Article> => {
    const before = await findArticle(tx, id)
    if (!before) throw new Refusal('article.notFound')
    await changeArticle(tx, id, before.shopId, input)
    return (await findArticle(tx, id))!
  },
)

export const removeArticle = action('knowledge.edit', async (tx, id: ArticleId) => {
  const before = await findArticle(tx, id)
  if (!before) throw new Refusal('article.notFound')
  await deleteArticle(tx, id)
  await deleteVersions(tx, id)
  tx.record('article.changed', { shopId: before.shopId }, { articleId: id, shopId: before.shopId })
})

/** Makes an older version what the article says; the newer ones stay to be gone back to. */
export const restoreArticle = action(
  'knowledge.edit',
  async (tx, { id, version }: { id: ArticleId; version: number }): Promise<Article> => {
    const before = await findArticle(tx, id)
    const content = before && (await findVersion(tx, id, version))
    if (!content) throw new Refusal('article.notFound')
    await changeArticle(tx, id, before.shopId, content)
    return (await findArticle(tx, id))!
  },
)

/** Adds every entry of a file, or none of them. */
export const importArticles = action(
  'knowledge.edit',
  async (tx, { shopId, format, text }: { shopId: ShopId; format: ArticleFormat; text: string }): Promise<{ created: number }> => {
    await shopOf(tx, shopId)
    const inputs = readArticles(format, text)
    await addArticles(tx, shopId, inputs)
    tx.record('article.changed', { shopId }, { articleId: '', shopId })
    return { created: inputs.length }
  },
)
