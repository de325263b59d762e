import { PackageOpen, Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { momentText } from '../../kit/format.ts'
import { useSecondsSince } from '../../kit/ticker.ts'
import { moneyText } from '../../shared/currency.ts'
import { money } from '../../shared/money.ts'
import type { Order, Parcel } from '../../shared/wire/commerce.ts'
import { useMay } from '../desk-context.ts'
import { toComposer } from '../inbox/drafts.ts'
import { useText, withPageTexts } from '../texts/text.ts'

const tones: Record<Order['status'], Tone> = {
  placed: 'signal',
  paid: 'accent',
  processing: 'accent',
  shipped: 'accent',
  delivered: 'success',
  completed: 'success',
  cancelled: 'plain',
  returning: 'signal',
  returned: 'plain',
}

/** Fetched when it is first needed: most chats end without a case. */
const AskDialog = lazy(() => withPageTexts(import('../aftersales/ask/AskDialog.tsx').then((module) => ({ default: module.AskDialog }))))

/** Comes after what is looked at first. */
const OrderMarks = lazy(() => withPageTexts(import('./OrderMarks.tsx').then((module) => ({ default: module.OrderMarks }))))

interface Props {
  order: Order
  /** It may be sent into the conversation that is being written. */
  sendable?: boolean
  conversationId: string | null
}

/** An order as staff need it beside a conversation or a case: what, how much, where it is, where it goes, and what can be done. */
export function OrderCard({ order, sendable = false, conversationId }: Props) {
  const [asking, setAsking] = useState(false)
  const mayAsk = useMay('aftersales.request')
  const { say, language } = useText()
  const address =
    order.address &&
    [order.address.region, order.address.city, ...order.address.lines, order.address.name, order.address.phone].filter(Boolean).join(' ')
  // On single lines and on the whole order: with the lines at their full price it comes to the total.
  const full = order.lines.reduce((sum, one) => sum + one.unitPrice.amount * one.quantity, 0)
  const off = full + order.freight.amount - order.total.amount
  const buttons = (
    <>
      {sendable && (
        <Button small onClick={() => toComposer({ card: { orderId: order.id }, label: order.number })}>
          <Send size={13} aria-hidden="true" />
          {say('orders.send')}
        </Button>
      )}
      {mayAsk && (
        <Button small data-ask={order.id} onClick={() => setAsking(true)}>
          <PackageOpen size={13} aria-hidden="true" />
          {say('ask.open')}
        </Button>
      )}
    </>
  )
  return (
    <article className="rounded-xl border border-line bg-surface p-3">
      <header className="flex items-center gap-1">
        <h3 className="min-w-0 truncate font-semibold tabular-nums">{order.number}</h3>
        <CopyButton text={order.number} label={say('copy')} done={say('copied')} />
        <span className="flex-1" />
        <Badge tone={tones[order.status]} title={order.statusLabel ?? undefined}>
          {say(`order.${order.status}`)}
        </Badge>
      </header>
      {order.placedAt && <p className="text-xs text-muted tabular-nums">{momentText(order.placedAt, language)}</p>}
      <ul className="mt-2 flex flex-col gap-2">
        {order.lines.map((line) => (
          <li key={line.id} className="flex items-center gap-2.5">
            {line.picture ? (
              <img src={line.picture} alt="" className="size-11 rounded-lg" loading="lazy" />
            ) : (
              <span className="size-11 rounded-lg bg-sunken" />
            )}
            <div className="min-w-0 flex-1 text-sm">
              <p className="truncate">{line.title}</p>
              <p className="truncate text-xs text-muted">
                {Object.values(line.options).join(' · ')} × {line.quantity}
              </p>
            </div>
            <span className="text-sm tabular-nums">{moneyText(line.unitPrice, language)}</span>
          </li>
        ))}
      </ul>
      <dl className="mt-2 grid grid-cols-[1fr_max-content] gap-y-0.5 border-t border-line pt-2 text-sm">
        {order.freight.amount > 0 && <Line label={say('orders.freight')} value={moneyText(order.freight, language)} />}
        {off > 0 && <Line label={say('orders.discount')} value={`−${moneyText(money(off, order.total.currency), language)}`} />}
        <Line label={say('total')} value={moneyText(order.total, language)} strong />
        <Money order={order} />
      </dl>
      {order.parcels.map((parcel) => (
        <ParcelBox key={parcel.id} parcel={parcel} />
      ))}
      {address && (
        <p className="mt-2 flex items-center gap-1 border-t border-line pt-2 text-xs text-muted">
          <span className="min-w-0 flex-1">{address}</span>
          <CopyButton text={address} label={say('copy')} done={say('copied')} />
        </p>
      )}
      {order.remark && (
        <p className="mt-2 rounded-lg bg-signal-soft px-2 py-1 text-xs text-signal">
          {say('orders.remark')}: {order.remark}
        </p>
      )}
      <Suspense fallback={<div className="mt-2 flex flex-wrap gap-2">{buttons}</div>}>
        <OrderMarks order={order}>{buttons}</OrderMarks>
      </Suspense>
      {asking && (
        <Suspense>
          <AskDialog order={order} conversationId={conversationId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </article>
  )
}

/** What came in and what went back of it; an order nobody has paid says so. */
function Money({ order }: { order: Order }) {
  const { say, language } = useText()
  const gone = order.payments.reduce((sum, one) => sum + (one.kind === 'refund' ? one.amount.amount : 0), 0)
  const text = (amount: number) => moneyText(money(amount, order.paid.currency), language)
  if (!order.paid.amount && !gone) return <Line label={say('orders.unpaid')} value="" />
  return (
    <>
      <Line label={say('orders.paid')} value={text(order.paid.amount + gone)} />
      {gone > 0 && <Line label={say('orders.refunded')} value={`−${text(gone)}`} />}
    </>
  )
}

function Line({ label, value, strong }: { label: string; value: string; strong?: boolean }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className={`text-right tabular-nums ${strong ? 'font-semibold' : ''}`}>{value}</dd>
    </>
  )
}

function ParcelBox({ parcel }: { parcel: Parcel }) {
  const { say, language } = useText()
  return (
    <section className="mt-2 border-t border-line pt-2 text-sm">
      <div className="flex items-center gap-1">
        <span className="font-medium">{parcel.carrier}</span>
        <span className="min-w-0 truncate text-muted tabular-nums">{parcel.trackingNumber}</span>
        <CopyButton text={parcel.trackingNumber} label={say('copy')} done={say('copied')} />
        <span className="flex-1" />
        <Badge
          tone={parcel.status === 'delivered' ? 'success' : parcel.status === 'lost' || parcel.status === 'refused' ? 'danger' : 'accent'}
        >
          {say(`parcel.${parcel.status}`)}
        </Badge>
      </div>
      {parcel.promisedAt && parcel.status !== 'delivered' && <Promised at={parcel.promisedAt} />}
      <ol className="mt-1.5 flex flex-col gap-1.5 border-l-2 border-line pl-3">
        {parcel.scans.slice(0, 4).map((scan, at) => (
          <li key={scan.at} className={at === 0 ? 'font-medium' : 'text-muted'}>
            {scan.text}
            <span className="block text-xs font-normal text-muted tabular-nums">{momentText(scan.at, language)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Promised({ at }: { at: string }) {
  const { say, language } = useText()
  const late = useSecondsSince(Date.parse(at), 60) > 0
  return <p className={`text-xs ${late ? 'text-danger' : 'text-muted'}`}>{say('orders.promised', { at: momentText(at, language) })}</p>
}
