import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { get, send } from '../api.ts'
import { CaseLinks } from '../clocks/CaseLinks.tsx'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { OpenTicket } from './OpenTicket.tsx'
import { TicketBoard } from './TicketBoard.tsx'
import { TicketPage } from './TicketPage.tsx'
import { type Stage, stageNames, stages, statusTones, useForms } from './ticket-look.ts'

const bulk = { open: ['take', 'cancel'], answered: ['finish', 'reopen'], over: ['reopen'] } as const satisfies Record<
  Stage,
  readonly string[]
>

function useTickets(statuses: readonly string[] | null, department: string, mine: boolean) {
  const { shop } = useDesk()
  const query = new URLSearchParams({ limit: '100', ...(statuses && { status: statuses.join(',') }), ...(shop && { shop }) })
  if (department) query.set('department', department)
  if (mine) query.set('mine', 'true')
  return useQuery({ queryKey: ['tickets', String(query)], queryFn: () => get<{ items: Ticket[] }>(`/tickets?${query}`) })
}

/** Tickets to departments by stage, or on a board; the same step for all that are chosen; the chosen one beside them. */
export function Tickets() {
  const { say, language } = useText()
  const { me, shop } = useDesk()
  const client = useQueryClient()
  const navigate = useNavigate()
  const may = useMay('tickets.handle')
  const { stage: named = 'open', ticketId } = useParams({ strict: false })
  const stage = stageNames.find((one) => one === named) ?? 'open'
  const board = named === 'board' && !ticketId
  const [department, setDepartment] = useState('')
  const [mine, setMine] = useState(false)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [opening, setOpening] = useState(false)
  const forms = useForms(shop ?? me.shops[0]?.id ?? '')
  const departments = new Map(forms.map((form) => [form.department, form.departmentName[language]]))
  const departmentOf = (one: Ticket) => departments.get(one.department) ?? one.department
  const found = useTickets(board ? null : stages[stage], department, mine)
  const items = found.data?.items ?? []
  const ids = items.map(({ id }) => id).filter((id) => chosen.includes(id))
  const act = async (verb: string) => {
    try {
      await send('POST', '/tickets/steps', { ids, verb })
      setChosen([])
    } catch (error) {
      toast((error as Error).message)
    }
    await Promise.all([client.invalidateQueries({ queryKey: ['tickets'] }), client.invalidateQueries({ queryKey: ['ticket'] })])
  }
  return (
    <main className="flex min-h-0 min-w-0 flex-1">
      <section
        aria-label={say('tickets')}
        className={clsx(
          'min-h-0 w-full min-w-0 flex-col border-r border-line bg-surface md:flex',
          board ? 'flex-1' : 'md:w-104 md:shrink-0',
          ticketId ? 'hidden' : 'flex',
        )}
      >
        <div className="flex items-center gap-2 px-4 pt-3">
          <h1 className="flex-1 text-lg font-semibold">{say('tickets')}</h1>
          {may && (
            <Button look="primary" onClick={() => setOpening(true)}>
              <Plus size={16} aria-hidden="true" />
              {say('ticket.new')}
            </Button>
          )}
        </div>
        <nav aria-label={say('complaint.stages')} className="flex gap-1 overflow-x-auto px-3 pt-2">
          {(['board', ...stageNames] as const).map((one) => {
            const here = board ? one === 'board' : one === stage
            return (
              <Link
                key={one}
                to="/tickets/$stage"
                params={{ stage: one }}
                aria-current={here ? 'page' : undefined}
                className={clsx(
                  'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
                  here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
                )}
              >
                {say(`tickets.${one}`)}
              </Link>
            )
          })}
          {board && <CaseLinks />}
        </nav>
        <div className="flex items-center gap-3 px-3 py-2">
          <Choice
            hidden
            label={say('ticket.department')}
            value={department}
            onChoose={setDepartment}
            options={[{ value: '', label: say('tickets.departments') }, ...[...departments].map(([value, label]) => ({ value, label }))]}
          />
          <label className="inline-flex items-center gap-1.5 text-sm">
            <input type="checkbox" checked={mine} onChange={({ target }) => setMine(target.checked)} className="size-4 accent-accent" />
            {say('tickets.mine')}
          </label>
        </div>
        {ids.length > 0 && !board && (
          <div className="flex flex-wrap items-center gap-1.5 border-t border-line bg-sunken px-3 py-2 text-sm">
            <span className="flex-1">{say('tickets.chosen', { n: ids.length })}</span>
            {bulk[stage].map((verb) => (
              <Button key={verb} small look={verb === 'cancel' ? 'danger' : 'quiet'} onClick={() => void act(verb)}>
                {say(`ticket.do.${verb}`)}
              </Button>
            ))}
          </div>
        )}
        {found.isPending && <Skeleton label={say('list.loading')} rows={6} />}
        {found.isError && (
          <EmptyState title={say('list.failed')}>
            <Button onClick={() => void found.refetch()}>{say('retry')}</Button>
          </EmptyState>
        )}
        {found.isSuccess && board && <TicketBoard items={items} departmentOf={departmentOf} />}
        {found.isSuccess && !board && (
          <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
            {!items.length && <EmptyState title={say('tickets.none')} hint={say('tickets.none.hint')} />}
            <ul>
              {items.map((one) => (
                <TicketRow
                  key={one.id}
                  one={one}
                  department={departmentOf(one)}
                  here={one.id === ticketId}
                  stage={stage}
                  chosen={chosen.includes(one.id)}
                  onChoose={(yes) => setChosen(yes ? [...chosen, one.id] : chosen.filter((id) => id !== one.id))}
                />
              ))}
            </ul>
          </div>
        )}
      </section>
      {!board && (
        <section className={clsx('min-h-0 min-w-0 flex-1 flex-col', ticketId ? 'flex' : 'hidden md:flex')}>
          {ticketId ? (
            <TicketPage key={ticketId} id={ticketId} stage={stage} />
          ) : (
            <EmptyState title={say('ticket.pick')} hint={say('ticket.pick.hint')} />
          )}
        </section>
      )}
      {opening && (
        <OpenTicket
          about={null}
          onClose={() => setOpening(false)}
          onOpened={({ id }) => navigate({ to: '/tickets/$stage/$ticketId', params: { stage: 'open', ticketId: id } })}
        />
      )}
    </main>
  )
}

