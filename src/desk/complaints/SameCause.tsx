import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { Dialog } from '../../kit/Dialog.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { CauseField, Complaint } from '../../shared/wire/complaints.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { statusTones } from './complaint-look.ts'

/** Complaints whose root cause names the same SKU, batch or carrier, the latest hundred. */
export function SameCause({ field, value, here, onClose }: { field: CauseField; value: string; here?: string; onClose(): void }) {
  const { say, language } = useText()
  const { data } = useQuery({
    queryKey: ['complaints', 'of cause', field, value],
    queryFn: () => get<{ items: Complaint[] }>(`/complaints/of-cause?${new URLSearchParams({ field, value, limit: '100' })}`),
  })
  const others = data?.items.filter(({ id }) => id !== here)
  return (
    <Dialog open onClose={onClose} title={`${say(`cause.${field}`)} ${value}`} description={say('cause.hint')}>
      {!others && <Skeleton label={say('list.loading')} rows={3} />}
      {others?.length === 0 && <EmptyState title={say('cause.none')} />}
      <ul className="text-sm">
        {others?.map((one) => (
          <li key={one.id} className="border-b border-line last:border-b-0">
            <Link
              to="/complaints/$stage/$complaintId"
              params={{ stage: 'todo', complaintId: one.id }}
              className="flex flex-wrap items-center gap-x-2 rounded-lg py-2 hover:bg-sunken"
              onClick={onClose}
            >
              <span className="text-accent underline tabular-nums">{one.number}</span>
              <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>
              <span className="flex-1" />
              <span className="text-muted tabular-nums">{momentText(one.createdAt, language)}</span>
              <span className="basis-full truncate text-muted">{one.story}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
