import { useQuery } from '@tanstack/react-query'
import type { Turns } from '../../shared/wire/assistant.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { Judge } from './Judge.tsx'

const percent = (value: number) => `${Math.round(value * 100)} %`

/** What was understood and how surely; and a word from who knows better. */
export function WhyTurn({ message }: { message: Message }) {
  const { say } = useText()
  const { data } = useQuery({
    queryKey: ['turns', message.conversationId, message.seq],
    queryFn: () => get<Turns>(`/conversations/${message.conversationId}/turns`),
  })
  const turn = data?.items.find(({ clientId }) => clientId === message.clientId)
  if (!data || !turn) return null
  return (
    <>
      <ul className="mt-1 flex flex-col gap-0.5">
        <li>
          {say('why.understood')} {turn.intent?.label ?? say('why.nothing')} · {percent(turn.confidence)}
        </li>
        {turn.alternatives
          .filter(({ name }) => name !== turn.intent?.name)
          .map(({ name, label, confidence }) => (
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
        {turn.byMeaning && <li>{say('why.byMeaning')}</li>}
        {turn.unhelpful && <li className="text-danger">{say('why.unhelpful')}</li>}
      </ul>
      <Judge conversationId={message.conversationId} turn={turn} intents={data.intents} />
    </>
  )
}
