import { useQuery } from '@tanstack/react-query'
import { Eye, Pencil } from 'lucide-react'
import type { Staff } from '../../shared/wire/people.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { useViewers } from './viewers.ts'

/** Who else looks at this conversation or writes in it, so that a customer is not answered twice. */
export function OthersHere({ conversationId }: { conversationId: string }) {
  const { say } = useText()
  const viewers = useViewers(conversationId)
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff'), enabled: viewers.length > 0 })
  const named = (some: typeof viewers) =>
    some.flatMap(({ staffId }) => staff.data?.items.find(({ id }) => id === staffId)?.name ?? []).join(say('names.and'))
  const writing = named(viewers.filter(({ writes }) => writes))
  const looking = named(viewers.filter(({ writes }) => !writes))
  return (
    <span aria-live="polite" className="flex shrink-0 gap-1.5 empty:hidden">
      {writing && (
        <span className="flex items-center gap-1 rounded bg-signal-soft px-1.5 text-signal">
          <Pencil size={12} aria-hidden="true" />
          {say('thread.othersWrite', { names: writing })}
        </span>
      )}
      {looking && (
        <span className="flex items-center gap-1 rounded bg-sunken px-1.5">
          <Eye size={12} aria-hidden="true" />
          {say('thread.othersHere', { names: looking })}
        </span>
      )}
    </span>
  )
}
