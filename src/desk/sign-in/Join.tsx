import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { BellMark } from '../../kit/BellMark.tsx'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { languageFor } from '../../shared/language.ts'
import type { Invitation } from '../../shared/wire/team.ts'
import { send, speak } from '../api.ts'
import { useTextsIn } from '../texts/text.ts'

/** Where a one-time link leads: the token stands behind the #, which browsers send to nobody. */
export function Join() {
  const [token] = useState(() => location.hash.slice(1))
  const [invitation, setInvitation] = useState<Invitation | null>(null)
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const navigate = useNavigate()
  const language = invitation?.language ?? languageFor(navigator.language)
  const say = useTextsIn(language)
  useEffect(() => {
    document.documentElement.lang = language
    speak(language)
  }, [language])
  useEffect(() => {
    send<Invitation>('POST', '/join/look', { token }).then(setInvitation, (failure: Error) => setError(failure.message))
  }, [token])
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setBusy(true)
    setError(null)
    try {
      await send('POST', '/join', { token, password: new FormData(event.currentTarget).get('password') })
      toast(say('join.done'))
      await navigate({ to: '/sign-in' })
    } catch (failure) {
      setError((failure as Error).message)
      setBusy(false)
    }
  }
  return (
    <main className="grid min-h-dvh place-items-center bg-page p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <BellMark size={44} />
          <p className="text-xl font-bold">{say('brand')}</p>
        </div>
        {invitation ? (
          <form onSubmit={submit} className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-6 shadow-sm">
            <h1 className="text-lg font-semibold">{say('join.title', { merchant: invitation.merchant })}</h1>
            <p className="text-muted">{say('join.hint', { email: invitation.email })}</p>
            <input type="hidden" name="username" autoComplete="username" value={invitation.email} readOnly />
            <Field
              label={say('account.password.next')}
              name="password"
              type="password"
              autoComplete="new-password"
              minLength={10}
              placeholder={say('account.password.rule')}
              required
              autoFocus
              error={error}
            />
            <Button look="primary" type="submit" disabled={busy} className="h-11">
              {say('join.go')}
            </Button>
          </form>
        ) : (
          error && (
            <p role="alert" className="rounded-2xl border border-line bg-surface p-6 text-danger">
              {error}
            </p>
          )
        )}
      </div>
    </main>
  )
}
