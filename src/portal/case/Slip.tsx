import { ArrowLeft, Printer } from 'lucide-react'
import type { ReactNode } from 'react'
import { momentText } from '../../kit/format.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { Link } from '../navigation.tsx'
import { useCase, useOptions } from '../order/queries.ts'
import { Loading } from '../parts/Loading.tsx'
import { Press } from '../parts/Press.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { reasonOf } from './reason.ts'

/** What goes into the parcel that comes back: by it the warehouse knows which request the goods belong to. On paper only the slip itself. */
export function Slip({ id }: { id: string }) {
  return (
    <Signed>
      <Page id={id} />
    </Signed>
  )
}

function Page({ id }: { id: string }) {
  const { say } = useText()
  const { slug } = useShop()
  const one = useCase(id)
  if (one.error) return <Trouble error={one.error} again={() => void one.refetch()} />
  if (!one.data) return <Loading />
  return (
    <>
      <div className="mb-5 flex flex-col gap-3 print:hidden">
        <Link to={placesOf(slug).request(id)} className="inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
          <ArrowLeft size={18} aria-hidden="true" /> {say('slip.back')}
        </Link>
        <p>{say('slip.hint')}</p>
        <Press look="primary" className="self-start" onClick={() => print()}>
          <Printer size={18} aria-hidden="true" /> {say('slip.print')}
        </Press>
      </div>
      <Paper one={one.data} />
    </>
  )
}

function Paper({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const shop = useShop()
  const options = useOptions(one.orderId)
  useTitle(`${say('slip.title')} ${one.number}`)
  const to = one.verdict.because.find(({ code }) => code === 'return.to')
  const reason = reasonOf(options.data, one)
  return (
    <article className="max-w-2xl rounded-2xl border border-line bg-surface p-5 print:max-w-none print:border-2 print:border-black print:bg-white print:text-black">
      <p className="font-semibold">{shop.name}</p>
      <h1 className="text-[1.5rem] leading-tight font-bold">{say('slip.title')}</h1>
      <p className="mt-3 text-[0.875rem] text-muted print:text-black">{say('slip.number')}</p>
      <p data-number className="text-[2rem] leading-tight font-bold break-all tabular-nums">
        {one.number}
      </p>
      <dl className="mt-4 flex flex-col gap-3">
        <Line name={say('slip.to')}>{to?.text ?? say('slip.ask')}</Line>
        <Line name={say('slip.order')}>{one.orderNumber}</Line>
        <Line name={say('slip.goods')}>
          <ul>
            {one.items.map((item) => (
              <li key={item.lineId}>
                {[item.title, ...Object.values(item.options), item.skuExternalId].filter(Boolean).join(' · ')} × {item.quantity}
              </li>
            ))}
          </ul>
        </Line>
        {reason && <Line name={say('slip.reason')}>{reason}</Line>}
        <Line name={say('slip.date')}>{momentText(one.createdAt, language, shop.timeZone)}</Line>
      </dl>
    </article>
  )
}

const Line = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt className="text-[0.875rem] text-muted print:text-black">{name}</dt>
    <dd className="break-words">{children}</dd>
  </div>
)
