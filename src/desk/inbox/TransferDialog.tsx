import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useRef, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook, lineLook } from '../../kit/Field.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Staff } from '../../shared/wire/people.ts'
import type { Summary } from '../../shared/wire/staff-help.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'

export function TransferDialog({ conversation, open, onClose }: { conversation: Conversation; open: boolean; onClose(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const [error, setError] = useState<string | null>(null)
  const id = useId()
  const reason = useRef<HTMLTextAreaElement>(null)
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff'), enabled: open })
  const colleagues = staff.data?.items.filter((one) => one.id !== me.staff.id && one.shopIds.includes(conversation.shopId)) ?? []
  const summarise = async () => {
    try {
      const { text } = await send<Summary>('POST', `/conversations/${conversation.id}/help/summary`)
      if (reason.current) reason.current.value = [reason.current.value.trim(), text].filter(Boolean).join('\n').slice(0, 500)
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    try {
      await send('POST', `/conversations/${conversation.id}/transfer`, { to: form.get('to') || null, reason: form.get('reason') })
      setError(null)
      onClose()
    } catch (failure) {
      setError((failure as Error).message)
    }
  }
  return (
    <Dialog open={open} onClose={onClose} title={say('transfer.title')} description={say('transfer.hint')}>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <label htmlFor={`${id}-to`} className="font-medium">
          {say('transfer.to')}
        </label>
        <select id={`${id}-to`} name="to" className={lineLook}>
          <option value="">{say('transfer.queue')}</option>
          {colleagues.map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.name} · ${say(`presence.${one.presence}`)} · ${one.attending}/${one.cap}`}
            </option>
          ))}
        </select>
        <div className="flex items-center gap-2">
          <label htmlFor={`${id}-reason`} className="flex-1 font-medium">
            {say('transfer.reason')}
          </label>
          <Button small onClick={() => void summarise()}>
            {say('transfer.summary')}
          </Button>
        </div>
        <textarea ref={reason} id={`${id}-reason`} name="reason" required maxLength={500} rows={4} className={`${inputLook} py-2`} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say('transfer.go')} onClose={onClose} />
      </form>
    </Dialog>
  )
}
