import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { shortText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { moneyText } from '../../shared/currency.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { caseTones, type Stage, stageNames, stages } from './case-look.ts'
import { useWaiting } from './use-waiting.ts'

const SHOWN = 20

/** Every stage beside the others: where work piles up is seen at a glance. */
export function Board() {
  const { say } = useText()
  return (
    <div className="flex min-h-0 flex-1 gap-3 overflow-x-auto p-3" role="list" aria-label={say('board')}>
      {stageNames.map((stage) => (
        <Column key={stage} stage={stage} />
      ))}
    </div>
  )
}

function Column({ stage }: { stage: Stage }) {
  const { say } = useText()
  const { shop } = useDesk()
  const waiting = useWaiting()
  const cases = useQuery({
    queryKey: ['aftersales', 'board', stage, shop],
    queryFn: () =>
      get<{ items: Aftersale[]; next: string | null }>(
        `/aftersales?status=${stages[stage].join(',')}&limit=${SHOWN}${shop ? `&shop=${shop}` : ''}`,
      ),
  })
  const count = waiting(stages[stage])
  return (
    <section
      role="listitem"
      aria-label={say(`stage.${stage}`)}
      className="flex min-w-60 flex-1 flex-col rounded-xl border border-line bg-sunken"
    >
      <h2 className="flex items-center gap-2 px-3 py-2 font-semibold">
        {say(`stage.${stage}`)}
        {count > 0 && <span className="text-sm font-normal text-muted tabular-nums">{count}</span>}
      </h2>
      <div className="flex min-h-0 flex-1 flex-col gap-2 overflow-y-auto px-2 pb-2">
        {cases.isPending && <Skeleton label={say('list.loading')} rows={3} />}
        {cases.isError && <Button onClick={() => void cases.refetch()}>{say('retry')}</Button>}
        {cases.data?.items.length === 0 && <p className="px-1 text-sm text-muted">{say('case.none')}</p>}
        {cases.data?.items.map((one) => (
          <Card key={one.id} one={one} stage={stage} />
        ))}
        {cases.data?.next && (
          <Link
            to="/aftersales/$stage"
            params={{ stage }}
            className="rounded-lg px-2 py-1.5 text-center text-sm text-accent hover:bg-surface"
          >
            {say('board.more')}
          </Link>
        )}
      </div>
    </section>
  )
}

function Card({ one, stage }: { one: Aftersale; stage: Stage }) {
  const { say, language } = useText()
  return (
    <Link
      to="/aftersales/$stage/$aftersaleId"
      params={{ stage, aftersaleId: one.id }}
      className="block rounded-lg border border-line bg-surface p-3 text-sm hover:border-accent"
    >
      <span className="flex gap-2">
        <span className="min-w-0 flex-1 font-semibold">{say(`ask.${one.kind}`)}</span>
        {one.amount.amount !== 0 && <span className="font-medium tabular-nums">{moneyText(one.amount, language)}</span>}
      </span>
      <span className="mt-1 flex gap-2 text-muted">
        <span className="min-w-0 flex-1 truncate">{one.customerName ?? say('visitor')}</span>
        <time className="text-xs tabular-nums">{shortText(one.createdAt, language)}</time>
      </span>
      <span className="mt-1.5 block">
        <Badge tone={caseTones[one.status]}>{say(`case.${one.status}`)}</Badge>
      </span>
    </Link>
  )
}
