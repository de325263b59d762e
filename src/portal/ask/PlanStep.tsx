import { ArrowDownLeft, ArrowUpRight } from 'lucide-react'
import { moneyText } from '../../shared/currency.ts'
import type { Plan } from '../../shared/wire/aftersales.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import type { OrderOptions } from '../../shared/wire/portal.ts'
import { PersonButton } from '../Frame.tsx'
import { Link } from '../navigation.tsx'
import { methodText } from '../order/Payments.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Panel } from '../parts/Panel.tsx'
import { pressLook } from '../parts/Press.tsx'
import { placesOf } from '../places.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import { type Draft, refunding, swapping } from './draft.ts'

interface Props {
  order: string
  kind: AskKind
  plan: Plan
  methods: OrderOptions['methods']
  draft: Draft
  set(change: Partial<Draft>): void
}

const tones = { approve: 'good', review: 'wait', refuse: 'bad' } as const

/** What the policy says to exactly this, which money would move where, and what comes after. */
export function PlanStep({ order, kind, plan, methods, draft, set }: Props) {
  const { say } = useText()
  const { verdict, because } = plan.verdict
  return (
    <div className="flex flex-col gap-4">
      <Notice tone={tones[verdict]}>
        <p className="font-semibold">{say(`ask.plan.${verdict}`)}</p>
      </Notice>
      <Panel title={say('ask.plan.because')}>
        <Lines texts={because.map((finding) => finding.text)} />
      </Panel>
      {verdict === 'refuse' ? (
        <Instead order={order} plan={plan} />
      ) : (
        <>
          <MoneyPanel plan={plan} methods={methods} />
          <Where kind={kind} plan={plan} methods={methods} draft={draft} set={set} />
          {plan.afterwards.length > 0 && (
            <Panel title={say('ask.plan.after')}>
              <Lines texts={plan.afterwards.map((one) => one.text)} />
            </Panel>
          )}
        </>
      )}
    </div>
  )
}

const Lines = ({ texts }: { texts: readonly string[] }) => (
  <ul className="flex list-disc flex-col gap-1.5 ps-5 leading-snug marker:text-muted">
    {[...new Set(texts)].map((text) => (
      <li key={text}>{text}</li>
    ))}
  </ul>
)

export function MoneyPanel({ plan, methods }: { plan: Plan; methods: OrderOptions['methods'] }) {
  const { say, language } = useText()
  return (
    <Panel title={say('ask.plan.money')}>
      {plan.movements.length === 0 && <p>{say('ask.plan.noMoney')}</p>}
      <ul className="flex flex-col gap-2">
        {plan.movements.map((move) => {
          const Icon = move.direction === 'refund' ? ArrowDownLeft : ArrowUpRight
          const method = methodText(methods, move.method, say)
          return (
            <li key={`${move.direction} ${move.method}`} className="flex items-center gap-3">
              <span className="grid size-9 shrink-0 place-items-center rounded-xl bg-sunken text-muted">
                <Icon size={18} aria-hidden="true" />
              </span>
              <span className="min-w-0 flex-1 leading-snug">
                {say(move.direction === 'refund' ? 'ask.plan.refund' : 'ask.plan.charge', { method })}
                {move.immediate && <span className="block text-[0.875rem] text-muted">{say('ask.plan.immediate')}</span>}
              </span>
              <strong className="shrink-0 text-[1.125rem] tabular-nums">{moneyText(move.amount, language)}</strong>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** Another way for the money, where there is one to choose. */
function Where({ kind, plan, methods, draft, set }: Omit<Props, 'order'>) {
  const { say } = useText()
  const charged = swapping(kind) && plan.movements.some((move) => move.direction === 'payment')
  const own = methods.filter((method) => method.kind === 'gift_card' || method.kind === 'balance')
  const choices = charged ? methods : refunding(kind) && plan.movements.length > 0 ? own : []
  const title = say(charged ? 'ask.method' : 'ask.refundTo')
  if (!choices.some((method) => !(choices.length === 1 && method.paid))) return null
  return (
    <Panel title={title}>
      <fieldset className="flex flex-col gap-2">
        <legend className="sr-only">{title}</legend>
        <Choice name="where" checked={draft.method === null} onChoose={() => set({ method: null })}>
          {say('ask.refundTo.original')}
        </Choice>
        {choices.map((method) => (
          <Choice
            key={method.externalId}
            name="where"
            checked={draft.method === method.externalId}
            onChoose={() => set({ method: method.externalId })}
          >
            {methodText(methods, method.externalId, say)}
          </Choice>
        ))}
      </fieldset>
    </Panel>
  )
}

function Instead({ order, plan }: { order: string; plan: Plan }) {
  const { say } = useText()
  const shop = useShop()
  const kinds = plan.verdict.alternatives.filter((one) => one.kind !== 'person' && one.kind !== 'none')
  return (
    <Panel title={say('ask.plan.instead')}>
      <div className="flex flex-wrap gap-2.5">
        {kinds.map((one) => (
          <Link key={one.kind} to={placesOf(shop.slug).ask(order, one.kind)} className={pressLook()}>
            {one.text}
          </Link>
        ))}
        <PersonButton shop={shop} />
      </div>
    </Panel>
  )
}
