import type { ArticleId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Article, ArticleInput } from '../../shared/wire/knowledge.ts'
import { action } from '../foundation/action.ts'
import { newId } from '../foundation/new-id.ts'
import { shopOf } from '../people/steps.ts'
import { deleteArticle, findArticle, setArticle } from './store.ts'

export const writeArticle = action(
  'knowledge.edit',
  async (tx, { shopId, input }: { shopId: ShopId; input: ArticleInput }): Promise<Article> => {
    await shopOf(tx, shopId)
    const id = newId<'article'>()
    await setArticle(tx, id, shopId, input)
    tx.record('article.changed', { shopId }, { articleId: id, shopId })
    return (await findArticle(tx, id))!
  },
)

export const rewriteArticle = action(
  'knowledge.edit',
  async (tx, { id, input }: { id: ArticleId; input: ArticleInput }): Promise<Article> => {
    const before = await findArticle(tx, id)
    if (!before) throw new Refusal('article.notFound')
    await setArticle(tx, id, before.shopId, input)
    tx.record('article.changed', { shopId: before.shopId }, { articleId: id, shopId: before.shopId })
    return (await findArticle(tx, id))!
  },
)

export const removeArticle = action('knowledge.edit', async (tx, id: ArticleId) => {
  const before = await findArticle(tx, id)
  if (!before) throw new Refusal('article.notFound')
  await deleteArticle(tx, id)
  tx.record('article.changed', { shopId: before.shopId }, { articleId: id, shopId: before.shopId })
})
