import { PackageOpen, Send } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { momentText } from '../../kit/format.ts'
import { useSecondsSince } from '../../kit/ticker.ts'
import { moneyText } from '../../shared/currency.ts'
import type { Order, Parcel } from '../../shared/wire/commerce.ts'
import { useDesk, useMay } from '../desk-context.ts'
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
  const { me } = useDesk()
  const timeZone = me.shops.find((shop) => shop.id === order.shopId)?.timeZone
  const address =
    order.address &&
    [order.address.region, order.address.city, ...order.address.lines, order.address.name, order.address.phone].filter(Boolean).join(' ')
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
      {order.placedAt && <p className="text-xs text-muted tabular-nums">{momentText(order.placedAt, language, timeZone)}</p>}
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
        {order.discount.amount > 0 && <Line label={say('orders.discount')} value={`−${moneyText(order.discount, language)}`} />}
        <Line label={say('total')} value={moneyText(order.total, language)} strong />
        <Line label={say('orders.paid')} value={moneyText(order.paid, language)} />
      </dl>
      {order.parcels.map((parcel) => (
        <ParcelBox key={parcel.id} parcel={parcel} timeZone={timeZone} />
      ))}
      {address && (
        <p className="mt-2 flex items-start gap-1 border-t border-line pt-2 text-xs text-muted">
          <span className="min-w-0 flex-1">{address}</span>
          <CopyButton text={address} label={say('copy')} done={say('copied')} />
        </p>
      )}
      {order.remark && (
        <p className="mt-2 rounded-lg bg-signal-soft px-2 py-1 text-xs text-signal">
          {say('orders.remark')}: {order.remark}
        </p>
      )}
      <div className="mt-2 flex flex-wrap gap-2">
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
      </div>
      <Suspense>
        <OrderMarks order={order} />
      </Suspense>
      {asking && (
        <Suspense>
          <AskDialog order={order} conversationId={conversationId} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </article>
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

function ParcelBox({ parcel, timeZone }: { parcel: Parcel; timeZone: string | undefined }) {
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
      {parcel.promisedAt && parcel.status !== 'delivered' && <Promised at={parcel.promisedAt} timeZone={timeZone} />}
      <ol className="mt-1.5 flex flex-col gap-1.5 border-l-2 border-line pl-3">
        {parcel.scans.slice(0, 4).map((scan, at) => (
          <li key={scan.at} className={at === 0 ? 'font-medium' : 'text-muted'}>
            {scan.text}
            <span className="block text-xs font-normal text-muted tabular-nums">{momentText(scan.at, language, timeZone)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Promised({ at, timeZone }: { at: string; timeZone: string | undefined }) {
  const { say, language } = useText()
  const late = useSecondsSince(Date.parse(at), 60) > 0
  return (
    <p className={`text-xs ${late ? 'text-danger' : 'text-muted'}`}>{say('orders.promised', { at: momentText(at, language, timeZone) })}</p>
  )
}
