import type { ConversationId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Bulk, BulkResult } from '../../shared/wire/views.ts'
import type { Context } from '../foundation/house.ts'
import { closeConversation, transferConversation } from './actions/attend.ts'
import { snoozeConversation } from './actions/snooze.ts'
import { tagConversation } from './actions/tags.ts'

/** The same done to many, each by its own action and with its own answer: one that may not keeps none of the others from it. */
export async function doToMany(context: Context, ids: readonly ConversationId[], bulk: Bulk): Promise<BulkResult[]> {
  const results: BulkResult[] = []
  for (const id of new Set(ids)) results.push({ id, refused: await refusalOf(context, id, bulk) })
  return results
}

async function refusalOf(context: Context, id: ConversationId, bulk: Bulk): Promise<string | null> {
  try {
    await doToOne({ ...context, idempotency: undefined }, id, bulk)
    return null
  } catch (error) {
    if (!(error instanceof Refusal) || error.status >= 500) throw error
    return error.body(context.language).error.message
  }
}

function doToOne(context: Context, conversationId: ConversationId, bulk: Bulk): Promise<unknown> {
  if (bulk.verb === 'close') return closeConversation(context, { conversationId })
  if (bulk.verb === 'assign') return transferConversation(context, { conversationId, to: bulk.to, reason: bulk.reason })
  if (bulk.verb === 'snooze') return snoozeConversation(context, { conversationId, until: new Date(bulk.until) })
  return tagConversation(context, { conversationId, [bulk.verb === 'tag' ? 'add' : 'remove']: [bulk.tag] })
}
