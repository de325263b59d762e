import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Webhook } from '../../shared/wire/webhooks.ts'
import { get, send } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { Deliveries } from './Deliveries.tsx'
import { Once } from './Once.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'
import { WebhookDialog } from './WebhookDialog.tsx'

export function Webhooks() {
  const { say } = useText()
  const client = useQueryClient()
  const hooks = useQuery({ queryKey: ['webhooks'], queryFn: () => get<{ items: Webhook[] }>('/webhooks'), staleTime: 0 })
  const [editing, setEditing] = useState<Webhook | 'new' | null>(null)
  const [open, setOpen] = useState<string | null>(null)
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, error, attempt } = useAttempt()
  const act = async (work: () => Promise<unknown>) => {
    await attempt(work)
    await client.invalidateQueries({ queryKey: ['webhooks'] })
  }
  return (
    <Section
      title={say('settings.part.webhooks')}
      hint={say('hooks.hint')}
      aside={
        <Button look="primary" onClick={() => setEditing('new')}>
          {say('hooks.new')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Fetched found={hooks} rows={3}>
        {!hooks.data?.items.length && <EmptyState title={say('hooks.none')} hint={say('hooks.none.hint')} />}
      </Fetched>
      <ul className="divide-y divide-line">
        {hooks.data?.items.map((hook) => (
          <li key={hook.id} className="py-3">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <div className="min-w-0 flex-1 basis-60">
                <p className="flex items-center gap-2 font-medium">
                  {hook.name}
                  {!hook.active && <Badge>{say('hooks.inactive')}</Badge>}
                </p>
                <p className="text-sm break-all text-muted">{hook.url}</p>
                <p className="font-mono text-sm break-words text-muted">{hook.events.join(' ')}</p>
              </div>
              <div className="flex flex-wrap gap-2">
                <Button small aria-expanded={open === hook.id} onClick={() => setOpen(open === hook.id ? null : hook.id)}>
                  {say('hooks.log')}
                </Button>
                <Button small onClick={() => setEditing(hook)}>
                  {say('team.edit')}
                </Button>
                <Button
                  small
                  disabled={busy}
                  onClick={() =>
                    void act(async () => setSecret((await send<{ secret: string }>('POST', `/webhooks/${hook.id}/secret`)).secret))
                  }
                >
                  {say('hooks.secret.renew')}
                </Button>
                <Button small look="danger" disabled={busy} onClick={() => void act(() => send('DELETE', `/webhooks/${hook.id}`))}>
                  {say('hooks.remove')}
                </Button>
              </div>
            </div>
            {open === hook.id && <Deliveries id={hook.id} />}
          </li>
        ))}
      </ul>
      {editing && (
        <WebhookDialog
          hook={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={(made) => {
            setEditing(null)
            setSecret(made)
            void client.invalidateQueries({ queryKey: ['webhooks'] })
          }}
        />
      )}
      <Once title={say('hooks.secret')} text={secret} onClose={() => setSecret(null)} />
    </Section>
  )
}
