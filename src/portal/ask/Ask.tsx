import { useQuery, useQueryClient } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { Aftersale, Plan } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Option, OrderOptions } from '../../shared/wire/portal.ts'
import { post } from '../api.ts'
import { go, Instead, Link, useAddress } from '../navigation.tsx'
import { useOptions, useOrder, useOwnKey } from '../order/queries.ts'
import { Loading } from '../parts/Loading.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Press } from '../parts/Press.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { ConfirmStep } from './ConfirmStep.tsx'
import { askOf, type Draft, describing, emptyDraft, isKind, newKey, type Step, stepsOf, swapping } from './draft.ts'
import { GoodsStep } from './GoodsStep.tsx'
import { AddressStep, isAddressComplete, PaymentStep } from './PlaceSteps.tsx'
import { PlanStep } from './PlanStep.tsx'
import { WhyStep } from './WhyStep.tsx'

const titles: Readonly<Record<Step, TextKey>> = {
  goods: 'ask.goods',
  address: 'ask.address',
  payment: 'ask.payment',
  why: 'ask.why',
  plan: 'ask.plan',
  confirm: 'ask.confirm',
}

/** A request in at most four steps. Nothing happens before the last one. */
export function Ask({ order, kind }: { order: string; kind: string }) {
  return (
    <Signed>
      <Ready key={`${order} ${kind}`} id={order} kind={kind} />
    </Signed>
  )
}

function Ready({ id, kind }: { id: string; kind: string }) {
  const { slug } = useShop()
  const order = useOrder(id)
  const options = useOptions(id)
  const error = order.error ?? options.error
  if (error) return <Trouble error={error} again={() => void Promise.all([order.refetch(), options.refetch()])} />
  if (!order.data || !options.data) return <Loading />
  const option = options.data.options.find((one) => one.kind === kind)
  if (!isKind(kind) || !option) return <Instead to={placesOf(slug).order(id)} />
  return <Steps order={order.data} option={option} told={options.data} />
}

/** With a single line to choose from there is nothing to choose. */
function firstDraft(order: Order, option: Option, told: OrderOptions): Draft {
  const only = option.lines.find((line) => line.outcome !== 'refuse')
  const left = told.lines.find((line) => line.lineId === only?.lineId)?.left ?? 0
  return order.lines.length === 1 && only && left === 1 ? { ...emptyDraft, chosen: { [only.lineId]: 1 } } : emptyDraft
}

interface Lack {
  key: TextKey
  values?: Record<string, string | number>
}
/** What is still missing on a step; null = on to the next. */
function missing(step: Step, { kind, reasons }: Option, draft: Draft, order: Order): Lack | null {
  if (step === 'goods') {
    const chosen = order.lines.filter((line) => (draft.chosen[line.id] ?? 0) > 0)
    if (!chosen.length) return { key: 'ask.goods.none' }
    const bare = swapping(kind) ? chosen.find((line) => !draft.swaps[line.id]) : undefined
    return bare ? { key: 'ask.swap.none', values: { title: bare.title } } : null
  }
  if (step === 'why') {
    const pictures = reasons.find((one) => one.reason === draft.reason)?.pictures ?? 0
    if (!draft.reason) return { key: 'ask.why.none' }
    return describing(kind) && draft.photos.length < pictures ? { key: 'ask.photos.need', values: { count: pictures } } : null
  }
  if (step === 'address') return isAddressComplete(draft.address) ? null : { key: 'ask.address.none' }
  if (step === 'payment') return draft.method ? null : { key: 'ask.payment.none' }
  return null
}

