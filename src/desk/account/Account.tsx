import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { FormEvent } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Account as Kept } from '../../shared/wire/account.ts'
import type { Me } from '../../shared/wire/people.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { Section } from '../settings/Section.tsx'
import { useAttempt } from '../settings/use-attempt.ts'
import { useText } from '../texts/text.ts'
import { SecondFactor } from './SecondFactor.tsx'
import { Sessions } from './Sessions.tsx'

export const accountKey = ['account'] as const

export function Account() {
  const { say } = useText()
  const kept = useQuery({ queryKey: accountKey, queryFn: () => get<Kept>('/me/account'), staleTime: 0 })
  return (
    <>
      <Profile />
      <Password />
      {kept.data ? (
        <>
          <SecondFactor on={kept.data.secondFactor} left={kept.data.recoveryCodesLeft} />
          <Sessions sessions={kept.data.sessions} />
        </>
      ) : (
        <Skeleton label={say('list.loading')} rows={4} />
      )}
    </>
  )
}

function Profile() {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = String(new FormData(event.currentTarget).get('name')).trim()
    if (!(await attempt(() => send('PUT', '/me/name', { name })))) return
    client.setQueryData<Me>(['me'], (before) => before && { ...before, staff: { ...before.staff, name } })
    toast(say('settings.saved'))
  }
  return (
    <Section title={say('account.profile')}>
      <form onSubmit={submit} className="flex max-w-md flex-col gap-3">
        <Field label={say('account.name')} name="name" defaultValue={me.staff.name} required maxLength={60} error={error} />
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-muted">
          <dt>{say('account.email')}</dt>
          <dd className="text-text">{me.staff.email}</dd>
          <dt>{say('account.role')}</dt>
          <dd className="text-text">{say(`role.${me.staff.role}`)}</dd>
        </dl>
        <Button type="submit" disabled={busy} className="self-start">
          {say('settings.save')}
        </Button>
      </form>
    </Section>
  )
}

function Password() {
  const { say } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const { busy, error, attempt } = useAttempt()
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const given = new FormData(form)
    if (!(await attempt(() => send('PUT', '/me/password', { password: given.get('password'), next: given.get('next') })))) return
    form.reset()
    toast(say('account.password.changed'))
    void client.invalidateQueries({ queryKey: accountKey })
  }
  return (
    <Section title={say('account.password')} hint={say('account.password.hint')}>
      <form onSubmit={submit} className="flex max-w-md flex-col gap-3">
        <input type="hidden" name="username" autoComplete="username" value={me.staff.email} readOnly />
        <Field label={say('account.password.now')} name="password" type="password" autoComplete="current-password" required />
        <Field
          label={say('account.password.next')}
          name="next"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          placeholder={say('account.password.rule')}
          error={error}
        />
        <Button type="submit" disabled={busy} className="self-start">
          {say('account.password.change')}
        </Button>
      </form>
    </Section>
  )
}
