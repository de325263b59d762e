import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Invited, Member } from '../../shared/wire/team.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { MemberDialog } from './MemberDialog.tsx'
import { Once } from './Once.tsx'
import { Section } from './Section.tsx'
import { useAttempt } from './use-attempt.ts'

const tones: Record<Member['state'], Tone> = { active: 'success', invited: 'signal', disabled: 'plain' }

export function Team() {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const team = useQuery({ queryKey: ['team'], queryFn: () => get<{ items: Member[] }>('/team'), staleTime: 0 })
  const [editing, setEditing] = useState<Member | 'new' | null>(null)
  const [leaving, setLeaving] = useState<Member | null>(null)
  const [link, setLink] = useState<{ name: string; token: string } | null>(null)
  const { busy, error, attempt } = useAttempt()
  const changed = () => client.invalidateQueries({ queryKey: ['team'] })
  const act = async (member: Member, verb: 'disable' | 'enable' | 'link') => {
    await attempt(async () => {
      const reply = await send<Partial<Invited>>('POST', `/team/${member.id}/${verb}`)
      if (reply.token) setLink({ name: member.name, token: reply.token })
      else toast(say('settings.saved'))
    })
    setLeaving(null)
    await changed()
  }
  return (
    <Section
      title={say('settings.part.team')}
      hint={say('team.hint')}
      aside={
        <Button look="primary" onClick={() => setEditing('new')}>
          {say('team.invite')}
        </Button>
      }
    >
      {error && (
        <p role="alert" className="mb-2 text-danger">
          {error}
        </p>
      )}
      <Fetched found={team} rows={4} />
      <ul className="divide-y divide-line">
        {team.data?.items.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
            <div className="min-w-0 flex-1 basis-64">
              <p className="flex flex-wrap items-center gap-2 font-medium">
                {member.name}
                <Badge tone={tones[member.state]}>{say(`team.state.${member.state}`)}</Badge>
                {member.secondFactor && <Badge tone="accent">{say('team.factor')}</Badge>}
              </p>
              <p className="text-sm break-words text-muted">
                {say(`role.${member.role}`)} · {member.email} ·{' '}
                {me.shops
                  .filter(({ id }) => member.shopIds.includes(id))
                  .map(({ name }) => name)
                  .join(' / ')}
              </p>
            </div>
            <div className="flex flex-wrap gap-2">
              <Button small onClick={() => setEditing(member)}>
                {say('team.edit')}
              </Button>
              {member.state === 'disabled' ? (
                <Button small disabled={busy} onClick={() => void act(member, 'enable')}>
                  {say('team.enable')}
                </Button>
              ) : (
                <Button small disabled={busy} onClick={() => void act(member, 'link')}>
                  {say('team.link')}
                </Button>
              )}
              {member.state !== 'disabled' && member.id !== me.staff.id && (
                <Button small look="danger" disabled={busy} onClick={() => setLeaving(member)}>
                  {say('team.disable')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {editing && (
        <MemberDialog
          member={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onDone={async (invited) => {
            if (invited) setLink(invited)
            else toast(say('settings.saved'))
            setEditing(null)
            await changed()
          }}
        />
      )}
      <Dialog
        open={leaving !== null}
        onClose={() => setLeaving(null)}
        title={say('team.disable')}
        description={say('team.disable.hint', { name: leaving?.name ?? '' })}
      >
        <DialogFoot
          go={say('team.disable')}
          danger
          disabled={busy}
          onClose={() => setLeaving(null)}
          onGo={() => leaving && void act(leaving, 'disable')}
        />
      </Dialog>
      <Once
        title={say('team.linkTitle')}
        hint={say('team.linkHint', { name: link?.name ?? '' })}
        text={link && `${location.origin}/desk/join#${link.token}`}
        onClose={() => setLink(null)}
      />
    </Section>
  )
}
