import { useQuery } from '@tanstack/react-query'
import { Dialog } from '../../kit/Dialog.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { InTimeRow } from '../../shared/wire/in-time.ts'
import { get } from '../api.ts'
import { ThingLink } from '../parts/ThingLink.tsx'
import { useText } from '../texts/text.ts'

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
            <ThingLink thing={one} className="min-w-0 truncate text-accent underline">
              {say(`clock.${one.code}`)}
            </ThingLink>
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
