import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { get } from '../api.ts'
import { TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { ComplaintActions } from './ComplaintActions.tsx'
import { severityTones, statusTones } from './complaint-look.ts'

const box = 'rounded-xl border border-line bg-surface p-4'

/** One complaint: what is said, its clocks, what was answered, what happened, and the next step. */
export function ComplaintPage({ id, stage }: { id: string; stage: string }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const found = useQuery({ queryKey: ['complaint', id], queryFn: () => get<Complaint>(`/complaints/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  const timeZone = me.shops.find((shop) => shop.id === one.shopId)?.timeZone
  const time = (at: string) => momentText(at, language, timeZone)
  const facts: [TextKey, string | null][] = [
    ['case.customer', one.customerName ?? say('visitor')],
    ['case.order', one.orderNumber],
    ['complaint.owner', one.ownerName],
    ['complaint.promised', one.promisedAt && time(one.promisedAt)],
    ['complaint.nextUpdate', one.nextUpdateAt && time(one.nextUpdateAt)],
    ['complaint.liability', one.liability && `${say(`liable.${one.liability.party}`)} · ${one.liability.reason}`],
    ['complaint.cause', one.rootCause && [one.rootCause.cause, one.rootCause.sku, one.rootCause.batch].filter(Boolean).join(' · ')],
    ['complaint.sameSku', one.sameSku ? String(one.sameSku) : null],
  ]
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-line bg-surface px-3 py-2">
        <Link
          to="/complaints/$stage"
          params={{ stage }}
          aria-label={say('back')}
          className="inline-flex size-9 items-center justify-center rounded-lg text-muted md:hidden"
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold">
            <span className="truncate">{say(`complaint.kind.${one.kind}`)}</span>
            <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>
            <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>
          </h2>
          <p className="flex items-center gap-1 text-xs text-muted tabular-nums">
            {one.number}
            <CopyButton text={one.number} label={say('copy')} done={say('copied')} />
          </p>
        </div>
        <a className="text-sm text-accent underline" href={`/api/v1/complaints/${one.id}/pack.pdf`}>
          PDF
        </a>
        <a className="text-sm text-accent underline" href={`/api/v1/complaints/${one.id}/pack`} download={`${one.number}.json`}>
          JSON
        </a>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-4xl gap-4 p-4 lg:grid-cols-[1fr_300px]">
          <div className="flex min-w-0 flex-col gap-4">
            <ComplaintActions one={one} />
            <section className={box}>
              <h3 className="font-semibold">{say('complaint.story')}</h3>
              <p className="mt-1 break-words whitespace-pre-wrap">{one.story}</p>
              {one.conversationId && (
                <Link
                  to="/inbox/$queue/$conversationId"
                  params={{ queue: 'all', conversationId: one.conversationId }}
                  className="mt-2 inline-block text-sm text-accent underline"
                >
                  {say('complaint.conversation')}
                </Link>
              )}
            </section>
            {one.answers.map((answer) => (
              <section key={answer.at} className={box}>
                <h3 className="font-semibold">{say('complaint.answer')}</h3>
                <p className="text-xs text-muted tabular-nums">
                  {answer.byName} · {time(answer.at)}
                </p>
                <p className="mt-2 break-words whitespace-pre-wrap">{answer.letter}</p>
              </section>
            ))}
          </div>
          <aside className="flex flex-col gap-4">
            <section className={box}>
              <h3 className="font-semibold">{say('clocks')}</h3>
              <ul className="mt-2 flex flex-col gap-1.5 text-sm">
                {one.clocks.map((clock) => (
                  <li key={clock.id} className="flex items-center justify-between gap-2">
                    {say(`clock.${clock.code}`)}
                    <TimeLeft clock={clock} />
                  </li>
                ))}
              </ul>
            </section>
            <dl className={`grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1.5 text-sm ${box}`}>
              {facts.flatMap(([key, value]) =>
                value
                  ? [
                      <dt key={key} className="text-muted">
                        {say(key)}
                      </dt>,
                      <dd key={`${key} value`} className="min-w-0 break-words">
                        {value}
                      </dd>,
                    ]
                  : [],
              )}
            </dl>
            <section className={box}>
              <h3 className="font-semibold">{say('case.history')}</h3>
              <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
                {one.history.toReversed().map((step) => (
                  <li key={`${step.at} ${step.verb} ${step.note}`}>
                    <span className="font-medium">{say(`complaint.did.${step.verb}` as TextKey)}</span>
                    {step.by && <span className="text-muted"> · {step.by}</span>}
                    {step.note && <span className="block break-words text-muted">{step.note}</span>}
                    <time className="block text-xs text-muted tabular-nums">{time(step.at)}</time>
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
