import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Ticket, TicketStatus } from '../../shared/wire/tickets.ts'
import { get, send } from '../api.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

const stages = {
  open: ['open', 'inProgress'],
  answered: ['answered'],
  over: ['done', 'cancelled'],
} as const satisfies Record<string, readonly TicketStatus[]>
type Stage = keyof typeof stages
const bulk = { open: ['take', 'cancel'], answered: ['finish', 'reopen'], over: ['reopen'] } as const satisfies Record<
  Stage,
  readonly string[]
>

/** Tickets to departments by stage; the same step for all that are chosen. */
export function Tickets() {
  const { say } = useText()
  const { shop } = useDesk()
  const client = useQueryClient()
  const { stage: named } = useParams({ strict: false })
  const stage = (Object.keys(stages) as Stage[]).find((one) => one === named) ?? 'open'
  const [chosen, setChosen] = useState<readonly string[]>([])
  const found = useQuery({
    queryKey: ['tickets', stage, shop],
    queryFn: () => get<{ items: Ticket[] }>(`/tickets?status=${stages[stage].join(',')}&limit=100${shop ? `&shop=${shop}` : ''}`),
  })
  const items = found.data?.items ?? []
  const ids = items.map(({ id }) => id).filter((id) => chosen.includes(id))
  const act = async (verb: string) => {
    try {
      await send('POST', '/tickets/steps', { ids, verb })
      setChosen([])
    } catch (error) {
      toast((error as Error).message)
    }
    await client.invalidateQueries({ queryKey: ['tickets'] })
  }
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <h1 className="px-4 pt-4 text-lg font-semibold">{say('tickets')}</h1>
      <div className="flex flex-wrap items-center gap-1 px-3 py-2">
        <nav aria-label={say('tickets')} className="flex gap-1">
          {(Object.keys(stages) as Stage[]).map((one) => (
            <Link
              key={one}
              to="/tickets/$stage"
              params={{ stage: one }}
              aria-current={one === stage ? 'page' : undefined}
              className={clsx(
                'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                one === stage ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(`tickets.${one}`)}
            </Link>
          ))}
        </nav>
        <span className="flex-1" />
        {ids.length > 0 &&
          bulk[stage].map((verb) => (
            <Button key={verb} small look={verb === 'cancel' ? 'danger' : 'quiet'} onClick={() => void act(verb)}>
              {say(`ticket.do.${verb}`)} · {ids.length}
            </Button>
          ))}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        {found.isPending && <Skeleton label={say('list.loading')} rows={6} />}
        {found.isError && <EmptyState title={say('list.failed')} />}
        {found.isSuccess && !items.length && <EmptyState title={say('tickets.none')} />}
        <ul>
          {items.map((one) => (
            <li key={one.id} className="flex items-start gap-3 border-b border-line px-4 py-3">
              <input
                type="checkbox"
                aria-label={one.number}
                checked={chosen.includes(one.id)}
                onChange={({ target }) => setChosen(target.checked ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
                className="mt-1 size-5"
              />
              <TicketRow one={one} />
            </li>
          ))}
        </ul>
      </div>
    </main>
  )
}

function TicketRow({ one }: { one: Ticket }) {
  const { say } = useText()
  const client = useQueryClient()
  const [answer, setAnswer] = useState('')
  const submit = async () => {
    try {
      await send('POST', `/tickets/${one.id}/answer`, { answer })
    } catch (error) {
      toast((error as Error).message)
    }
    await client.invalidateQueries({ queryKey: ['tickets'] })
  }
  return (
    <details className="min-w-0 flex-1">
      <summary className="flex cursor-pointer flex-wrap items-center gap-2">
        <span className="font-semibold">{one.title}</span>
        <Badge>{one.department}</Badge>
        <Badge tone={one.status === 'answered' ? 'success' : 'plain'}>{say(`ticket.${one.status}`)}</Badge>
        <span className="text-xs text-muted tabular-nums">{one.number}</span>
        <span className="flex-1" />
        <TimeLeft clock={clockThatCounts(one.clocks)} />
      </summary>
      <dl className="mt-2 grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1 text-sm">
        {Object.entries(one.fields).map(([code, value]) => (
          <div key={code} className="contents">
            <dt className="text-muted">{code}</dt>
            <dd className="min-w-0 break-words">{String(value)}</dd>
          </div>
        ))}
      </dl>
      {one.note && <p className="mt-1 text-sm break-words">{one.note}</p>}
      {one.answer && <p className="mt-2 rounded-lg bg-sunken p-2 break-words whitespace-pre-wrap">{one.answer}</p>}
      {one.next.includes('answer') && (
        <div className="mt-2 flex gap-2">
          <textarea
            rows={2}
            aria-label={say('ticket.do.answer')}
            value={answer}
            onChange={({ target }) => setAnswer(target.value)}
            className="min-w-0 flex-1 rounded-lg border border-line bg-surface px-2 py-1"
          />
          <Button small look="primary" disabled={!answer.trim()} onClick={() => void submit()}>
            {say('ticket.do.answer')}
          </Button>
        </div>
      )}
    </details>
  )
}
