import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useEffect, useState } from 'react'
import { BellMark } from '../../kit/BellMark.tsx'
import { Button } from '../../kit/Button.tsx'
import { Field } from '../../kit/Field.tsx'
import { type Language, languageFor, languageNames, otherLanguage } from '../../shared/language.ts'
import type { Me } from '../../shared/wire/people.ts'
import type { Setup } from '../../shared/wire/setup.ts'
import { get, Refused, send, speak } from '../api.ts'
import { setupKey } from '../start/use-setup.ts'
import { useTextsIn } from '../texts/text.ts'

export function SignIn() {
  const [language, setLanguage] = useState<Language>(() => languageFor(navigator.language))
  const [error, setError] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  /** The password was right, and there is a second factor. */
  const [codeAsked, setCodeAsked] = useState(false)
  const client = useQueryClient()
  const navigate = useNavigate()
  const say = useTextsIn(language)
  const other = otherLanguage(language)
  useEffect(() => {
    document.documentElement.lang = language
    document.title = `${say('signIn.title')} · ${say('brand')}`
    speak(language)
  }, [language, say])

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    setBusy(true)
    setError(null)
    try {
      client.clear()
      const code = form.get('code')
      const given = { email: form.get('email'), password: form.get('password'), ...(code && { code }) }
      const me = await send<Me>('POST', '/sign-in', given)
      client.setQueryData(['me'], me)
      const to = new URLSearchParams(location.search).get('to')
      // Back to the page that was wanted; only ever one of our own.
      if (to && /^\/desk\/(?!sign-in)[\w\-/]*(\?[\w\-=&.%]*)?$/.test(to)) await navigate({ href: to.slice('/desk'.length), replace: true })
      else if (me.permissions.includes('shops.manage') && (await isStarting(client))) await navigate({ to: '/start' })
      else await navigate({ to: '/inbox/$queue', params: { queue: 'waiting' } })
    } catch (failure) {
      const needed = failure instanceof Refused && failure.code === 'signIn.codeNeeded'
      if (needed) setCodeAsked(true)
      else setError((failure as Error).message)
      setBusy(false)
    }
  }

  return (
    <main className="grid min-h-dvh place-items-center bg-page p-4">
      <div className="w-full max-w-sm">
        <div className="mb-6 flex items-center gap-3">
          <BellMark size={44} />
          <div>
            <p className="text-xl leading-tight font-bold">{say('brand')}</p>
            <p className="text-muted">{say('brand.line')}</p>
          </div>
        </div>
        <form onSubmit={submit} className="flex flex-col gap-4 rounded-2xl border border-line bg-surface p-6 shadow-sm">
          <h1 className="text-lg font-semibold">{say('signIn.title')}</h1>
          <Field label={say('signIn.email')} name="email" type="email" autoComplete="username" required autoFocus />
          <Field
            label={say('signIn.password')}
            name="password"
            type="password"
            autoComplete="current-password"
            required
            error={codeAsked ? null : error}
          />
          {codeAsked && (
            <Field label={say('signIn.code')} name="code" autoComplete="one-time-code" maxLength={40} required autoFocus error={error}>
              <p className="text-sm text-muted">{say('signIn.code.hint')}</p>
            </Field>
          )}
          <Button look="primary" type="submit" disabled={busy} className="h-11">
            {say(busy ? 'signIn.going' : 'signIn.go')}
          </Button>
          {!codeAsked && <p className="text-sm text-muted">{say('signIn.first')}</p>}
        </form>
        <p className="mt-4 text-center">
          <button
            type="button"
            className="min-h-9 px-3 text-muted underline underline-offset-4"
            lang={other}
            onClick={() => setLanguage(other)}
          >
            {languageNames[other]}
          </button>
        </p>
      </div>
    </main>
  )
}

/** Whether the owner of a new shop still has steps to do; when that can't be told, they are not held up by it. */
async function isStarting(client: QueryClient): Promise<boolean> {
  const setup = await client.fetchQuery({ queryKey: setupKey, queryFn: () => get<Setup>('/setup') }).catch(() => null)
  return setup?.state === 'open' && !setup.finished
}
