import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Commitment } from '../../shared/wire/commitments.ts'
import { get, send } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { useText } from '../texts/text.ts'

const lists = ['mine', 'team', 'overdue', 'done'] as const
const HOUR = 3_600_000

/** What was promised to customers: mine, the team's, what is overdue, what is done. */
export function Promises() {
  const { say } = useText()
  const { shop } = useDesk()
  const { list: named } = useParams({ strict: false })
  const list = lists.find((one) => one === named) ?? 'mine'
  const found = useQuery({
    queryKey: ['commitments', list, shop],
    queryFn: () => get<{ items: Commitment[] }>(`/commitments?list=${list}&limit=100${shop ? `&shop=${shop}` : ''}`),
  })
  const items = found.data?.items ?? []
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <h1 className="px-4 pt-4 text-lg font-semibold">{say('promises')}</h1>
      <nav aria-label={say('promises')} className="flex gap-1 overflow-x-auto px-3 py-2">
        {lists.map((one) => (
          <Link
            key={one}
            to="/promises/$list"
            params={{ list: one }}
            aria-current={one === list ? 'page' : undefined}
            className={clsx(
              'h-8 shrink-0 rounded-lg px-3 text-sm leading-8',
              one === list ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            {say(`promises.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        {found.isPending && <Skeleton label={say('list.loading')} rows={6} />}
        {found.isError && <EmptyState title={say('list.failed')} />}
        {found.isSuccess && !items.length && <EmptyState title={say('promises.empty')} hint={say('promises.empty.hint')} />}
        <ul>
          {items.map((one) => (
            <PromiseRow key={one.id} one={one} />
          ))}
        </ul>
      </div>
    </main>
  )
}

function PromiseRow({ one }: { one: Commitment }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const leads = useMay('tickets.manage')
  const owed = one.fulfilledAt === null && one.state !== 'released'
  const act = async (verb: 'keep' | 'renew', body: object = {}) => {
    try {
      await send('POST', `/commitments/${one.id}/${verb}`, body)
    } catch (error) {
      toast((error as Error).message)
    }
    await client.invalidateQueries({ queryKey: ['commitments'] })
  }
  const later = () => new Date(Math.max(Date.now(), new Date(one.dueAt).getTime()) + 2 * HOUR).toISOString()
  return (
    <li className="flex flex-wrap items-center gap-3 border-b border-line px-4 py-3">
      <div className="min-w-0 flex-1">
        <p className="break-words">{one.words}</p>
        <p className="text-xs text-muted tabular-nums">
          {one.customerName ?? say('visitor')} · {one.ownerName} · {say('promise.due', { time: momentText(one.dueAt, language) })}
        </p>
      </div>
      <Badge tone={one.state === 'broken' ? 'danger' : one.state === 'kept' ? 'success' : 'plain'}>{say(`promise.${one.state}`)}</Badge>
      {one.conversationId && (
        <Link
          to="/inbox/$queue/$conversationId"
          params={{ queue: 'all', conversationId: one.conversationId }}
          className="text-sm text-accent underline"
        >
          {say('complaint.conversation')}
        </Link>
      )}
      {owed && (leads || one.ownerId === me.staff.id) && (
        <>
          <Button small look="primary" onClick={() => void act('keep')}>
            {say('promise.keep')}
          </Button>
          <Button small onClick={() => void act('renew', { dueAt: later() })}>
            {say('promise.renew')}
          </Button>
        </>
      )}
    </li>
  )
}
