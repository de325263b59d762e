import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Staff } from '../../shared/wire/people.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

export function TransferDialog({ conversation, open, onClose }: { conversation: Conversation; open: boolean; onClose(): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const [error, setError] = useState<string | null>(null)
  const id = useId()
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff'), enabled: open })
  const colleagues = staff.data?.items.filter((one) => one.id !== me.staff.id && one.shopIds.includes(conversation.shopId)) ?? []
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
        <select id={`${id}-to`} name="to" className={`${inputLook} h-10`}>
          <option value="">{say('transfer.queue')}</option>
          {colleagues.map((one) => (
            <option key={one.id} value={one.id}>
              {`${one.name} · ${say(`presence.${one.presence}`)} · ${one.attending}/${one.cap}`}
            </option>
          ))}
        </select>
        <label htmlFor={`${id}-reason`} className="font-medium">
          {say('transfer.reason')}
        </label>
        <textarea id={`${id}-reason`} name="reason" required maxLength={500} rows={3} className={`${inputLook} py-2`} />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{say('cancel')}</Button>
          <Button look="primary" type="submit">
            {say('transfer.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
