import type { useNavigate } from '@tanstack/react-router'
import type { Found } from '../../shared/wire/search.ts'

/** Goes to what was found: a message to its conversation, an order to its customer, a case to its page. */
export function openFound(navigate: ReturnType<typeof useNavigate>, { kind, id, conversationId, customerId }: Found): unknown {
  if (conversationId) return navigate({ to: '/inbox/$queue/$conversationId', params: { queue: 'all', conversationId } })
  if (kind === 'aftersale') return navigate({ to: '/aftersales/$stage/$aftersaleId', params: { stage: 'review', aftersaleId: id } })
  if (kind === 'complaint') return navigate({ to: '/complaints/$stage/$complaintId', params: { stage: 'todo', complaintId: id } })
  if (kind === 'ticket') return navigate({ to: '/tickets/$stage', params: { stage: 'open' } })
  return customerId && navigate({ to: '/customers/$customerId', params: { customerId } })
}

/** What was typed, marked where it stands: the pieces of a text in turn, every second one a match. */
export function marked(text: string, typed: string): string[] {
  const words = typed
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  return words.length ? text.split(new RegExp(`(${words.join('|')})`, 'iu')) : [text]
}
