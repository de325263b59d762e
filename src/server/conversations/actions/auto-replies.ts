import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { AutoReply } from '../../../shared/wire/auto-replies.ts'
import { action, view } from '../../foundation/action.ts'
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

/** Tells whoever has waited long enough, once for each wait, as a line of the house: they go on waiting. Returns how many there were. */
export const tellWaiting = action('operations.manage', async (tx, limit: number): Promise<number> => {
  const due = await listDueAutoReplies(tx, tx.now, limit)
  let told = 0
  for (const { conversationId, clientId, texts } of due)
    try {
      await tellCustomer(tx, conversationId, clientId, (language) => texts[language])
      told += 1
    } catch (error) {
      // A word that was forbidden since: not said, and the others are told.
      if (!(error instanceof Refusal)) throw error
    }
  return told
})
