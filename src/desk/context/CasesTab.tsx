import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { shortText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Ticket } from '../../shared/wire/tickets.ts'
import { stages as caseStages, caseTones } from '../aftersales/case-look.ts'
import { get } from '../api.ts'
import { stages as complaintStages, statusTones as complaintTones } from '../complaints/complaint-look.ts'
import { useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { stages as ticketStages, statusTones as ticketTones } from '../tickets/ticket-look.ts'

const MOST = 20
interface Page<Item> {
  items: Item[]
}

/** What is being put right for this customer: after-sales cases and complaints of theirs, tickets of this conversation; each leads to its own page. */
export function CasesTab({ conversation: { id, customerId } }: { conversation: Conversation }) {
  const { say, language } = useText()
  const [mayCases, mayComplaints, mayTickets] = [useMay('aftersales.read'), useMay('complaints.read'), useMay('tickets.read')]
  const cases = useQuery({
    queryKey: ['aftersales', 'of', customerId],
    queryFn: () => get<Page<Aftersale>>(`/aftersales?customer=${customerId}&limit=${MOST}`),
    enabled: mayCases,
  })
  const complaints = useQuery({
    queryKey: ['complaints', 'of', customerId],
    queryFn: () => get<Page<Complaint>>(`/complaints?customer=${customerId}&limit=${MOST}`),
    enabled: mayComplaints,
  })
  const tickets = useQuery({
    queryKey: ['tickets', 'of', id],
    queryFn: () => get<Page<Ticket>>(`/tickets?conversation=${id}&limit=${MOST}`),
    enabled: mayTickets,
  })
  const all = [cases, complaints, tickets]
  if (all.some(({ isLoading }) => isLoading)) return <Skeleton label={say('list.loading')} rows={4} />
  if (all.every(({ data }) => !data?.items.length)) return <EmptyState title={say('cases.none')} hint={say('cases.none.hint')} />
  return (
    <div className="flex flex-col gap-4">
      <Group title={say('aftersales')} items={cases.data?.items ?? []}>
        {(one) => (
          <Link
            to="/aftersales/$stage/$aftersaleId"
            params={{ stage: stageOf(caseStages, one.status), aftersaleId: one.id }}
            className={card}
          >
            <Heading
              title={say(`ask.${one.kind}`)}
              tone={caseTones[one.status]}
              status={say(`case.${one.status}`)}
              at={shortText(one.createdAt, language)}
            />
            <span className="flex gap-2 text-sm text-muted">
              <span className="min-w-0 flex-1 truncate tabular-nums">{one.orderNumber}</span>
              {one.amount.amount !== 0 && <span className="tabular-nums">{moneyText(one.amount, language)}</span>}
            </span>
          </Link>
        )}
      </Group>
      <Group title={say('complaints')} items={complaints.data?.items ?? []}>
        {(one) => (
          <Link
            to="/complaints/$stage/$complaintId"
            params={{ stage: stageOf(complaintStages, one.status), complaintId: one.id }}
            className={card}
          >
            <Heading
              title={say(`complaint.kind.${one.kind}`)}
              tone={complaintTones[one.status]}
              status={say(`complaint.${one.status}`)}
              at={shortText(one.createdAt, language)}
            />
            <span lang={one.language} className="block truncate text-sm text-muted">
              {one.story}
            </span>
          </Link>
        )}
      </Group>
      <Group title={say('tickets')} items={tickets.data?.items ?? []}>
        {(one) => (
          <Link to="/tickets/$stage/$ticketId" params={{ stage: stageOf(ticketStages, one.status), ticketId: one.id }} className={card}>
            <Heading
              title={one.title}
              tone={ticketTones[one.status]}
              status={say(`ticket.${one.status}`)}
              at={shortText(one.createdAt, language)}
            />
          </Link>
        )}
      </Group>
    </div>
  )
}

/** The list in which something of this status stands. */
const stageOf = <Status extends string>(stages: Readonly<Record<string, readonly Status[]>>, status: Status): string =>
  Object.keys(stages).find((name) => stages[name]!.includes(status)) ?? ''

const card = 'block rounded-xl border border-line p-3 hover:bg-sunken'

function Group<Item extends { id: string }>({
  title,
  items,
  children,
}: {
  title: string
  items: readonly Item[]
  children(one: Item): ReactNode
}) {
  if (!items.length) return null
  return (
    <section aria-label={title}>
      <h2 className="mb-2 text-sm font-semibold">{title}</h2>
      <ul className="flex flex-col gap-2">
        {items.map((one) => (
          <li key={one.id}>{children(one)}</li>
        ))}
      </ul>
    </section>
  )
}

function Heading({ title, tone, status, at }: { title: string; tone: Tone; status: string; at: string }) {
  return (
    <span className="flex items-center gap-2">
      <span className="min-w-0 truncate font-semibold">{title}</span>
      <Badge tone={tone}>{status}</Badge>
      <span className="flex-1" />
      <time className="shrink-0 text-xs text-muted tabular-nums">{at}</time>
    </span>
  )
}
