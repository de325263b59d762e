import { useQueryClient } from '@tanstack/react-query'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { toast } from '../../kit/Toast.tsx'
import type { Account } from '../../shared/wire/account.ts'
import { send } from '../api.ts'
import { Section } from '../settings/Section.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { browserName } from './browser-name.ts'

export function Sessions({ sessions }: { sessions: Account['sessions'] }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const end = async (path: string) => {
    await attempt(async () => {
      const { ended = 1 } = await send<{ ended?: number }>('DELETE', path)
      toast(say('sessions.ended', { n: ended }))
    })
    await client.invalidateQueries({ queryKey: ['account'] })
  }
  return (
    <Section
      title={say('sessions.title')}
      aside={
        sessions.length > 1 && (
          <Button look="danger" disabled={busy} onClick={() => void end('/me/sessions')}>
            {say('sessions.endOthers')}
          </Button>
        )
      }
    >
      <ul className="divide-y divide-line">
        {sessions.map(({ id, browser, address, createdAt, seenAt, current }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2.5">
            <div className="min-w-0 flex-1 basis-60">
              <p className="flex items-center gap-2 font-medium">
                {browserName(browser) ?? say('sessions.unknown')}
                {current && <Badge tone="success">{say('sessions.current')}</Badge>}
              </p>
              <p className="text-sm text-muted">
                {address} · {say('sessions.seen', { at: momentText(seenAt, language) })} ·{' '}
                {say('sessions.since', { at: momentText(createdAt, language) })}
              </p>
            </div>
            {!current && (
              <Button disabled={busy} onClick={() => void end(`/me/sessions/${id}`)}>
                {say('sessions.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && (
        <p role="alert" className="mt-2 text-danger">
          {error}
        </p>
      )}
    </Section>
  )
}
