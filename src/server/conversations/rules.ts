import { cut } from '../../shared/cut.ts'
import type { StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Draft, State } from './state.ts'

/** A conversation closed for longer than this is history: the next message opens a new one. */
export const REOPEN_WITHIN_MS = 24 * 3_600_000

export const mayReopen = (c: State, now: Date): boolean => c.closedAt !== null && now.getTime() - c.closedAt.getTime() <= REOPEN_WITHIN_MS

const excerptOf = (body: string): string => (body.length > 140 ? `${cut(body, 139)}…` : body).replace(/\s+/g, ' ')

/** A conversation moves up in the lists at most this often: four indexes hold its place, and a lively talk would be moved in all of them for every line. */
const MOVES_UP_MS = 60_000
const movedUp = (lastAt: Date, now: Date): Date => (now.getTime() - lastAt.getTime() >= MOVES_UP_MS ? now : lastAt)

/** Whoever does something to a conversation has it before their eyes again. */
const inSight = { snoozedUntil: null }

/** What a message does to its conversation. `useful` = it answers something (a greeting or a hand-over alone doesn't stop the first-answer clock). */
export function withMessage(c: State, draft: Draft, now: Date, useful = true): State {
  const next = { ...c, lastSeq: c.lastSeq + 1, lastAt: movedUp(c.lastAt, now) }
  if (draft.kind !== 'text') return next
  next.lastAuthor = draft.author
  next.lastExcerpt = excerptOf(draft.body || draft.attachments[0]?.name || '')
  next.lastMessageAt = now
  next.snoozedUntil = null
  if (draft.author === 'customer') {
    next.unread += 1
    next.customerReadSeq = next.lastSeq
    next.firstAskedAt ??= now
    // Someone waits, unless the assistant holds the conversation and answers at once.
    next.waitingSince = c.status === 'assistant' ? null : (c.waitingSince ?? now)
    return next
  }
  if (useful && c.firstAskedAt) next.firstAnswerMs ??= Math.max(0, now.getTime() - c.firstAskedAt.getTime())
  if (draft.author === 'staff') Object.assign(next, { waitingSince: null, unread: 0, staffReadSeq: next.lastSeq })
  return next
}

/** The assistant steps back; the customer waits for a person from now on. Already waiting or attended: nothing changes. */
export const handedOver = (c: State, now: Date): State =>
  c.status === 'assistant' ? { ...c, status: 'waiting', waitingSince: c.waitingSince ?? now } : c

/** Throws `conversation.closed`, or `conversation.taken` when a colleague attends it and the taker may not take over. */
export function taken(c: State, staff: { id: StaffId; name: string }, mayTakeOver: boolean): State {
  requireOpen(c)
  if (c.status === 'attended' && c.staffId !== staff.id && !mayTakeOver)
    throw new Refusal('conversation.taken', { name: c.staffName ?? '' })
  return { ...c, ...inSight, status: 'attended', staffId: staff.id, staffName: staff.name }
}

/** Back to the queue. Whoever was waiting keeps their place. */
export function returned(c: State, now: Date): State {
  requireOpen(c)
  return { ...c, ...inSight, status: 'waiting', staffId: null, staffName: null, waitingSince: c.waitingSince ?? now }
}

export function givenBack(c: State): State {
  requireOpen(c)
  return { ...c, ...inSight, status: 'assistant', staffId: null, staffName: null, waitingSince: null }
}

export function closed(c: State, now: Date): State {
  requireOpen(c)
  return { ...c, ...inSight, status: 'closed', waitingSince: null, unread: 0, closedAt: now }
}

/** By staff: they attend it. By the customer (`staff` null): the assistant does, as at the beginning. */
export function reopened(c: State, staff: { id: StaffId; name: string } | null): State {
  if (c.status !== 'closed') throw new Refusal('conversation.notClosed')
  return {
    ...c,
    closedAt: null,
    status: staff ? 'attended' : 'assistant',
    staffId: staff?.id ?? null,
    staffName: staff?.name ?? null,
    firstAskedAt: null,
    firstAnswerMs: null,
  }
}

/** Out of sight until a time ahead; whoever waits keeps waiting. Throws `conversation.snoozePast`, `conversation.closed`. */
export function snoozed(c: State, until: Date, now: Date): State {
  requireOpen(c)
  if (c.status !== 'attended') throw new Refusal('conversation.notYours')
  if (until <= now) throw new Refusal('conversation.snoozePast')
  return { ...c, snoozedUntil: until, staffReadSeq: c.lastSeq, unread: 0 }
}
export const woken = (c: State): State => ({ ...c, ...inSight })

export const readByStaff = (c: State, seq: number): State =>
  seq <= c.staffReadSeq ? c : { ...c, staffReadSeq: Math.min(seq, c.lastSeq), unread: seq >= c.lastSeq ? 0 : c.unread }
export const readByCustomer = (c: State, seq: number): State =>
  seq <= c.customerReadSeq ? c : { ...c, customerReadSeq: Math.min(seq, c.lastSeq) }

export function requireOpen(c: State): void {
  if (c.status === 'closed') throw new Refusal('conversation.closed')
}

/** Only who attends a conversation speaks in it. Throws `conversation.notYours` or `conversation.closed`. */
export function requireMine(c: State, staffId: string): void {
  requireOpen(c)
  if (c.status !== 'attended' || c.staffId !== staffId) throw new Refusal('conversation.notYours')
}
