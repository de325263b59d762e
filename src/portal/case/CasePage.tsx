import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { moneyText } from '../../shared/currency.ts'
import { slotText } from '../../shared/slot-text.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { Link } from '../navigation.tsx'
import { methodText } from '../order/Payments.tsx'
import { useCase, useOptions, useOrder } from '../order/queries.ts'
import { Goods } from '../parts/Goods.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Notice } from '../parts/Notice.tsx'
import { Panel } from '../parts/Panel.tsx'
import { Shot } from '../parts/Shot.tsx'
import { Signed } from '../parts/Signed.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { History } from './History.tsx'
import { NextStep } from './NextStep.tsx'
import { reasonOf } from './reason.ts'

/** One request: how it stands, what the customer has to do, what happened, and by which rules. */
export function CasePage({ id }: { id: string }) {
  return (
    <Signed>
      <Page id={id} />
    </Signed>
  )
}

function Page({ id }: { id: string }) {
  const one = useCase(id)
  if (one.error) return <Trouble error={one.error} again={() => void one.refetch()} />
  return one.data ? <Whole one={one.data} /> : <Loading />
}

const waiting = new Set<Aftersale['status']>(['awaitingReturn', 'quoted'])

function Whole({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const { slug } = useShop()
  useTitle(`${say(`kind.${one.kind}`)} ${one.number}`)
  const { amount, status } = one
  const to = status === 'awaitingReturn' ? one.verdict.because.find(({ code }) => code === 'return.to') : undefined
  const tone = status === 'done' ? 'good' : status === 'failed' ? 'bad' : waiting.has(status) ? 'wait' : 'info'
  return (
    <>
      <Link to={placesOf(slug).order(one.orderId)} className="inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
        <ArrowLeft size={18} aria-hidden="true" /> {say('case.toOrder', { number: one.orderNumber })}
      </Link>
      <p className="mt-2 text-[0.9375rem] font-semibold text-accent">{say(`kind.${one.kind}`)}</p>
      <h1 className="text-[1.5rem] leading-tight font-bold">{say(`case.${status}`)}</h1>
      <p className="mt-1 flex items-center gap-1 text-[0.9375rem] text-muted">
        {say('case.title', { number: one.number })}
        <CopyButton text={one.number} label={say('order.copy')} done={say('order.copied')} />
      </p>
      <div className="mt-5 grid items-start gap-4 md:grid-cols-2 md:gap-5">
        <div className="flex flex-col gap-4">
          <Notice tone={tone}>
            <p>{say(to ? 'case.awaitingReturn.to' : `case.${status}.say`)}</p>
            {to && <p className="mt-1 break-words">{to.text}</p>}
            {status === 'done' && amount.amount > 0 && <p>{say('case.done.money', { amount: moneyText(amount, language) })}</p>}
          </Notice>
          <NextStep one={one} />
          <Panel title={say('case.history')}>
            <History one={one} />
          </Panel>
        </div>
        <div className="flex flex-col gap-4">
          <What one={one} />
          <Panel title={say('case.because')}>
            <ul className="flex list-disc flex-col gap-1.5 ps-5 leading-snug marker:text-muted">
              {one.verdict.because.map((finding) => (
                <li key={finding.code}>{finding.text}</li>
              ))}
            </ul>
            <p className="mt-3 text-[0.875rem] text-muted">
              <Link to={placesOf(slug).policy} className="underline underline-offset-4">
                {one.verdict.policyVersion ? say('case.version', { version: one.verdict.policyVersion }) : say('case.byPolicy')}
              </Link>
            </p>
          </Panel>
        </div>
      </div>
    </>
  )
}

function What({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const order = useOrder(one.orderId)
  const options = useOptions(one.orderId)
  const { amount, quote } = one
  const lineOf = (item: Aftersale['items'][number]) => order.data?.lines.find((line) => line.id === item.lineId)
  const sum = (money: Aftersale['amount']) => moneyText(money, language)
  const reason = reasonOf(options.data, one)
  return (
    <Panel title={one.items.length ? say('case.items') : say('ask.what')}>
      <ul className="flex flex-col gap-4">
        {one.items.map((item) => (
          <li key={item.lineId}>
            <Goods
              picture={lineOf(item)?.picture ?? null}
              title={item.title}
              options={lineOf(item)?.options ?? item.options}
              beside={<span className="text-muted">{say('order.quantity', { count: item.quantity })}</span>}
            >
              {item.newSkuExternalId && (
                <p className="text-[0.875rem]">{say('case.becomes', { sku: becomes(options.data, item) ?? item.newSkuExternalId })}</p>
              )}
            </Goods>
          </li>
        ))}
      </ul>
      <dl className="mt-4 flex flex-col gap-2 border-t border-line pt-3 first:mt-0 first:border-0 first:pt-0">
        {amount.amount !== 0 && !quote && (
          <Row name={say(amount.amount > 0 ? 'case.money' : 'case.charge')}>
            <strong className="tabular-nums">
              {sum(amount.amount < 0 ? { ...amount, amount: -amount.amount as typeof amount.amount } : amount)}
            </strong>
          </Row>
        )}
        {quote && (
          <Row name={say('case.quote')}>
            <strong className="tabular-nums">{sum(quote)}</strong>
          </Row>
        )}
        {reason && <Row name={say('case.reason')}>{reason}</Row>}
        {one.note && (
          <Row name={say('case.note')}>
            <span className="break-words whitespace-pre-wrap">{one.note}</span>
          </Row>
        )}
        {one.pickUp && <Row name={say('case.pickUp')}>{slotText(one.pickUp, language)}</Row>}
        {one.movements.map((move) => (
          <Row key={`${move.direction} ${move.method}`} name={say(move.direction === 'refund' ? 'case.moneyTo' : 'case.moneyFrom')}>
            {methodText(options.data?.methods ?? [], move.method, say)} <span className="tabular-nums">{sum(move.amount)}</span>
          </Row>
        ))}
        {one.parcels.map((parcel) => (
          <Row key={`${parcel.leg} ${parcel.trackingNumber}`} name={say(`leg.${parcel.leg}`)}>
            <span className="break-all">
              {parcel.carrier} {parcel.trackingNumber}
            </span>
          </Row>
        ))}
      </dl>
      {one.evidence.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2">
          {one.evidence.map((photo) => (
            <Shot key={photo.fileId} file={photo} className="size-18 rounded-xl" />
          ))}
        </div>
      )}
    </Panel>
  )
}

function becomes(told: ReturnType<typeof useOptions>['data'], item: Aftersale['items'][number]): string | undefined {
  const swap = told?.lines.find((line) => line.lineId === item.lineId)?.swaps.find((one) => one.sku === item.newSkuExternalId)
  return swap && Object.values(swap.options).join(' · ')
}

const Row = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className="flex justify-between gap-4 text-[0.9375rem]">
    <dt className="shrink-0 text-muted">{name}</dt>
    <dd className="min-w-0 text-end">{children}</dd>
  </div>
)
