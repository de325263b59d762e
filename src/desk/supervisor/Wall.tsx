import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { clockText, elapsedText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { useSecondsSince } from '../../kit/ticker.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Wall as Now } from '../../shared/wire/wall.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Figure } from './Figure.tsx'
import { StaffLoad } from './StaffLoad.tsx'
import { WallRow } from './WallRow.tsx'

/** Asked for at this pace however much happens, and only while somebody looks. */
const LOOK_MS = 1_500

/** How it stands now, for who leads: what waits, who is busy, what is late; and moving a customer to somebody else. */
export function Wall() {
  const { say, language } = useText()
  const { shop } = useDesk()
  const client = useQueryClient()
  const [dragged, setDragged] = useState<Conversation | null>(null)
  const wall = useQuery({
    queryKey: ['wall', shop],
    queryFn: () => get<Now>(`/wall${shop ? `?shop=${shop}` : ''}`),
    refetchInterval: LOOK_MS,
    staleTime: 0,
  })
  const give = async (conversation: Conversation, to: string | null) => {
    setDragged(null)
    try {
      await send('POST', `/conversations/${conversation.id}/transfer`, { to, reason: say('wall.reason') })
    } catch (error) {
      toast((error as Error).message)
    }
    await client.invalidateQueries({ queryKey: ['wall'] })
  }
  const now = wall.data
  return (
    <main className="min-h-0 min-w-0 flex-1 overflow-y-auto bg-page p-4 md:p-6">
      <div className="mx-auto flex max-w-7xl flex-col gap-4">
        <header className="flex flex-wrap items-baseline gap-x-3">
          <h1 className="text-xl font-semibold">{say('wall')}</h1>
          {now && (
            <p className="text-sm text-muted tabular-nums">
              {say('wall.at', { time: clockText(now.at, language, now.timeZone), zone: now.timeZone })}
            </p>
          )}
        </header>
        {wall.isError && !now && <EmptyState title={say('list.failed')} />}
        {!now && wall.isPending && <Skeleton label={say('list.loading')} rows={8} />}
        {now && (
          <>
            <Figures now={now} />
            <div className="grid items-start gap-4 lg:grid-cols-2">
              <Rows title={say('wall.queue')} empty={say('wall.queue.empty')} rows={now.queue} now={now} give={give} onDrag={setDragged} />
              <Rows title={say('wall.watch')} empty={say('wall.watch.empty')} rows={now.watch} now={now} give={give} onDrag={setDragged} />
            </div>
            <StaffLoad staff={now.staff} dragged={dragged} onDrop={(to) => dragged && void give(dragged, to)} />
          </>
        )}
      </div>
    </main>
  )
}

function Figures({ now }: { now: Now }) {
  const { say } = useText()
  const { within, of, seconds } = now.firstReply
  return (
    <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
      <Figure name={say('wall.waiting')} value={String(now.waiting)} formula={say('wall.waiting.formula')} to="/inbox/waiting" />
      <LongestWait since={now.longestSince} />
      <Figure
        name={say('wall.firstReply', { seconds })}
        value={of ? `${Math.round((within / of) * 100)}%` : '–'}
        more={`${within} / ${of}`}
        formula={say('wall.firstReply.formula', { seconds, zone: now.timeZone })}
        to="/reports/day?figure=firstReplyShare"
      />
      <Figure name={say('wall.assistant')} value={String(now.assistant)} formula={say('wall.assistant.formula')} to="/inbox/assistant" />
      <Figure
        name={say('wall.promises')}
        value={String(now.promises.open)}
        more={now.promises.overdue ? say('wall.late', { n: now.promises.overdue }) : undefined}
        late={now.promises.overdue > 0}
        formula={say('wall.promises.formula')}
        to="/promises/team"
      />
      <Figure
        name={say('wall.clocks')}
        value={String(now.overdueClocks)}
        late={now.overdueClocks > 0}
        formula={say('wall.clocks.formula')}
        to="/promises/overdue"
      />
      <Figure name={say('wall.cases')} value={String(now.casesWaiting)} formula={say('wall.cases.formula')} to="/aftersales/review" />
      <Figure
        name={say('wall.complaints')}
        value={String(now.complaintsWaiting)}
        formula={say('wall.complaints.formula')}
        to="/complaints/todo"
      />
    </ul>
  )
}

function LongestWait({ since }: { since: string | null }) {
  const { say, language } = useText()
  const seconds = useSecondsSince(since ? new Date(since).getTime() : Number.POSITIVE_INFINITY)
  return (
    <Figure
      name={say('wall.longest')}
      value={since ? elapsedText(seconds, language) : '–'}
      late={since !== null && seconds >= 180}
      formula={say('wall.longest.formula')}
      to="/inbox/waiting"
    />
  )
}

function Rows({
  title,
  empty,
  rows,
  now,
  give,
  onDrag,
}: {
  title: string
  empty: string
  rows: readonly Conversation[]
  now: Now
  give(conversation: Conversation, to: string | null): Promise<void>
  onDrag(conversation: Conversation | null): void
}) {
  return (
    <section aria-label={title} className="min-w-0 rounded-2xl border border-line bg-surface">
      <h2 className="border-b border-line px-4 py-3 font-semibold">{title}</h2>
      {rows.length === 0 && <p className="px-4 py-6 text-muted">{empty}</p>}
      <ul className="max-h-96 divide-y divide-line overflow-y-auto">
        {rows.map((conversation) => (
          <WallRow
            key={conversation.id}
            conversation={conversation}
            staff={now.staff}
            onGive={(to) => void give(conversation, to)}
            onDrag={onDrag}
          />
        ))}
      </ul>
    </section>
  )
}
