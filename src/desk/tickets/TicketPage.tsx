import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { CopyButton } from '../../kit/CopyButton.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { get, send } from '../api.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { severityTones } from '../complaints/complaint-look.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { OpenTicket } from './OpenTicket.tsx'
import { TicketFacts } from './TicketFacts.tsx'
import { TicketSteps } from './TicketSteps.tsx'
import { statusTones } from './ticket-look.ts'

const box = 'rounded-xl border border-line bg-surface p-4'

/** One ticket: what is asked, what it is about, who watches, its parts, what was answered, what happened. */
export function TicketPage({ id, stage }: { id: string; stage: string }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const may = useMay('tickets.handle')
  const [parting, setParting] = useState(false)
  const found = useQuery({ queryKey: ['ticket', id], queryFn: () => get<Ticket>(`/tickets/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  const watching = one.watchers.includes(me.staff.id)
  const changed = async () => {
    await Promise.all([client.invalidateQueries({ queryKey: ['ticket'] }), client.invalidateQueries({ queryKey: ['tickets'] })])
  }
  const watch = async () => {
    try {
      await send('POST', `/tickets/${id}/remarks`, { watch: !watching })
      await changed()
    } catch (error) {
      toast((error as Error).message)
    }
  }
  return (
    <>
      <header className="flex min-h-14 items-center gap-2 border-b border-line bg-surface px-3 py-2">
        <Link
          to="/tickets/$stage"
          params={{ stage }}
          aria-label={say('back')}
          className="inline-flex size-9 items-center justify-center rounded-lg text-muted md:hidden"
        >
          <ArrowLeft size={18} aria-hidden="true" />
        </Link>
        <div className="min-w-0 flex-1">
          <h2 className="flex flex-wrap items-center gap-2 font-semibold">
            <span className="min-w-0 truncate">{one.title}</span>
            <Badge tone={statusTones[one.status]}>{say(`ticket.${one.status}`)}</Badge>
            <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>
            {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
          </h2>
          <p className="flex items-center gap-1 text-xs text-muted tabular-nums">
            {one.number}
            <CopyButton text={one.number} label={say('copy')} done={say('copied')} />
          </p>
        </div>
        <Button onClick={() => void watch()} aria-pressed={watching}>
          {watching ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
          <span className="hidden sm:inline">{say(watching ? 'ticket.unwatch' : 'ticket.watch')}</span>
          <span className="sr-only sm:hidden">{say(watching ? 'ticket.unwatch' : 'ticket.watch')}</span>
        </Button>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto grid max-w-4xl gap-4 p-4 lg:grid-cols-[1fr_300px]">
          <div className="flex min-w-0 flex-col gap-4">
            {may && <TicketSteps one={one} onDone={changed} />}
            <TicketFacts one={one} />
            {one.answer && (
              <section className={box}>
                <h3 className="font-semibold">{say('ticket.answer')}</h3>
                <p className="mt-1 break-words whitespace-pre-wrap">{one.answer}</p>
              </section>
            )}
            <section className={box}>
              <h3 className="font-semibold">{say('ticket.subs')}</h3>
              <ul className="mt-1 flex flex-col gap-1.5 text-sm">
                {one.subtasks.map((sub) => (
                  <li key={sub.id} className="flex items-center gap-2">
                    <Link
                      to="/tickets/$stage/$ticketId"
                      params={{ stage, ticketId: sub.id }}
                      className="min-w-0 truncate text-accent underline"
                    >
                      {sub.title}
                    </Link>
                    <Badge tone={statusTones[sub.status]}>{say(`ticket.${sub.status}`)}</Badge>
                  </li>
                ))}
              </ul>
              {may && one.endedAt === null && (
                <Button small className="mt-2" onClick={() => setParting(true)}>
                  {say('ticket.sub')}
                </Button>
              )}
            </section>
          </div>
          <aside className={`self-start ${box}`}>
            <h3 className="font-semibold">{say('case.history')}</h3>
            <ol className="mt-2 flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
              {one.history.toReversed().map((step) => (
                <li key={`${step.at} ${step.verb} ${step.note}`}>
                  <span className="font-medium">{say(`ticket.did.${step.verb}` as TextKey)}</span>
                  {step.by && <span className="text-muted"> · {step.by}</span>}
                  {step.note && <span className="block break-words text-muted">{step.note}</span>}
                  <time className="block text-xs text-muted tabular-nums">
                    {momentText(step.at, language, me.shops.find((shop) => shop.id === one.shopId)?.timeZone)}
                  </time>
                </li>
              ))}
            </ol>
          </aside>
        </div>
      </div>
      {parting && (
        <OpenTicket
          about={{ shopId: one.shopId, parentId: one.id, orderId: one.orderId, complaintId: one.complaintId }}
          onClose={() => setParting(false)}
          onOpened={changed}
        />
      )}
    </>
  )
}
