import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import { slotText } from '../../shared/slot-text.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { get } from '../api.ts'
import { OrderCard } from '../context/OrderCard.tsx'
import { useMay } from '../desk-context.ts'
import { CaseFrame } from '../parts/CaseFrame.tsx'
import { Facts } from '../parts/Facts.tsx'
import { Section } from '../parts/Section.tsx'
import { useText } from '../texts/text.ts'
import { Batch } from './Batch.tsx'
import { CaseActions } from './CaseActions.tsx'
import { CaseHistory } from './CaseHistory.tsx'
import { Files, Found, Goods } from './CaseParts.tsx'
import { caseTones } from './case-look.ts'
import { Money } from './Money.tsx'
import { reasonText } from './reason-text.ts'
import { VerdictBox } from './VerdictBox.tsx'

/** One case: what was asked, what the policy said and why, the money, what happened, and the next step. */
export function CasePage({ id, stage }: { id: string; stage: string }) {
  const { say } = useText()
  const found = useQuery({ queryKey: ['aftersale', id], queryFn: () => get<Aftersale>(`/aftersales/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  return (
    <CaseFrame
      list="/aftersales/$stage"
      stage={stage}
      title={say(`ask.${one.kind}`)}
      badges={
        <>
          <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
          {one.urgedCount > 0 && <Badge tone="danger">{say('case.urged', { n: one.urgedCount })}</Badge>}
        </>
      }
      number={one.number}
      beside={<Beside one={one} />}
      aside={
        <>
          <CaseFacts one={one} />
          {one.items.length > 0 && <Batch key={one.batch} one={one} />}
          <Section title={say('case.history')}>
            <CaseHistory steps={one.history} />
          </Section>
          <OrderOf one={one} />
        </>
      }
    >
      <CaseActions one={one} />
      <VerdictBox verdict={one.verdict} />
      {one.movements.length > 0 && (
        <Section title={say(one.status === 'done' ? 'money.moved' : 'money.title')}>
          <Money orderId={one.orderId} movements={one.movements} />
        </Section>
      )}
      <Goods one={one} />
      {one.note && (
        <Section title={say('case.note')}>
          <p className="break-words whitespace-pre-wrap">{one.note}</p>
        </Section>
      )}
      {one.evidence.length > 0 && (
        <Section title={say('case.evidence')}>
          <Files files={one.evidence} />
        </Section>
      )}
      <Found one={one} />
    </CaseFrame>
  )
}

/** The way to its conversation, and the sum. */
function Beside({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  return (
    <>
      {one.conversationId && (
        <Link
          to="/inbox/$queue/$conversationId"
          params={{ queue: 'all', conversationId: one.conversationId }}
          className="inline-flex h-9 shrink-0 items-center rounded-lg border border-line px-3 font-medium hover:bg-sunken"
        >
          {say('case.talk')}
        </Link>
      )}
      {one.amount.amount !== 0 && (
        <p data-amount className="text-lg font-semibold tabular-nums">
          {moneyText(one.amount, language)}
        </p>
      )}
    </>
  )
}

function CaseFacts({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const rows: [string, string | null][] = [
    [say('case.customer'), one.customerName ?? say('visitor')],
    [say('case.order'), one.orderNumber],
    [say('case.reason'), reasonText(one.reason, say, language)],
    [say('case.quote'), one.quote && moneyText(one.quote, language)],
    [say('case.pickUp'), one.pickUp && slotText(one.pickUp, language)],
    [say('case.decidedBy'), one.decidedBy],
    [say('case.policy'), one.verdict.policyVersion ? `v${one.verdict.policyVersion}` : say('case.policy.usual')],
    ...one.parcels.map((parcel): [string, string] => [
      say(`leg.${parcel.leg}`),
      [parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' '),
    ]),
  ]
  return <Facts rows={rows} />
}

function OrderOf({ one }: { one: Aftersale }) {
  const mayRead = useMay('commerce.read')
  const order = useQuery({
    queryKey: ['orders', 'one', one.orderId],
    queryFn: () => get<Order>(`/orders/${one.orderId}`),
    enabled: mayRead,
  })
  return order.data ? <OrderCard order={order.data} conversationId={one.conversationId} /> : null
}
