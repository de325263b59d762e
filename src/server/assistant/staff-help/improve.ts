import { z } from 'zod'
import type { ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Improvement, Week } from '../../../shared/wire/staff-help.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { page, readKey } from '../../foundation/http/paging.ts'
import { rewriteArticle, writeArticle } from '../../knowledge/actions.ts'
import { articleOf, titlesOf } from '../../knowledge/steps.ts'
import { shopOf } from '../../people/steps.ts'
import { intents } from '../engine/intents.ts'
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
export const lastWeek = view('knowledge.edit', async (db, shop: ShopId): Promise<Week> => {
  await shopOf(db, shop)
  const from = new Date(db.now.getTime() - WEEK_MS)
  return { from: from.toISOString(), ...(await countWeek(db, shop, from)) }
})

const openFinding = view('knowledge.edit', async (db, id: string) => {
  const found = await findOpenFinding(db, id)
  if (!found) throw new Refusal('improvement.notFound')
  return { found, article: found.articleId ? await articleOf(db, found.articleId) : null }
})
const close = action('knowledge.edit', async (tx, { id, status }: { id: string; status: 'accepted' | 'declined' }) => {
  if (!(await decideFinding(tx, id, status))) throw new Refusal('improvement.notFound')
})

/**
 * A person's yes or no. With a yes the phrasing joins its article, or the script is written, in the words the person left standing; a corrected
 * intent is learnt with the next training.
 */
export async function decideImprovement(
  context: Context,
  { id, verb, text, body, publish }: { id: string; verb: 'accept' | 'decline'; text: string; body: string; publish: boolean },
): Promise<void> {
  const { found, article } = await openFinding(context, id)
  await close(context, { id, status: verb === 'accept' ? 'accepted' : 'declined' })
  const own: Context = { ...context, idempotency: undefined }
  if (verb === 'decline') return
  if (found.kind === 'articlePhrasing' && article) {
    const { id: articleId, shopId: _, updatedAt: __, ...input } = article
    const phrasings = [...new Set([...article.phrasings, text])].slice(-MOST_PHRASINGS)
    await rewriteArticle(own, { id: articleId, input: { ...input, phrasings } })
  }
  if (found.kind === 'article') {
    const input = { kind: 'faq' as const, language: found.language, topic: null, title: text, body, phrasings: [], published: publish }
    await writeArticle(own, { shopId: found.shopId, input })
  }
}
decideImprovement.permission = close.permission