function Steps({ order, option, told }: { order: Order; option: Option; told: OrderOptions }) {
  const { say, language } = useText()
  const { slug } = useShop()
  const cache = useQueryClient()
  const own = useOwnKey()
  const { kind } = option
  const steps = stepsOf[kind]
  const [draft, setDraft] = useState(() => firstDraft(order, option, told))
  const [tried, setTried] = useState(false)
  const [sending, setSending] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // The step stands in the address, so that the browser's own “back” goes a step back; after a reload it begins anew.
  const asked = Number(useAddress().query.get('step')) || 1
  const complete = steps.findIndex((step) => missing(step, option, draft, order) !== null)
  const at = Math.min(Math.max(0, asked - 1), complete < 0 ? steps.length - 1 : complete)
  const step = steps[at]!
  const ask = askOf(kind, draft)
  const text = JSON.stringify(ask)
  const key = useMemo(() => `${text.length} ${newKey()}`, [text])
  const plan = useQuery({
    queryKey: [...own, 'plan', order.id, text, language],
    queryFn: () => post<Plan>(slug, `/my/orders/${order.id}/plan`, { ask }),
    enabled: step === 'plan' || step === 'confirm',
    staleTime: 0,
    placeholderData: (before) => before,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(say(`kind.${kind}`))
  // Reading goes on at the step's heading, except on the first, where the page itself has just begun.
  const shown = useRef(step)
  useEffect(() => {
    if (shown.current !== step) heading.current?.focus()
    shown.current = step
  }, [step])

  const set = (change: Partial<Draft>) => {
    setError(null)
    setDraft((before) => ({ ...before, ...change }))
  }
  const turn = (to: number) => {
    setTried(false)
    go(placesOf(slug).ask(order.id, kind, to + 1))
  }
  const next = () => {
    if (missing(step, option, draft, order)) setTried(true)
    else turn(at + 1)
  }
  const submit = async () => {
    setSending(true)
    setError(null)
    try {
      const made = await post<Aftersale>(slug, `/my/orders/${order.id}/aftersales`, { ask }, key)
      await cache.invalidateQueries({ queryKey: own })
      go(placesOf(slug).request(made.id), { replace: true })
    } catch (failure) {
      setError(failure)
      setSending(false)
    }
  }
  const lack = tried ? missing(step, option, draft, order) : null
  const refused = plan.data?.verdict.verdict === 'refuse'
  return (
    <div className="mx-auto max-w-2xl">
      <Link to={placesOf(slug).order(order.id)} className="inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
        <ArrowLeft size={18} aria-hidden="true" /> {say('order.title', { number: order.number })}
      </Link>
      <p className="mt-2 text-[0.9375rem] font-semibold text-accent">{say(`kind.${kind}`)}</p>
      <h1 ref={heading} tabIndex={-1} className="text-[1.5rem] leading-tight font-bold outline-none">
        {say(titles[step])}
      </h1>
      <div className="mt-3 flex gap-1.5" role="img" aria-label={say('ask.steps', { at: at + 1, of: steps.length })}>
        {steps.map((one, i) => (
          <span key={one} className={i <= at ? 'h-1.5 flex-1 rounded-full bg-accent' : 'h-1.5 flex-1 rounded-full bg-line'} />
        ))}
      </div>
      <div className="mt-5">
        {step === 'goods' && <GoodsStep order={order} option={option} told={told} draft={draft} set={set} />}
        {step === 'why' && <WhyStep option={option} draft={draft} set={set} />}
        {step === 'address' && <AddressStep draft={draft} set={set} />}
        {step === 'payment' && <PaymentStep draft={draft} set={set} methods={told.methods} />}
        {plan.error && (step === 'plan' || step === 'confirm') && <Trouble error={plan.error} again={() => void plan.refetch()} />}
        {step === 'plan' && !plan.data && !plan.error && <Loading />}
        {step === 'plan' && plan.data && (
          <PlanStep order={order.id} kind={kind} plan={plan.data} methods={told.methods} draft={draft} set={set} />
        )}
        {step === 'confirm' && plan.data && <ConfirmStep order={order} option={option} told={told} plan={plan.data} draft={draft} />}
      </div>
      {lack && (
        <Notice tone="bad" className="mt-4">
          {say(lack.key, lack.values)}
        </Notice>
      )}
      {error !== null && (
        <div className="mt-4">
          <Trouble error={error} />
        </div>
      )}
      <div className="mt-6 flex flex-col-reverse gap-3 sm:flex-row sm:justify-between">
        {at > 0 ? <Press onClick={() => turn(at - 1)}>{say('ask.back')}</Press> : <span />}
        {step === 'confirm' ? (
          <Press look="primary" disabled={sending || !plan.data || refused || plan.isFetching} onClick={() => void submit()}>
            {say(sending ? 'ask.submitting' : 'ask.submit')}
          </Press>
        ) : (
          <Press look="primary" disabled={step === 'plan' && (!plan.data || refused)} onClick={next}>
            {say('ask.next')}
          </Press>
        )}
      </div>
    </div>
  )
}
