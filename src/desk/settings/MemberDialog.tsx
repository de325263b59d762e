import { type FormEvent, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import { Field } from '../../kit/Field.tsx'
import type { Invited, Member } from '../../shared/wire/team.ts'
import { send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { DialogFoot } from '../parts/DialogFoot.tsx'
import { useText } from '../texts/text.ts'
import { Ticks } from './Ticks.tsx'
import { useAttempt } from './use-attempt.ts'

const roles = ['staff', 'supervisor', 'owner'] as const

/** Somebody new, or somebody who is there. */
export function MemberDialog({
  member,
  onClose,
  onDone,
}: {
  member: Member | null
  onClose(): void
  onDone(invited: { name: string; token: string } | null): Promise<void>
}) {
  const { say, language } = useText()
  const { me } = useDesk()
  const [role, setRole] = useState<string>(member?.role ?? 'staff')
  const [shopIds, setShopIds] = useState<string[]>(member?.shopIds ?? me.shops.map(({ id }) => id))
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const name = String(form.get('name')).trim()
    const place = { name, role, shopIds, cap: Number(form.get('cap')) }
    await attempt(async () => {
      if (member) {
        await send('PUT', `/team/${member.id}`, place)
        return onDone(null)
      }
      const { token } = await send<Invited>('POST', '/team', { ...place, email: form.get('email'), language })
      return onDone({ name, token })
    })
  }
  return (
    <Dialog open onClose={onClose} title={member ? member.name : say('team.invite')}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <Field label={say('team.name')} name="name" defaultValue={member?.name} required maxLength={60} />
        {!member && <Field label={say('team.email')} name="email" type="email" required />}
        <div className="grid gap-4 sm:grid-cols-2">
          <Choice
            label={say('team.role')}
            value={role}
            options={roles.map((value) => ({ value, label: say(`role.${value}`) }))}
            onChoose={setRole}
          />
          <Field label={say('team.cap')} name="cap" type="number" min={0} max={500} defaultValue={member?.cap ?? 12} />
        </div>
        {me.shops.length > 1 && (
          <Ticks
            label={say('team.shops')}
            options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={shopIds}
            onChoose={setShopIds}
          />
        )}
        {error && (
          <p role="alert" className="text-danger">
            {error}
          </p>
        )}
        <DialogFoot go={say(member ? 'settings.save' : 'team.invite')} disabled={busy || !shopIds.length} onClose={onClose} />
      </form>
    </Dialog>
  )
}
