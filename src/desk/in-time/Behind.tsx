import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Dialog } from '../../kit/Dialog.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { InTimeRow } from '../../shared/wire/in-time.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'

const look = 'min-w-0 truncate text-accent underline'

/** The clocks behind a figure, each a way to its thing. */
export function Behind({ title, asked, onClose }: { title: string; asked: URLSearchParams; onClose(): void }) {
  const { say, language } = useText()
  const { data } = useQuery({
    queryKey: ['in time', 'rows', String(asked)],
    queryFn: () => get<{ items: InTimeRow[] }>(`/in-time/rows?${asked}&limit=100`),
  })
  return (
    <Dialog open onClose={onClose} title={title} description={say('inTime.behind')}>
      {!data && <Skeleton label={say('list.loading')} rows={4} />}
      <ul className="text-sm tabular-nums">
        {data?.items.map((one) => (
          <li key={one.id} className="flex items-center gap-3 border-b border-line py-2">
            <ToThing one={one} name={say(`clock.${one.code}`)} />
            <span className="flex-1" />
            <span className="text-end text-muted">
              {momentText(one.startedAt, language)}
              {one.dueAt && ` → ${momentText(one.dueAt, language)}`}
              {one.stoppedAt && ` · ${say('inTime.stopped', { time: momentText(one.stoppedAt, language) })}`}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function ToThing({ one, name }: { one: InTimeRow; name: string }) {
  if (one.subjectKind === 'complaint')
    return (
      <Link to="/complaints/$stage/$complaintId" params={{ stage: 'todo', complaintId: one.subjectId }} className={look}>
        {name}
      </Link>
    )
  if (one.subjectKind === 'ticket')
    return (
      <Link to="/tickets/$stage/$ticketId" params={{ stage: 'open', ticketId: one.subjectId }} className={look}>
        {name}
      </Link>
    )
  if (one.subjectKind === 'aftersale')
    return (
      <Link to="/aftersales/$stage/$aftersaleId" params={{ stage: 'review', aftersaleId: one.subjectId }} className={look}>
        {name}
      </Link>
    )
  if (one.conversationId)
    return (
      <Link to="/inbox/$queue/$conversationId" params={{ queue: 'all', conversationId: one.conversationId }} className={look}>
        {name}
      </Link>
    )
  return <span>{name}</span>
}
