import { type FormEvent, useId, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { inputLook } from '../../kit/Field.tsx'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { send } from '../api.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'

export function PublishDialog({
  shop,
  content,
  basedOn,
  onClose,
  onPublished,
}: {
  shop: string
  content: PolicyContent
  basedOn: number
  onClose(): void
  onPublished(version: number): void
}) {
  const { say } = useText()
  const id = useId()
  const [note, setNote] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const publish = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    try {
      onPublished((await send<{ version: number }>('PUT', `/shops/${shop}/policy`, { content, note, basedOn })).version)
    } catch (failure) {
      setError((failure as Error).message)
      setBusy(false)
    }
  }
  return (
    <Dialog open onClose={onClose} title={say('policy.publish.title')} description={say('policy.publish.hint')}>
      <form onSubmit={publish} className="flex flex-col gap-3">
        <label htmlFor={id} className="font-medium">
          {say('policy.publish.note')}
        </label>
        <textarea
          id={id}
          rows={2}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.target.value)}
          className={`${inputLook} py-2`}
        />
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say('policy.publish.go')} disabled={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
