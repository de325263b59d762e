import { ArrowLeft } from 'lucide-react'
import { moneyText } from '../../shared/currency.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { Link } from '../navigation.tsx'
import { Goods } from '../parts/Goods.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { timeText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useSession } from '../session.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { CaseLine } from './CaseLine.tsx'
import { Options } from './Options.tsx'
import { Parcels } from './Parcels.tsx'
import { Payments } from './Payments.tsx'
import { Progress } from './Progress.tsx'
import { useCases, useOptions, useOrder } from './queries.ts'
import { UrgeShipping } from './UrgeShipping.tsx'

export function OrderPage({ id }: { id: string }) {
  return (
    <Signed>
      <Page id={id} />
    </Signed>
  )
}

function Page({ id }: { id: string }) {
  const order = useOrder(id)
  if (order.error) return <Trouble error={order.error} again={() => void order.refetch()} />
  return order.data ? <Whole order={order.data} /> : <Loading />
}

function Whole({ order }: { order: Order }) {
  const { say, language } = useText()
  const { slug, timeZone } = useShop()
  const session = useSession(slug)
  const options = useOptions(order.id)
  const cases = useCases(order.id)
  useTitle(say('order.title', { number: order.number }))
  const units = order.lines.reduce((sum, line) => sum + line.quantity, 0)
  return (
    <>
      {session && !session.order && (
        <Link to={placesOf(slug).orders} className="mb-3 inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
          <ArrowLeft size={18} aria-hidden="true" /> {say('orders.title')}
        </Link>
      )}
      <h1 className="text-[1.5rem] leading-tight font-bold">{say(`status.${order.status}`)}</h1>
      <p className="mt-1 text-[0.9375rem] break-words text-muted">
        {say('order.title', { number: order.number })}
        {order.placedAt && ` · ${say('order.placed', { at: timeText(order.placedAt, language, timeZone) })}`}
      </p>
      <Progress status={order.status} />
      {(order.status === 'paid' || order.status === 'processing') && <UrgeShipping order={order.id} />}
      <div className="mt-6 grid items-start gap-4 md:grid-cols-2 md:gap-5">
        <div className="flex flex-col gap-4">
          {(cases.data?.items.length ?? 0) > 0 && (
            <Panel title={say('order.cases')}>
              {cases.data!.items.map((one) => (
                <CaseLine key={one.id} one={one} />
              ))}
            </Panel>
          )}
          <Panel
            title={say('order.goods')}
            beside={<span className="text-[0.875rem] text-muted">{say('order.count', { count: units })}</span>}
          >
            <ul className="flex flex-col gap-4">
              {order.lines.map((line) => (
                <li key={line.id}>
                  <Goods
                    picture={line.picture}
                    title={line.title}
                    options={line.options}
                    beside={
                      <>
                        {moneyText(line.unitPrice, language)}
                        <span className="block text-[0.875rem] text-muted">{say('order.quantity', { count: line.quantity })}</span>
                        {line.discount.amount > 0 && (
                          <span className="block text-[0.875rem] text-muted">
                            {say('order.off', { amount: moneyText(line.discount, language) })}
                          </span>
                        )}
                      </>
                    }
                  />
                </li>
              ))}
            </ul>
          </Panel>
          <Parcels parcels={order.parcels} />
        </div>
        <div className="flex flex-col gap-4">
          {options.error && <Trouble error={options.error} again={() => void options.refetch()} />}
          {options.data ? <Options order={order.id} told={options.data} /> : !options.error && <Loading />}
          <Payments order={order} methods={options.data?.methods ?? []} />
          {order.address && <AddressPanel address={order.address} />}
          {session?.order && <Notice>{say('order.limited')}</Notice>}
        </div>
      </div>
    </>
  )
}

function AddressPanel({ address }: { address: NonNullable<Order['address']> }) {
  const { say } = useText()
  const { name, phone, lines, city, region, postcode } = address
  const who = [name, phone].filter(Boolean).join(' · ')
  // What is masked whole says nothing: city and region are enough to know it by.
  const where = [...lines, city, region, postcode].filter((part) => part && part !== '****').join(', ')
  return (
    <Panel title={say('order.address')}>
      {who && <p>{who}</p>}
      <p className="text-[0.9375rem] text-muted">{where}</p>
    </Panel>
  )
}
