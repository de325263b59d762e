import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, FileDown } from 'lucide-react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Menu } from '../../kit/Menu.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { get, send } from '../api.ts'
import { TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { type Say, type TextKey, useText } from '../texts/text.ts'
import { Authorities } from './Authorities.tsx'
import { ComplaintActions } from './ComplaintActions.tsx'
import { severityTones, statusTones } from './complaint-look.ts'

/** The same record as the PDF, for programs. */
async function saveJson({ id, number }: Complaint): Promise<void> {
  const pack = await get<object>(`/complaints/${id}/pack`)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([JSON.stringify(pack, null, 2)], { type: 'application/json' }))
  link.download = `${number}.json`
  link.click()
  URL.revokeObjectURL(link.href)
}

/** What was found out is noted by its names. */
const foundText = (names: string, say: Say): string =>
  names
    .split(', ')
    .map((name) => say(`complaint.found.${name}` as TextKey))
    .join(' · ')

const box = 'rounded-xl border border-line bg-surface p-4'

/** One complaint: what is said, its clocks, what was answered, what happened, and the next step. */
export function ComplaintPage({ id, stage }: { id: string; stage: string }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const may = useMay('complaints.handle')
  const found = useQuery({ queryKey: ['complaint', id], queryFn: () => get<Complaint>(`/complaints/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  const timeZone = me.shops.find((shop) => shop.id === one.shopId)?.timeZone
  const time = (at: string) => momentText(at, language, timeZone)
  const act = async (path: string, body: object) => {
    client.setQueryData(['complaint', id], await send<Complaint>('POST', `/complaints/${id}/${path}`, body))
    void client.invalidateQueries({ queryKey: ['complaints'] })
  }
  const currency = me.shops.find((shop) => shop.id === one.shopId)?.currency ?? 'CNY'
  const remedy = (given: Complaint['demanded']) =>
    given &&
    [say(`remedy.${given.kind}`), given.amount && moneyText({ amount: given.amount, currency }, language), given.note]
      .filter(Boolean)
      .join(' · ')
  const facts: [TextKey, string | null][] = [
    ['case.customer', one.customerName ?? say('visitor')],
    ['case.order', one.orderNumber],
    ['complaint.owner', one.ownerName],
    ['complaint.promised', one.promisedAt && time(one.promisedAt)],
    ['complaint.nextUpdate', one.nextUpdateAt && time(one.nextUpdateAt)],
    ['complaint.source', say(`complaint.source.${one.source}`)],
    ['complaint.demanded', remedy(one.demanded)],
    ['complaint.offered', remedy(one.offered)],
    ['complaint.liability', one.liability && `${say(`liable.${one.liability.party}`)} · ${one.liability.reason}`],
    [
      'complaint.cause',
      one.rootCause && [one.rootCause.cause, one.rootCause.sku, one.rootCause.batch, one.rootCause.carrier].filter(Boolean).join(' · '),
    ],
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
        <Menu
          trigger={
            <Button>
              <FileDown size={16} aria-hidden="true" />
              <span className="hidden sm:inline">{say('complaint.pack')}</span>
              <span className="sr-only sm:hidden">{say('complaint.pack')}</span>
            </Button>
          }
          items={[
            { label: say('complaint.pack.pdf'), onSelect: () => location.assign(`/api/v1/complaints/${one.id}/pack.pdf`) },
            { label: say('complaint.pack.json'), onSelect: () => void saveJson(one) },
          ]}
        />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-4xl gap-4 p-4 lg:grid-cols-[1fr_300px]">
          <div className="flex min-w-0 flex-col gap-4">
            <ComplaintActions one={one} onSend={act} />
            <section className={box}>
              <h3 className="font-semibold">{say('complaint.story')}</h3>
              <p className="mt-1 break-words whitespace-pre-wrap">{one.story}</p>
              {one.evidence.length > 0 && (
                <ul className="mt-2 flex flex-wrap gap-2">
                  {one.evidence.map((file) => (
                    <li key={file.fileId}>
                      <a href={file.url} target="_blank" rel="noreferrer" className="block text-sm text-accent underline">
                        {file.type.startsWith('image/') ? (
                          <img src={file.url} alt={file.name} className="size-20 rounded-lg bg-sunken object-cover" />
                        ) : (
                          file.name
                        )}
                      </a>
                    </li>
                  ))}
                </ul>
              )}
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
            {(one.aftersaleIds.length > 0 || one.repeats) && (
              <section className={`flex flex-col items-start gap-1 text-sm ${box}`}>
                <h3 className="text-base font-semibold">{say('complaint.linked')}</h3>
                {one.repeats && (
                  <Link to="/complaints/$stage/$complaintId" params={{ stage, complaintId: one.repeats }} className="text-accent underline">
                    {say('complaint.earlier')}
                  </Link>
                )}
                {one.aftersaleIds.map((aftersaleId) => (
                  <Link
                    key={aftersaleId}
                    to="/aftersales/$stage/$aftersaleId"
                    params={{ stage: 'review', aftersaleId }}
                    className="text-accent underline"
                  >
                    {say('complaint.compensation')}
                  </Link>
                ))}
              </section>
            )}
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
            <Authorities one={one} time={time} onSend={may ? act : null} />
            <section className={box}>
              <h3 className="font-semibold">{say('case.history')}</h3>
              <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
                {one.history.toReversed().map((step) => (
                  <li key={`${step.at} ${step.verb} ${step.note}`}>
                    <span className="font-medium">{say(`complaint.did.${step.verb}` as TextKey)}</span>
                    {step.by && <span className="text-muted"> · {step.by}</span>}
                    {step.note && (
                      <span className="block break-words text-muted">
                        {step.verb === 'findings' ? foundText(step.note, say) : step.note}
                      </span>
                    )}
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
