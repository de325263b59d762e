import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Text } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { AutoReply } from '../../../shared/wire/auto-replies.ts'
import { action, view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { requirePassing } from '../../guard/steps.ts'
import { shopOf } from '../../people/steps.ts'
import { listAutoReplies, listDueAutoReplies, setAutoReplies } from '../store/auto-replies.ts'
import { tellCustomer } from '../telling.ts'

export const autoReplies = view('routing.manage', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return { items: await listAutoReplies(db, shopId) }
})

/** Throws `message.blocked` for words that could not leave later either. */
export const changeAutoReplies = action(
  'routing.manage',
  async (tx, { shopId, items }: { shopId: ShopId; items: readonly AutoReply[] }) => {
    await shopOf(tx, shopId)
    for (const { texts } of items) for (const text of Object.values(texts)) await requirePassing(tx, shopId, text)
    await setAutoReplies(tx, shopId, items)
    tx.record('routing.changed', { shopId }, { staffId: null })
  },
)

interface DueReply {
  conversationId: ConversationId
  clientId: string
  waitingSince: Date
  texts: Text
}
/** As they are now: a replica, which views may ask, would name those again who have just been told. */
const dueReplies = action('operations.manage', (tx, limit: number): Promise<DueReply[]> => listDueAutoReplies(tx, tx.now, limit))
const tellOne = action('operations.manage', (tx, { conversationId, clientId, waitingSince, texts }: DueReply) =>
  tellCustomer(tx, conversationId, clientId, (c) => (c.waitingSince?.getTime() === waitingSince.getTime() ? texts[c.language] : null)),
)

/**
 * Tells whoever has waited long enough, once for each wait, as a line of the house: they go on waiting. Each in its own transaction: nobody's message is
 * told while an older one runs. Returns how many there were.
 */
export async function tellWaiting(context: Context, limit: number): Promise<number> {
  let told = 0
  for (const due of await dueReplies(context, limit))
    try {
      await tellOne(context, due)
      told += 1
    } catch (error) {
      // A word that was forbidden since: not said, and the others are told.
      if (!(error instanceof Refusal)) throw error
    }
  return told
}
