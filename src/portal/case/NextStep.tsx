import { useQueryClient } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Field } from '../../kit/Field.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale, Slot } from '../../shared/wire/aftersales.ts'
import { post } from '../api.ts'
import { Link } from '../navigation.tsx'
import { over, useOwnKey } from '../order/queries.ts'
import { Panel } from '../parts/Panel.tsx'
import { Press, pressLook } from '../parts/Press.tsx'
import { Sure } from '../parts/Sure.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { PickUp } from './PickUp.tsx'

interface Step {
  verb: 'withdraw' | 'bookPickUp' | 'sendBack' | 'consent' | 'decline'
  parcel?: { carrier: string | null; trackingNumber: string }
  slot?: Slot
}
export interface Taking {
  busy: boolean
  take(step: Step): void
}

/** The customer's part, when it is their turn: a waybill, a yes or no to a price, or taking the request back. */
export function NextStep({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const { slug } = useShop()
  const cache = useQueryClient()
  const own = useOwnKey()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const [sure, setSure] = useState(false)
  const does = async (what: 'steps' | 'urge', body: object) => {
    setBusy(true)
    setError(null)
    try {
      await post(slug, `/my/aftersales/${one.id}/${what}`, body)
    } catch (failure) {
      setError(failure)
    }
    await cache.invalidateQueries({ queryKey: own })
    setSure(false)
    setBusy(false)
  }
  const take = (step: Step) => does('steps', step)
  const may = (verb: string) => one.next.includes(verb)
  const mine = may('sendBack') || may('consent')
  const urged = one.urgedCount > 0 && !may('urge') && !over.has(one.status)
  if (!one.next.length && !urged && error === null) return null
  return (
    <>
      {error !== null && <Trouble error={error} />}
      {mine && (
        <Panel title={say('case.next')}>
          {may('bookPickUp') && <PickUp one={one} busy={busy} take={(step) => void take(step)} />}
          {may('sendBack') && (
            <Link to={placesOf(slug).slip(one.id)} className={pressLook()}>
              <Printer size={18} aria-hidden="true" /> {say('case.slip')}
            </Link>
          )}
          {may('sendBack') && <Waybill busy={busy} take={(step) => void take(step)} />}
          {may('consent') && (
            <div className="flex flex-col gap-3">
              {one.quote && <p className="text-[1.25rem] font-bold tabular-nums">{moneyText(one.quote, language)}</p>}
              <Press look="primary" disabled={busy} onClick={() => void take({ verb: 'consent' })}>
                {say('case.consent')}
              </Press>
              <Press disabled={busy} onClick={() => void take({ verb: 'decline' })}>
                {say('case.decline')}
              </Press>
            </div>
          )}
        </Panel>
      )}
      {may('urge') && (
        <Press className="self-start" disabled={busy} onClick={() => void does('urge', {})}>
          {say('case.urge')}
        </Press>
      )}
      {urged && <p className="text-[0.9375rem] text-muted">{say('case.urged')}</p>}
      {may('withdraw') && (
        <>
          <button
            type="button"
            onClick={() => setSure(true)}
            className="inline-flex min-h-11 items-center self-start text-[0.9375rem] text-muted underline underline-offset-4 hover:text-text"
          >
            {say('case.withdraw')}
          </button>
          <Sure open={sure} onClose={() => setSure(false)} title={say('case.withdraw.sure')} description={say('case.withdraw.say')}>
            <div className="flex flex-col-reverse gap-3 sm:flex-row sm:justify-end">
              <Press onClick={() => setSure(false)}>{say('case.keep')}</Press>
              <Press look="danger" disabled={busy} onClick={() => void take({ verb: 'withdraw' })}>
                {say('case.withdraw')}
              </Press>
            </div>
          </Sure>
        </>
      )}
    </>
  )
}

function Waybill({ busy, take }: Taking) {
  const { say } = useText()
  const [carrier, setCarrier] = useState('')
  const [number, setNumber] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const trackingNumber = number.trim()
    if (trackingNumber) take({ verb: 'sendBack', parcel: { carrier: carrier.trim() || null, trackingNumber } })
  }
  return (
    <form onSubmit={submit} noValidate className="flex flex-col gap-4">
      <Field
        label={say('case.tracking')}
        value={number}
        maxLength={80}
        autoComplete="off"
        autoCapitalize="characters"
        onChange={(event) => setNumber(event.target.value)}
        error={tried && !number.trim() ? say('case.tracking.missing') : null}
      />
      <Field
        label={say('case.carrier')}
        value={carrier}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => setCarrier(event.target.value)}
      />
      <Press look="primary" type="submit" disabled={busy}>
        {say('case.sendBack.go')}
      </Press>
    </form>
  )
}
