import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { TurnView } from '../../shared/wire/assistant.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useText, withPageTexts } from '../texts/text.ts'

/** Fetched when first opened. */
const Judge = lazy(() => withPageTexts(import('./Judge.tsx')).then((module) => ({ default: module.Judge })))

const percent = (value: number) => `${Math.round(value * 100)} %`

/** Why the assistant said this, for whoever wants to know: asked for only when it is opened. */
export function Why({ message }: { message: Message }) {
  const { say } = useText()
  const [open, setOpen] = useState(false)
  const { data } = useQuery({
    queryKey: ['turns', message.conversationId, message.seq],
    queryFn: () => get<{ items: TurnView[] }>(`/conversations/${message.conversationId}/turns`),
    enabled: open,
  })
  const turn = data?.items.find(({ clientId }) => clientId === message.clientId)
  return (
    <details className="text-xs text-muted" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer">{say('why')}</summary>
      {turn && (
        <ul className="mt-1 flex flex-col gap-0.5">
          <li>
            {say('why.understood')} {turn.intent?.label ?? say('why.nothing')} · {percent(turn.confidence)}
          </li>
          {turn.alternatives.slice(1).map(({ name, label, confidence }) => (
            <li key={name}>
              {say('why.else')} {label} · {percent(confidence)}
            </li>
          ))}
          <li>
            {say('why.mood')} {turn.mood} · {percent(turn.risk)}
          </li>
          <li>
            {say('why.from')} {turn.from.length} · {Math.round(turn.tookMs)} ms
          </li>
        </ul>
      )}
      {turn && (
        <Suspense>
          <Judge conversationId={message.conversationId} turn={turn} />
        </Suspense>
      )}
    </details>
  )
}
