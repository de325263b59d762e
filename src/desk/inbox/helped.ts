import { send } from '../api.ts'

/** Words somebody put into a reply, until the reply is sent: then what became of them is known. */
const inserted = new Map<string, { id: string; text: string }>()

export const noteHelp = (conversationId: string, id: string, text: string): void =>
  void inserted.set(conversationId, { id, text: text.trim() })

export const decideHelp = (id: string, outcome: 'accepted' | 'edited' | 'rejected', said: string | null = null): void =>
  // What is learnt from it is no concern of whoever writes: nothing is shown when it fails.
  void send('POST', `/help-suggestions/${id}/outcome`, { outcome, said }).catch(() => {})

export function settleHelp(conversationId: string, body: string): void {
  const one = inserted.get(conversationId)
  if (!one) return
  inserted.delete(conversationId)
  if (body === one.text) decideHelp(one.id, 'accepted')
  else decideHelp(one.id, kept(one.text, body) ? 'edited' : 'rejected', body)
}

/** Whether a good part of what was offered is still there. */
function kept(offered: string, said: string): boolean {
  const pairs = (text: string) => new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))
  const [a, b] = [pairs(offered), pairs(said)]
  return [...a].filter((pair) => b.has(pair)).length >= Math.min(a.size, b.size) * 0.4
}
