import { z } from 'zod'
import type { ArticleId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Improvement, Week } from '../../../shared/wire/staff-help.ts'
import { action, pastView, view } from '../../foundation/action.ts'
import { page, readKey } from '../../foundation/http/paging.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { articleOf, changeArticle, titlesOf } from '../../knowledge/steps.ts'
import { shopOf } from '../../people/steps.ts'
import { intents } from '../engine/intents.ts'
import { learnThis } from '../lessons/steps.ts'
import { countWeek, decideFinding, findOpenFinding, type KeptFinding, listFindings } from '../store/improvements.ts'
import { isIntent } from './learn.ts'

const WEEK_MS = 7 * 86_400_000
/** An article says it in at most so many ways. */
const MOST_PHRASINGS = 100

const wire = ({ fingerprint: _, intent, ...found }: KeptFinding, titles: ReadonlyMap<string, string>, language: Language): Improvement => ({
  ...found,
  target: found.articleId ? (titles.get(found.articleId) ?? null) : intent && isIntent(intent) ? intents[intent][language] : null,
  at: found.at.toISOString(),
})

interface Asked {
  shop: ShopId
  status: Improvement['status']
  language: Language
  cursor?: string | undefined
  limit: number
}
/** What would make the assistant better, newest first. */
export const improvements = view('knowledge.edit', async (db, { shop, status, language, cursor, limit }: Asked) => {
  await shopOf(db, shop)
  const rows = await listFindings(db, shop, status, readKey(z.tuple([z.iso.datetime(), z.uuid()]), cursor), limit)
  const titles = await titlesOf(
    db,
    rows.flatMap(({ articleId }) => articleId ?? []),
  )
  return page(
    rows,
    limit,
    (row) => wire(row, titles, language),
    (row) => [row.at.toISOString(), row.id],
  )
})

/** How the last seven days went. */
export const lastWeek = pastView('knowledge.edit', async (db, shop: ShopId): Promise<Week> => {
  await shopOf(db, shop)
  const from = new Date(db.now.getTime() - WEEK_MS)
  return { from: from.toISOString(), ...(await countWeek(db, shop, from)) }
})

interface Decision {
  id: string
  verb: 'accept' | 'decline'
  /** In the words the person left standing. */
  text: string
  body: string
  publish: boolean
}

/**
 * A person's yes or no, once. With a yes the phrasing joins its article, the script is written, or the corrected intent joins what the shop's
 * assistant has been taught; all of it or nothing.
 */
export const decideImprovement = action('knowledge.edit', async (tx, { id, verb, text, body, publish }: Decision) => {
  const found = await findOpenFinding(tx, id)
  if (!found || !(await decideFinding(tx, id, verb === 'accept' ? 'accepted' : 'declined'))) throw new Refusal('improvement.notFound')
  const { shopId, kind, language, intent, articleId } = found
  await shopOf(tx, shopId)
  if (verb === 'decline') return
  if (kind === 'intentPhrasing' && intent && isIntent(intent)) await learnThis(tx, shopId, { text, intent })
  if (kind === 'articlePhrasing' && articleId) await addPhrasing(tx, articleId, text)
  if (kind === 'article')
    await changeArticle(tx, newId<'article'>(), shopId, {
      kind: 'faq',
      language,
      topic: null,
      title: text,
      body,
      phrasings: [],
      published: publish,
    })
})

/** An article that is no more has no use for it. */
async function addPhrasing(tx: Tx, id: ArticleId, text: string): Promise<void> {
  const article = await articleOf(tx, id)
  if (!article) return
  const { id: _, shopId, updatedAt: __, ...input } = article
  await changeArticle(tx, id, shopId, { ...input, phrasings: [...new Set([...article.phrasings, text])].slice(-MOST_PHRASINGS) })
}
