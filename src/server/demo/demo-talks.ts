import { latestWith } from '../conversations/steps.ts'
import { customersByExternal } from '../customers/steps.ts'
import { view } from '../foundation/action.ts'
import type { Shop } from './demo-orders.ts'
import { customerOfTalk } from './keep-talks.ts'

/** The conversation one of the shop's written talks became. */
export const conversationOfTalk = view('operations.manage', async (db, { shop, at }: { shop: Shop; at: number }) => {
  const { externalId } = customerOfTalk(shop, at)
  const id = (await customersByExternal(db, shop.id, [externalId])).get(externalId)
  return (id && (await latestWith(db, id))?.id) ?? null
})
