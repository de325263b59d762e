import type { Texts } from './texts.ts'
import type { VisitState } from './visit.ts'

/** Who is there for the customer, below the shop's name. */
export function whoIsThere({ conversation, session }: VisitState, texts: Texts): string {
  if (conversation?.status === 'attended') return texts.staffHere.replace('{name}', conversation.staffName ?? '')
  if (conversation?.status === 'waiting') return texts.waiting
  if (conversation?.status === 'closed') return texts.closed
  const hours = session?.shop.hours
  return hours ? `${texts.assistantHere} · ${texts.people} ${hours}` : texts.assistantHere
}

/** What the customer should know while nothing comes: no network, or their place in line. Empty when all is well. */
export function noticeOf({ connected, conversation, wait }: VisitState, texts: Texts): string {
  if (!navigator.onLine) return texts.offline
  if (!connected) return texts.broken
  if (conversation?.status !== 'waiting' || !wait) return ''
  if (!wait.staffOnline) return texts.noOne
  const minutes = wait.seconds ? texts.wait.replace('{minutes}', String(Math.ceil(wait.seconds / 60))) : ''
  return texts.position.replace('{position}', String(wait.position)) + minutes
}
