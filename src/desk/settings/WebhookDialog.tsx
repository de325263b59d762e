import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import { webhookEvents } from '../../shared/webhook-events.ts'
import type { Webhook } from '../../shared/wire/webhooks.ts'
import { send } from '../api.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'
import { Ticks } from './Ticks.tsx'
import { useAttempt } from './use-attempt.ts'

export function WebhookDialog({ hook, onClose, onDone }: { hook: Webhook | null; onClose(): void; onDone(secret: string | null): void }) {
  const { say } = useText()
  const [events, setEvents] = useState<string[]>(hook?.events ?? ['message.received'])
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const input = { name: form.get('name'), url: form.get('url'), events, active: form.get('active') === 'on' }
    await attempt(async () => {
      if (hook) await send('PUT', `/webhooks/${hook.id}`, input)
      onDone(hook ? null : (await send<{ secret: string }>('POST', '/webhooks', input)).secret)
    })
  }
  return (
    <Dialog open onClose={onClose} title={hook ? hook.name : say('hooks.new')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('hooks.name')} name="name" defaultValue={hook?.name} required maxLength={60} />
        <Field label={say('hooks.url')} name="url" type="url" defaultValue={hook?.url} placeholder="https://" required error={error} />
        <Ticks
          mono
          label={say('hooks.events')}
          options={webhookEvents.map((value) => ({ value, label: value }))}
          chosen={events}
          onChoose={setEvents}
        />
        <label className="flex items-center gap-2">
          <input type="checkbox" name="active" defaultChecked={hook?.active ?? true} className="size-4 accent-accent" />
          {say('hooks.active')}
        </label>
        <DialogFoot go={say('settings.save')} disabled={busy || !events.length} onClose={onClose} />
      </form>
    </Dialog>
  )
}
