import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { ModelRunView } from '../../shared/wire/model.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'

const outcomes = ['said', 'unfounded', 'blocked', 'timeout', 'failed'] as const
type Outcome = (typeof outcomes)[number]
const tones: Record<Outcome, Tone> = { said: 'success', unfounded: 'signal', blocked: 'danger', timeout: 'plain', failed: 'plain' }
const isOutcome = (name: string): name is Outcome => (outcomes as readonly string[]).includes(name)

/** Every turn a model was asked for, with what left the house and what came back. */
export function ModelRuns() {
  const { say } = useText()
  const log = useInfiniteQuery({
    queryKey: ['model-runs'],
    queryFn: ({ pageParam }) =>
      get<{ items: ModelRunView[]; next: string | null }>(`/model/runs?limit=20${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  const items = log.data?.pages.flatMap((page) => page.items)
  if (log.isError)
    return (
      <EmptyState title={say('list.failed')}>
        <Button onClick={() => void log.refetch()}>{say('retry')}</Button>
      </EmptyState>
    )
  if (!items) return <Skeleton label={say('list.loading')} rows={3} />
  if (!items.length) return <EmptyState title={say('model.runs.none')} hint={say('model.runs.none.hint')} />
  return (
    <>
      <ul className="divide-y divide-line">
        {items.map((run) => (
          <Run key={run.id} run={run} />
        ))}
      </ul>
      {log.hasNextPage && (
        <Button small className="mt-2" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say('audit.more')}
        </Button>
      )}
    </>
  )
}

function Run({ run }: { run: ModelRunView }) {
  const { say, language } = useText()
  const { outcome } = run
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        {isOutcome(outcome) && <Badge tone={tones[outcome]}>{say(`model.outcome.${outcome}`)}</Badge>}
        <time dateTime={run.at} className="tabular-nums">
          {momentText(run.at, language)}
        </time>
        <span className="tabular-nums">{Math.round(run.tookMs)} ms</span>
        {run.why && <span className="break-all">{run.why}</span>}
        <span className="flex-1" />
        <Link
          to="/inbox/$queue/$conversationId"
          params={{ queue: 'all', conversationId: run.conversationId }}
          className="text-accent underline"
        >
          {say('model.runs.open')}
        </Link>
      </div>
      {run.said && <p className="mt-1 break-words">{run.said}</p>}
      <details className="mt-1 text-sm">
        <summary className="cursor-pointer text-muted">{say('model.runs.evidence')}</summary>
        <h3 className="mt-2 font-medium">{say('model.runs.sent')}</h3>
        <Evidence of={run.sent} />
        <h3 className="mt-2 font-medium">{say('model.runs.calls')}</h3>
        <Evidence of={run.calls} />
      </details>
    </li>
  )
}

const Evidence = ({ of }: { of: unknown }) => (
  <pre className="mt-1 rounded-lg bg-sunken p-2 font-mono text-xs break-words whitespace-pre-wrap">{JSON.stringify(of, null, 2)}</pre>
)
