import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { CaseActions } from './CaseActions.tsx'
import { caseTones } from './case-look.ts'
import { VerdictBox } from './VerdictBox.tsx'

/** One case: what was asked, what the policy said and why, the money, what happened, and the next step. */
export function CasePage({ id, stage }: { id: string; stage: string }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const found = useQuery({ queryKey: ['aftersale', id], queryFn: () => get<Aftersale>(`/aftersales/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  const timeZone = me.shops.find((shop) => shop.id === one.shopId)?.timeZone
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-line bg-surface px-3 py-2">
        <Link
          to="/aftersales/$stage"
          params={{ stage }}
          aria-label={say('back')}
          className="inline-flex size-9 items-center justify-center rounded-lg text-muted md:hidden"
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h2 className="flex items-center gap-2 font-semibold">
            <span className="truncate">{say(`ask.${one.kind}`)}</span>
            <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
          </h2>
          <p className="flex items-center gap-1 text-xs text-muted tabular-nums">
            {one.number}
            <CopyButton text={one.number} label={say('copy')} done={say('copied')} />
          </p>
        </div>
        {one.conversationId && (
          <Link
            to="/inbox/$queue/$conversationId"
            params={{ queue: 'all', conversationId: one.conversationId }}
            className="inline-flex h-9 items-center rounded-lg border border-line px-3 font-medium hover:bg-sunken"
          >
            {say('case.talk')}
          </Link>
        )}
        {one.amount.amount !== 0 && (
          <p data-amount className="text-lg font-semibold tabular-nums">
            {moneyText(one.amount, language)}
          </p>
        )}
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-4xl gap-4 p-4 lg:grid-cols-[1fr_300px]">
          <div className="flex min-w-0 flex-col gap-4">
            <CaseActions one={one} />
            <VerdictBox verdict={one.verdict} />
            <Goods one={one} />
            {one.note && (
              <section className="rounded-xl border border-line bg-surface p-4">
                <h3 className="font-semibold">{say('case.note')}</h3>
                <p className="mt-1 break-words whitespace-pre-wrap">{one.note}</p>
              </section>
            )}
            {one.evidence.length > 0 && (
              <section className="rounded-xl border border-line bg-surface p-4">
                <h3 className="font-semibold">{say('case.evidence')}</h3>
                <ul className="mt-2 flex flex-wrap gap-2">
                  {one.evidence.map((file) => (
                    <li key={file.fileId}>
                      <a href={file.url} target="_blank" rel="noreferrer" className="block">
                        {file.type.startsWith('image/') ? (
                          <img src={file.url} alt={file.name} className="size-24 rounded-lg object-cover" />
                        ) : (
                          file.name
                        )}
                      </a>
                    </li>
                  ))}
                </ul>
              </section>
            )}
          </div>
          <aside className="flex flex-col gap-4">
            <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1.5 rounded-xl border border-line bg-surface p-4 text-sm">
              <Fact label={say('case.customer')} value={one.customerName ?? say('visitor')} />
              <Fact label={say('case.order')} value={one.orderNumber} />
              {one.reason && <Fact label={say('case.reason')} value={one.reason} />}
              {one.refundTo && <Fact label={say('case.refundTo')} value={one.refundTo} />}
              {one.quote && <Fact label={say('case.quote')} value={moneyText(one.quote, language)} />}
              {one.decidedBy && <Fact label={say('case.decidedBy')} value={one.decidedBy} />}
              <Fact
                label={say('case.policy')}
                value={one.verdict.policyVersion ? `v${one.verdict.policyVersion}` : say('case.policy.usual')}
              />
              {one.parcels.map((parcel) => (
                <Fact
                  key={parcel.trackingNumber}
                  label={say(`leg.${parcel.leg}`)}
                  value={[parcel.carrier, parcel.trackingNumber].filter(Boolean).join(' ')}
                />
              ))}
            </dl>
            <section className="rounded-xl border border-line bg-surface p-4">
              <h3 className="font-semibold">{say('case.history')}</h3>
              <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
                {one.history.toReversed().map((step) => (
                  <li key={`${step.at} ${step.verb} ${step.to}`}>
                    <span className="font-medium">{say(`case.${step.to}`)}</span>
                    <span className="text-muted">
                      {' '}
                      · {step.byKind === 'staff' && step.by ? step.by : say(`by.${step.byKind}` as TextKey)}
                    </span>
                    {step.note && <span className="block break-words text-muted">{step.note}</span>}
                    <time className="block text-xs text-muted tabular-nums">{momentText(step.at, language, timeZone)}</time>
                  </li>
                ))}
              </ol>
            </section>
          </aside>
        </div>
      </div>
    </>
  )
}

const Fact = ({ label, value }: { label: string; value: string }) => (
  <>
    <dt className="text-muted">{label}</dt>
    <dd className="min-w-0 break-words">{value}</dd>
  </>
)

function Goods({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  if (!one.items.length) return null
  return (
    <section className="rounded-xl border border-line bg-surface p-4">
      <h3 className="font-semibold">{say('case.goods')}</h3>
      <ul className="mt-2 flex flex-col gap-2 text-sm">
        {one.items.map((item) => (
          <li key={`${item.lineId} ${item.newSkuExternalId}`} className="flex gap-3">
            <span className="min-w-0 flex-1">
              {item.title}
              <span className="block text-xs text-muted">
                {Object.values(item.options).join(' · ')} × {item.quantity}
                {item.newSkuExternalId && ` → ${item.newSkuExternalId}`}
              </span>
            </span>
            <span className="tabular-nums" title={say('case.paid')}>
              {moneyText(item.paid, language)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
