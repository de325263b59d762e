import { clsx } from 'clsx'
import { useState } from 'react'
import { CopyButton } from '../../kit/CopyButton.tsx'
import type { Parcel } from '../../shared/wire/commerce.ts'
import { Panel } from '../parts/Panel.tsx'
import { timeText } from '../parts/times.ts'
import { useShop } from '../shop.ts'
import { useText } from '../texts/text.ts'

/** Scans shown before somebody asks for all of them. */
const FIRST = 3

export function Parcels({ parcels }: { parcels: readonly Parcel[] }) {
  const { say } = useText()
  return (
    <Panel title={say('order.parcel')}>
      {parcels.length === 0 && <p className="text-muted">{say('order.noParcel')}</p>}
      <div className="flex flex-col gap-6">
        {parcels.map((parcel, at) => (
          <OneParcel key={parcel.id} parcel={parcel} name={parcels.length > 1 ? say('order.parcel.n', { n: at + 1 }) : null} />
        ))}
      </div>
    </Panel>
  )
}

function OneParcel({ parcel, name }: { parcel: Parcel; name: string | null }) {
  const { say, language } = useText()
  const { timeZone } = useShop()
  const [all, setAll] = useState(false)
  const { scans, carrier, trackingNumber, promisedAt, status } = parcel
  const there = status === 'delivered' || status === 'returned'
  const shown = all ? scans : scans.slice(0, FIRST)
  return (
    <div>
      <p className="flex flex-wrap items-baseline gap-x-2">
        {name && <span className="text-muted">{name}</span>}
        <strong className={status === 'lost' || status === 'refused' ? 'text-danger' : undefined}>{say(`parcel.${status}`)}</strong>
      </p>
      <p className="flex flex-wrap items-center gap-x-2 text-[0.9375rem] text-muted">
        {carrier}
        <span className="break-all tabular-nums">{trackingNumber}</span>
        <CopyButton text={trackingNumber} label={say('order.copy')} done={say('order.copied')} />
      </p>
      {promisedAt && !there && (
        <p className="text-[0.9375rem]">{say('order.promised', { at: timeText(promisedAt, language, timeZone) })}</p>
      )}
      {shown.length > 0 && (
        <ol className="mt-3 flex flex-col">
          {shown.map((scan, at) => (
            <li key={`${scan.at} ${scan.text}`} className="relative flex gap-3 pb-3 last:pb-0">
              <span className="flex w-3 shrink-0 flex-col items-center" aria-hidden="true">
                <span className={clsx('mt-2 size-2.5 rounded-full', at === 0 ? 'bg-accent' : 'bg-line')} />
                {at < shown.length - 1 && <span className="absolute top-5 bottom-[-0.25rem] w-px bg-line" />}
              </span>
              <div className="min-w-0">
                <p className={clsx('leading-snug', at > 0 && 'text-muted')}>{scan.text}</p>
                <p className="text-[0.8125rem] text-muted tabular-nums">
                  {timeText(scan.at, language, timeZone)}
                  {scan.place && ` · ${scan.place}`}
                </p>
              </div>
            </li>
          ))}
        </ol>
      )}
      {scans.length > FIRST && (
        <button
          type="button"
          aria-expanded={all}
          className="mt-2 min-h-10 text-[0.9375rem] font-semibold text-accent underline-offset-4 hover:underline"
          onClick={() => setAll(!all)}
        >
          {all ? say('order.scans.less') : say('order.scans.more', { count: scans.length })}
        </button>
      )}
    </div>
  )
}
