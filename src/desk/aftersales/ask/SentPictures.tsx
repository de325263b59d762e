import { useQuery } from '@tanstack/react-query'
import type { ConversationState } from '../../../shared/conversation-state.ts'
import type { Attachment } from '../../../shared/wire/conversation.ts'
import { get } from '../../api.ts'
import { useText } from '../../texts/text.ts'

interface Props {
  conversationId: string
  chosen: readonly Attachment[]
  onChange(files: readonly Attachment[]): void
}

/** What the customer has sent in this conversation already: taken as evidence with one press. */
export function SentPictures({ conversationId, chosen, onChange }: Props) {
  const { say } = useText()
  const { data } = useQuery({
    queryKey: ['thread', conversationId],
    queryFn: () => get<ConversationState>(`/conversations/${conversationId}`),
  })
  const sent = (data?.messages ?? [])
    .filter((message) => message.author === 'customer')
    .flatMap((message) => message.attachments)
    .filter((file) => file.type.startsWith('image/') && !chosen.some((one) => one.fileId === file.fileId))
    .slice(-8)
  if (!sent.length) return null
  return (
    <section aria-label={say('pictures.sent')}>
      <p className="text-sm text-muted">{say('pictures.sent')}</p>
      <ul className="mt-1 flex flex-wrap gap-2">
        {sent.map((file) => (
          <li key={file.fileId}>
            <button
              type="button"
              aria-label={say('pictures.take', { name: file.name })}
              onClick={() => onChange([...chosen, file])}
              className="block overflow-hidden rounded-lg border border-line hover:border-accent"
            >
              <img src={file.url} alt="" className="size-12 object-cover" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
