import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Field } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import type { ApiKey } from '../../shared/wire/team.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { type TextKey, useText } from '../texts/text.ts'
import { Once } from './Once.tsx'
import { Section } from './Section.tsx'
import { Ticks } from './Ticks.tsx'
import { useAttempt } from './use-attempt.ts'

export function Keys() {
  const { say, language } = useText()
  const client = useQueryClient()
  const keys = useQuery({ queryKey: ['api-keys'], queryFn: () => get<{ items: ApiKey[] }>('/api-keys'), staleTime: 0 })
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<string | null>(null)
  const { busy, error, attempt } = useAttempt()
  const changed = () => client.invalidateQueries({ queryKey: ['api-keys'] })
  const revoke = async (id: string) => {
    await attempt(() => send('DELETE', `/api-keys/${id}`))
    await changed()
  }
  return (
    <Section
      title={say('settings.part.keys')}
      hint={say('keys.hint')}
      aside={
        <Button look="primary" onClick={() => setMaking(true)}>
          {say('keys.new')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <Fetched found={keys} rows={3}>
        {!keys.data?.items.length && <EmptyState title={say('keys.none')} hint={say('keys.none.hint')} />}
      </Fetched>
      <ul className="divide-y divide-line">
        {keys.data?.items.map(({ id, name, permissions, createdAt, revokedAt }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 py-3">
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex items-center gap-2 font-medium">
                {name}
                {revokedAt && <Badge>{say('keys.revoked')}</Badge>}
              </p>
              <p className="text-sm text-muted">{say('keys.made', { at: momentText(createdAt, language) })}</p>
              <p className="font-mono text-sm break-words text-muted">{permissions.join(' ')}</p>
            </div>
            {!revokedAt && (
              <Button small look="danger" disabled={busy} onClick={() => void revoke(id)}>
                {say('keys.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {making && (
        <KeyDialog
          onClose={() => setMaking(false)}
          onDone={(key) => {
            setMaking(false)
            setMade(key)
            void changed()
          }}
        />
      )}
      <Once title={say('keys.new')} text={made} onClose={() => setMade(null)} />
    </Section>
  )
}

function KeyDialog({ onClose, onDone }: { onClose(): void; onDone(key: string): void }) {
  const { say } = useText()
  const { me } = useDesk()
  const [permissions, setPermissions] = useState<string[]>([])
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = new FormData(event.currentTarget).get('name')
    await attempt(async () => onDone((await send<{ key: string }>('POST', '/api-keys', { name, permissions })).key))
  }
  return (
    <Dialog open onClose={onClose} title={say('keys.new')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('keys.name')} name="name" required maxLength={100} error={error} />
        <Ticks
          mono
          label={say('keys.permissions')}
          options={me.permissions.map((value) => ({ value, label: say(`permission.${value}` as TextKey) }))}
          chosen={permissions}
          onChoose={setPermissions}
        />
        <DialogFoot go={say('keys.new')} disabled={busy || !permissions.length} onClose={onClose} />
      </form>
    </Dialog>
  )
}