function TicketRow({
  one,
  department,
  stage,
  here,
  chosen,
  onChoose,
}: {
  one: Ticket
  department: string
  stage: Stage
  here: boolean
  chosen: boolean
  onChoose(yes: boolean): void
}) {
  const { say } = useText()
  return (
    <li className={clsx('flex items-start gap-3 border-b border-line pl-4', here ? 'bg-accent-soft' : 'hover:bg-sunken')}>
      <input
        type="checkbox"
        aria-label={one.number}
        checked={chosen}
        onChange={({ target }) => onChoose(target.checked)}
        className="mt-3.5 size-5 accent-accent"
      />
      <Link
        to="/tickets/$stage/$ticketId"
        params={{ stage, ticketId: one.id }}
        aria-current={here ? 'true' : undefined}
        className="block min-w-0 flex-1 py-3 pr-4"
      >
        <span className="flex items-center gap-2">
          <span className="min-w-0 flex-1 truncate font-semibold">{one.title}</span>
          {one.status !== 'cancelled' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
        </span>
        <span className="mt-1 flex items-center gap-1.5 text-xs text-muted">
          <Badge>{department}</Badge>
          <Badge tone={statusTones[one.status]}>{say(`ticket.${one.status}`)}</Badge>
          <span className="min-w-0 truncate">{one.assigneeName ?? say('ticket.assignee.none')}</span>
        </span>
      </Link>
    </li>
  )
}
