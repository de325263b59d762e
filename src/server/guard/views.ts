import { z } from 'zod'
import type { ShopId } from '../../shared/ids.ts'
import { pastView, view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import { shopOf } from '../people/steps.ts'
import { checkText } from './steps.ts'
import { findSettings, listLog, pageOfWords } from './store.ts'

export const tryText = view(
  'guard.read',
  async (db, { shopId, body, channel }: { shopId: ShopId; body: string; channel: string | null }) => {
    await shopOf(db, shopId)
    return checkText(db, shopId, body, channel)
  },
)

interface Paged {
  shopId: ShopId
  cursor?: string | undefined
  limit: number
}
const wordKey = z.tuple([z.string(), z.uuid()])

/** The shop's own words, in their order. */
export const shopWords = view('guard.manage', async (db, { shopId, search, cursor, limit }: Paged & { search: string }) => {
  await shopOf(db, shopId)
  const rows = await pageOfWords(db, { shopIds: [shopId], search, after: readKey(wordKey, cursor), limit })
  return page(
    rows,
    limit,
    (row) => row,
    (row) => [row.word, row.id],
  )
})

export const settings = view('guard.manage', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return (await findSettings(db, shopId)).verdicts
})

/** What was stopped, warned of or replaced, newest first. */
export const guardLog = pastView(
  'guard.manage',
  async (db, { shopId, verdict, cursor, limit }: Paged & { verdict?: string | undefined }) => {
    await shopOf(db, shopId)
    const before = readKey(z.tuple([z.uuid()]), cursor)?.[0] ?? null
    const rows = await listLog(db, { shopId, verdict: verdict ?? null, before, limit })
    return page(
      rows,
      limit,
      (row) => row,
      (row) => [row.id],
    )
  },
)
