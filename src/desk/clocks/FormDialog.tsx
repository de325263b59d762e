import type { FormEvent, ReactNode } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useAttempt } from '../settings/use-attempt.ts'

/** What somebody filled in, by the names of its fields; nothing but spaces is nothing. */
export type Filled = (name: string) => string

/** A form in a dialog: sends once, says why it was refused and keeps what was written, closes when it is done. */
export function FormDialog({
  title,
  description,
  go,
  danger = false,
  stays = false,
  onClose,
  onSend,
  children,
}: {
  title: string
  description?: string
  go: string
  danger?: boolean
  /** Something else takes its place once it is sent. */
  stays?: boolean
  onClose(): void
  onSend(filled: Filled): Promise<unknown>
  children: ReactNode
}) {
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const sent = await attempt(() => onSend((name) => String(form.get(name) ?? '').trim()))
    if (sent && !stays) onClose()
  }
  return (
    <Dialog open onClose={onClose} title={title} {...(description && { description })}>
      <form onSubmit={(event) => void submit(event)} className="flex flex-col gap-3">
        {children}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={go} danger={danger} disabled={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
