import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Clock3, Pencil, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field, inputLook } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { LaterMessage } from '../../shared/wire/later.ts'
import { get, send } from '../api.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'
import { localValue } from './snooze-times.ts'

/** What has been written for later in this conversation, with the way to change it or take it back. */
export function LaterList({ conversationId }: { conversationId: string }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const key = ['later', conversationId]
  const { data } = useQuery({ queryKey: key, queryFn: () => get<{ items: LaterMessage[] }>(`/conversations/${conversationId}/later`) })
  const [changing, setChanging] = useState<LaterMessage | null>(null)
  if (!data?.items.length) return null
  const cancel = async (one: LaterMessage) => {
    await send('DELETE', `/later-messages/${one.id}`).catch((error: Error) => toast(error.message))
    await client.invalidateQueries({ queryKey: key })
  }
  return (
    <ul aria-label={say('later.list')} className="mt-2 flex max-h-40 flex-col gap-1 overflow-y-auto">
      {data.items.map((one) => (
        <li key={one.id} className="flex items-center gap-2 rounded-lg bg-sunken py-0.5 pr-1 pl-2.5 text-sm">
          <Clock3 size={14} aria-hidden="true" className={one.refused ? 'text-danger' : 'text-muted'} />
          <span className="min-w-0 flex-1">
            <span className="block truncate">{one.body}</span>
            <span className={`block truncate text-xs ${one.refused ? 'text-danger' : 'text-muted'}`}>
              {one.refused ?? say('later.at', { time: momentText(one.sendAt, language), name: one.staffName })}
            </span>
          </span>
          <IconButton label={say('later.change')} onClick={() => setChanging(one)} className="size-7!">
            <Pencil size={14} aria-hidden="true" />
          </IconButton>
          <IconButton label={say('later.cancel')} onClick={() => void cancel(one)} className="size-7!">
            <X size={14} aria-hidden="true" />
          </IconButton>
        </li>
      ))}
      {changing && (
        <ChangeLater
          one={changing}
          onClose={() => {
            setChanging(null)
            void client.invalidateQueries({ queryKey: key })
          }}
        />
      )}
    </ul>
  )
}

function ChangeLater({ one, onClose }: { one: LaterMessage; onClose(): void }) {
  const { say } = useText()
  const [error, setError] = useState<string | null>(null)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    try {
      const sendAt = new Date(String(form.get('at'))).toISOString()
      await send('PUT', `/later-messages/${one.id}`, { body: form.get('body'), sendAt })
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say('later.change')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <textarea
          name="body"
          required
          maxLength={8000}
          rows={5}
          defaultValue={one.body}
          aria-label={say('reply')}
          className={`${inputLook} py-2`}
        />
        <Field
          label={say('later.when')}
          name="at"
          type="datetime-local"
          required
          defaultValue={localValue(new Date(one.sendAt))}
          error={error}
        />
        <DialogFoot go={say('later.save')} onClose={onClose} />
      </form>
    </Dialog>
  )
}
