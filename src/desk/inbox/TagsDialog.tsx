import { useQuery, useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { lineLook } from '../../kit/Field.tsx'
import type { ConversationState } from '../../shared/conversation-state.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'

/** The words a conversation is marked with; those used before are offered. */
export function TagsDialog({ conversation, onClose }: { conversation: Conversation; onClose(): void }) {
  const { say } = useText()
  const client = useQueryClient()
  const id = useId()
  const [error, setError] = useState<string | null>(null)
  const known = useQuery({
    queryKey: ['tags', conversation.shopId],
    queryFn: () => get<{ items: string[] }>(`/conversations/tags?shop=${conversation.shopId}`),
  })
  const change = async (body: { add?: string[]; remove?: string[] }) => {
    try {
      const now = await send<Conversation>('POST', `/conversations/${conversation.id}/tags`, body)
      client.setQueryData<ConversationState>(['thread', conversation.id], (state) => state && { ...state, conversation: now })
      void client.invalidateQueries({ queryKey: ['tags'] })
      setError(null)
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const tag = String(new FormData(event.currentTarget).get('tag')).trim()
    event.currentTarget.reset()
    if (tag) void change({ add: [tag] })
  }
  return (
    <Dialog open onClose={onClose} title={say('tag.title')}>
      <form onSubmit={submit} className="flex gap-2">
        <input
          name="tag"
          list={`${id}-known`}
          maxLength={40}
          aria-label={say('tag.name')}
          placeholder={say('tag.name')}
          className={lineLook}
        />
        <datalist id={`${id}-known`}>
          {known.data?.items.map((tag) => (
            <option key={tag}>{tag}</option>
          ))}
        </datalist>
        <Button look="primary" type="submit" className="md:h-10!">
          {say('tag.go')}
        </Button>
      </form>
      <ul className="mt-3 flex flex-wrap gap-2">
        {conversation.tags.map((tag) => (
          <li key={tag} className="flex items-center gap-1 rounded-lg bg-accent-soft py-0.5 pr-1 pl-2.5 text-sm text-accent">
            {tag}
            <button
              type="button"
              aria-label={`${say('remove')}: ${tag}`}
              onClick={() => void change({ remove: [tag] })}
              className="inline-flex size-6 items-center justify-center rounded hover:bg-sunken"
            >
              <X size={14} aria-hidden="true" />
            </button>
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="mt-2 text-danger">
          {error}
        </p>
      )}
    </Dialog>
  )
}
