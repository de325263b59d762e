import type { ConversationId, ShopId } from '../../shared/ids.ts'
import { action } from '../foundation/action.ts'
import { systemActor } from '../foundation/actor.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import type { Check } from './rules/check.ts'
import { insertLog, type LogEntry } from './store.ts'

/** Where a text was about to leave to. */
export interface Leaving {
  channel: string
  conversationId: ConversationId | null
}

const EXCERPT = 160
/** Long numbers are of no use to whoever reads the log. */
const excerptOf = (text: string): string => text.replace(/\d(?:[ -]?\d){6,}/g, (digits) => `${digits.slice(0, 3)}…`).slice(0, EXCERPT)

const entryOf = (db: Reads, { channel, conversationId }: Leaving, text: string, { verdict, hits }: Check): LogEntry => ({
  conversationId,
  channel,
  author: db.actor.kind,
  authorId: db.actor.id,
  authorName: db.actor.name,
  verdict: verdict as LogEntry['verdict'],
  hits,
  excerpt: excerptOf(text),
})

/** What may leave, with its warning: kept with the message itself. */
export const logPassed = (tx: Tx, shopId: ShopId, leaving: Leaving, text: string, found: Check) =>
  insertLog(tx, shopId, entryOf(tx, leaving, text, found))

const keep = action('guard.manage', (tx, { shopId, entry }: { shopId: ShopId; entry: LogEntry }) => insertLog(tx, shopId, entry))

/** What was stopped: its transaction ends with nothing in it, so that the log is written in one of its own. Nobody waits for it. */
export function logBlocked(db: Reads, shopId: ShopId, leaving: Leaving, text: string, found: Check): void {
  const { house } = db
  const entry = entryOf(db, leaving, text, found)
  void keep({ house, actor: systemActor(db.merchantId, [shopId]), language: 'zh-CN' }, { shopId, entry }).catch((error: Error) =>
    house.log.warn({ message: error.message }, 'the guard could not write its log'),
  )
}
