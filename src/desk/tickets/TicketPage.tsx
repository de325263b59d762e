import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { get, send } from '../api.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { severityTones } from '../complaints/complaint-look.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { CaseFrame } from '../parts/CaseFrame.tsx'
import { History } from '../parts/History.tsx'
import { Section } from '../parts/Section.tsx'
import { type TextKey, useText } from '../texts/text.ts'
import { OpenTicket } from './OpenTicket.tsx'
import { TicketAsked, TicketLinks } from './TicketFacts.tsx'
import { TicketSteps } from './TicketSteps.tsx'
import { statusTones } from './ticket-look.ts'

/** One ticket: what is asked, what it is about, who watches, its parts, what was answered, what happened. */
export function TicketPage({ id, stage }: { id: string; stage: string }) {
  const { say } = useText()
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
  const happened = one.history.map(({ at, verb, by, note }) => ({
    key: `${verb} ${note}`,
    at,
    did: say(`ticket.did.${verb}` as TextKey),
    by,
    note,
  }))
  return (
    <>
      <CaseFrame
        list="/tickets/$stage"
        stage={stage}
        title={one.title}
        badges={
          <>
            <Badge tone={statusTones[one.status]}>{say(`ticket.${one.status}`)}</Badge>
            <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>
            {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
          </>
        }
        number={one.number}
        beside={
          <Button onClick={() => void watch()} aria-pressed={watching}>
            {watching ? <EyeOff size={16} aria-hidden="true" /> : <Eye size={16} aria-hidden="true" />}
            <span className="hidden sm:inline">{say(watching ? 'ticket.unwatch' : 'ticket.watch')}</span>
            <span className="sr-only sm:hidden">{say(watching ? 'ticket.unwatch' : 'ticket.watch')}</span>
          </Button>
        }
        aside={
          <>
            <TicketLinks one={one} />
            <Section title={say('case.history')}>
              <History steps={happened} />
            </Section>
          </>
        }
      >
        {may && <TicketSteps one={one} onDone={changed} />}
        <TicketAsked one={one} />
        {one.answer && (
          <Section title={say('ticket.answer')}>
            <p className="break-words whitespace-pre-wrap">{one.answer}</p>
          </Section>
        )}
        {(one.subtasks.length > 0 || (may && one.endedAt === null)) && (
          <Section title={say('ticket.subs')}>
            <ul className="flex flex-col gap-1.5 text-sm">
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
          </Section>
        )}
      </CaseFrame>
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
