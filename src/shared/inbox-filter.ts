import type { Conversation } from './wire/conversation.ts'
import type { InboxFilter } from './wire/views.ts'

const MINUTE = 60_000
const HOUR = 3_600_000

/** Whether a conversation belongs into a list narrowed by this filter; the server's query says the same. */
export function passes(c: Conversation, f: InboxFilter, staffId: string, now: number): boolean {
  return (
    (!f.status || f.status.includes(c.status)) &&
    (f.staff === undefined || (f.staff === 'nobody' ? c.staffId === null : c.staffId === (f.staff === 'me' ? staffId : f.staff))) &&
    (!f.shop || c.shopId === f.shop) &&
    (!f.channel || c.channel === f.channel) &&
    (!f.language || c.language === f.language) &&
    (!f.tag || c.tags.includes(f.tag)) &&
    (f.unread === undefined || c.unread > 0 === f.unread) &&
    (f.waiting === undefined || (c.waitingSince !== null && now - Date.parse(c.waitingSince) >= f.waiting * MINUTE)) &&
    (f.within === undefined || now - Date.parse(c.lastAt) <= f.within * HOUR)
  )
}
