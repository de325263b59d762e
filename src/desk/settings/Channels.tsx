import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Channel } from '../../shared/wire/channels.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useChannels } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { ChannelDialog } from './ChannelDialog.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

/** Ways customers reach the shops that their own programs bring in: what each is called, where its messages go, and whether it is open. */
export function Channels() {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const channels = useChannels()
  const [editing, setEditing] = useState<Channel | 'new' | null>(null)
  const { busy, error, attempt } = useAttempt()
  const reload = () => client.invalidateQueries({ queryKey: ['channels'] })
  const turn = ({ shopId, name, title, ownIds, active }: Channel) =>
    attempt(async () => {
      await send('PUT', `/shops/${shopId}/channels/${name}`, { title, ownIds, active: !active })
      await reload()
    })
  return (
    <Section
      title={say('settings.part.channels')}
      hint={say('channels.hint')}
      aside={
        <Button look="primary" onClick={() => setEditing('new')}>
          {say('channels.new')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="text-danger">
          {error}
        </p>
      )}
      {channels.length === 0 && <EmptyState title={say('channels.none')} hint={say('channels.none.hint')} />}
      <ul className="divide-y divide-line">
        {channels.map((one) => {
          const address = `${location.origin}/api/v1/shops/${one.shopId}/channels/${one.name}/messages`
          return (
            <li key={`${one.shopId} ${one.name}`} className="py-3">
              <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
                <div className="min-w-0 flex-1 basis-60">
                  <p className="flex flex-wrap items-center gap-2 font-medium">
                    {one.title}
                    <code className="text-sm font-normal text-muted">{one.name}</code>
                    {!one.active && <Badge>{say('hooks.inactive')}</Badge>}
                  </p>
                  <p className="text-sm text-muted">
                    {me.shops.length > 1 && `${me.shops.find(({ id }) => id === one.shopId)?.name ?? ''} · `}
                    {say(one.ownIds ? 'channels.ids.own' : 'channels.ids.shop')}
                  </p>
                  <p className="flex items-center gap-1 text-sm text-muted">
                    <span className="break-all">POST {address}</span>
                    <CopyButton text={address} label={say('settings.copy')} done={say('settings.copied')} />
                  </p>
                </div>
                <div className="flex flex-wrap gap-2">
                  <Button small aria-label={`${say('team.edit')}: ${one.title}`} onClick={() => setEditing(one)}>
                    {say('team.edit')}
                  </Button>
                  <Button small disabled={busy} onClick={() => void turn(one)}>
                    {say(one.active ? 'channels.off' : 'channels.on')}
                  </Button>
                </div>
              </div>
            </li>
          )
        })}
      </ul>
      {editing && (
        <ChannelDialog
          channel={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={() => {
            setEditing(null)
            void reload()
          }}
        />
      )}
    </Section>
  )
}
