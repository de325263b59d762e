import { ArrowRight, MapPin, RotateCcw, ShieldCheck, Zap } from 'lucide-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Field } from '../kit/Field.tsx'
import type { FoundOrder } from '../shared/wire/portal.ts'
import { post } from './api.ts'
import { go, Link, useAddress } from './navigation.tsx'
import { Notice } from './parts/Notice.tsx'
import { Press } from './parts/Press.tsx'
import { Trouble } from './parts/Trouble.tsx'
import { placesOf } from './places.ts'
import { keepSession, useSession } from './session.ts'
import { useShop, useTitle } from './shop.ts'
import { useText } from './texts/text.ts'

/** The first page: an order by its number and a contact of whoever ordered. */
export function FindOrder() {
  const { say } = useText()
  const shop = useShop()
  const session = useSession(shop.slug)
  const { why } = useAddress()
  useTitle(say('find.title'))
  return (
    <div className="mx-auto grid max-w-4xl items-start gap-8 md:grid-cols-[1fr_26rem] md:gap-12 md:pt-8">
      <div>
        <h1 className="text-[1.75rem] leading-tight font-bold md:text-[2.25rem]">{say('find.title')}</h1>
        <p className="mt-2 text-muted md:text-[1.0625rem]">{say('find.hint')}</p>
        <ul className="mt-6 hidden flex-col gap-3 md:flex">
          <Does icon={<MapPin size={18} aria-hidden="true" />}>{say('find.does.track')}</Does>
          <Does icon={<RotateCcw size={18} aria-hidden="true" />}>{say('find.does.return')}</Does>
          <Does icon={<Zap size={18} aria-hidden="true" />}>{say('find.does.answer')}</Does>
        </ul>
      </div>
      <div className="flex flex-col gap-4">
        {why.expired && <Notice tone="wait">{say('find.expired')}</Notice>}
        {why.ended && !session && <Notice tone="wait">{say('find.ended')}</Notice>}
        {session?.order && (
          <Link
            to={placesOf(shop.slug).order(session.order)}
            className="flex min-h-14 items-center justify-between gap-3 rounded-2xl border border-line bg-accent-soft px-4 font-semibold text-accent"
          >
            {say('find.again')}
            <ArrowRight size={18} aria-hidden="true" />
          </Link>
        )}
        <Form />
      </div>
    </div>
  )
}

const Does = ({ icon, children }: { icon: ReactNode; children: string }) => (
  <li className="flex items-center gap-3">
    <span className="grid size-9 shrink-0 place-items-center rounded-xl bg-accent-soft text-accent">{icon}</span>
    {children}
  </li>
)

function Form() {
  const { say } = useText()
  const shop = useShop()
  const [number, setNumber] = useState('')
  const [contact, setContact] = useState('')
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!number.trim() || !contact.trim() || busy) return
    setBusy(true)
    setError(null)
    try {
      const found = await post<FoundOrder>(shop.slug, `/public/${shop.slug}/find-order`, { number, contact })
      keepSession(shop.slug, { token: found.token, order: found.order })
      go(placesOf(shop.slug).order(found.order))
    } catch (failure) {
      setError(failure)
    } finally {
      setBusy(false)
    }
  }
  const missing = (value: string) => (tried && !value.trim() ? say('find.missing') : null)
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-5 rounded-2xl border border-line bg-surface p-5 sm:p-6">
      <Field
        label={say('find.number')}
        value={number}
        onChange={(event) => setNumber(event.target.value)}
        error={missing(number)}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={80}
        required
      >
        <Hint>{say('find.number.hint')}</Hint>
      </Field>
      <Field
        label={say('find.contact')}
        value={contact}
        onChange={(event) => setContact(event.target.value)}
        error={missing(contact)}
        autoComplete="off"
        maxLength={200}
        required
      >
        <Hint>{say('find.contact.hint')}</Hint>
      </Field>
      {error !== null && <Trouble error={error} />}
      <Press look="primary" type="submit" disabled={busy}>
        {busy ? say('find.busy') : say('find.go')}
      </Press>
      <p className="flex items-center gap-2 text-[0.875rem] text-muted">
        <ShieldCheck size={16} className="shrink-0" aria-hidden="true" />
        {say('find.safe')}
      </p>
    </form>
  )
}

const Hint = ({ children }: { children: string }) => <p className="text-[0.875rem] text-muted">{children}</p>
