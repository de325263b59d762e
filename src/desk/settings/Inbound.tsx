import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Once } from './Once.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

/** Where each shop's own platform tells us what has changed, and what it signs with. */
export function Inbound() {
  const { say } = useText()
  const { me } = useDesk()
  const [secret, setSecret] = useState<string | null>(null)
  const { busy, error, attempt } = useAttempt()
  return (
    <Section title={say('inbound.title')} hint={say('inbound.hint')}>
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      <ul className="divide-y divide-line">
        {me.shops.map(({ id, name, slug }) => {
          const url = `${location.origin}/api/v1/inbound/${slug}`
          return (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
              <div className="min-w-0 flex-1 basis-60">
                <p className="font-medium">{name}</p>
                <p className="flex items-center gap-1 text-sm text-muted">
                  <span className="break-all">{url}</span>
                  <CopyButton text={url} label={say('settings.copy')} done={say('settings.copied')} />
                </p>
              </div>
              <Button
                small
                disabled={busy}
                aria-label={`${say('hooks.secret.renew')}: ${name}`}
                onClick={() =>
                  void attempt(async () => setSecret((await send<{ secret: string }>('POST', `/shops/${id}/platform-secret`)).secret))
                }
              >
                {say('hooks.secret.renew')}
              </Button>
            </li>
          )
        })}
      </ul>
      <Once title={say('hooks.secret')} text={secret} onClose={() => setSecret(null)} />
    </Section>
  )
}
