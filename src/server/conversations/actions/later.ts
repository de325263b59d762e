import type { ConversationId, LaterId, StaffId } from '../../../shared/ids.ts'
import { languageOf } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { staffForShop } from '../../people/steps.ts'
import { promisedIn } from '../promised.ts'
import { requireMine, requireOpen } from '../rules.ts'
import { about, conversationOf, lockedConversation, send } from '../steps.ts'
import { deleteLater, type LaterRow, lockDueLater, lockLater, refuseLater, setLater } from '../store/later.ts'

export interface WrittenLater {
  conversationId: ConversationId
  body: string
  attachments: Attachment[]
  sendAt: Date
  /** As with a reply: until when what it promises is kept, counted from when it leaves. */
  promise?: Date | null | undefined
}

/** Writes a message that leaves at its time, through the guard as it is then. */
export const writeLater = action('conversations.reply', async (tx, said: WrittenLater): Promise<LaterId> => {
  const c = await conversationOf(tx, said.conversationId)
  requireMine(c, tx.actor.id)
  return keep(tx, { ...said, id: newId<'later'>(), shopId: c.shopId }, 'written')
})

export interface RewrittenLater {
  id: LaterId
  body: string
  sendAt: Date
  promise?: Date | null | undefined
}
/** Other words or another time; who changes it is who says it. */
export const rewriteLater = action('conversations.reply', async (tx, given: RewrittenLater): Promise<LaterId> => {
  const row = await locked(tx, given.id)
  return keep(tx, { ...row, ...given }, 'written')
})

export const cancelLater = action('conversations.reply', async (tx, id: LaterId): Promise<void> => {
  const row = await locked(tx, id)
  await deleteLater(tx, id)
  tell(tx, row, 'cancelled')
})

async function locked(tx: Tx, id: LaterId): Promise<LaterRow> {
  const row = await lockLater(tx, id)
  if (!row) throw new Refusal('later.notFound')
  return row
}

async function keep(tx: Tx, given: WrittenLater & Pick<LaterRow, 'id' | 'shopId'>, what: 'written'): Promise<LaterId> {
  if (given.sendAt <= tx.now) throw new Refusal('later.past')
  const promised = promisedIn(given.body, given.promise, given.sendAt)
  const { id, shopId, conversationId, body, attachments, sendAt } = given
  const row = { id, shopId, conversationId, body, attachments, sendAt, promised, ...writer(tx) }
  await setLater(tx, row)
  tell(tx, row, what)
  return id
}
const writer = (tx: Tx) => ({ staffId: tx.actor.id as StaffId, staffName: tx.actor.name ?? '' })

const tell = (tx: Tx, row: Omit<LaterRow, 'refused'>, what: 'written' | 'sent' | 'refused' | 'cancelled') =>
  tx.record(
    'later.changed',
    { shopId: row.shopId, conversationId: row.conversationId },
    { conversationId: row.conversationId, laterId: row.id, staffId: row.staffId, what },
  )

/**
 * Sends one message whose time has come, in its writer's name; returns how many were looked at. What may not leave (the guard, a conversation that
 * has ended, a writer who has gone) stays and says why, in both languages.
 */
export const sendDueLater = action('operations.manage', async (tx, _limit: number): Promise<number> => {
  const row = await lockDueLater(tx)
  if (!row) return 0
  try {
    await leave(tx, row)
    await deleteLater(tx, row.id)
    tell(tx, row, 'sent')
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    await refuseLater(tx, row.id, { 'zh-CN': error.body('zh-CN').error.message, en: error.body('en').error.message })
    tell(tx, row, 'refused')
  }
  return 1
})

async function leave(tx: Tx, row: LaterRow): Promise<void> {
  const c = await lockedConversation(tx, row.conversationId)
  requireOpen(c)
  await staffForShop(tx, row.staffId, row.shopId)
  const { message } = await send(tx, c, {
    clientId: `later-${row.id}`,
    author: 'staff',
    authorId: row.staffId,
    authorName: row.staffName,
    kind: 'text',
    systemCode: null,
    body: row.body,
    language: languageOf(row.body, c.language),
    cards: [],
    attachments: row.attachments,
  })
  if (row.promised)
    tx.record('promise.made', about(c), { messageId: message.id, conversationId: c.id, staffId: row.staffId, ...row.promised })
}
