import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { Column } from '../clocks/Column.tsx'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useText } from '../texts/text.ts'
import { useComplaints } from './ComplaintList.tsx'
import { type Stage, severityTones, stageNames, statusTones } from './complaint-look.ts'

/** All stages side by side, in each the most urgent on top. */
export function ComplaintBoard() {
  return (
    <div className="flex min-h-0 flex-1 gap-3 overflow-x-auto border-t border-line p-3">
      {stageNames.map((stage) => (
        <BoardColumn key={stage} stage={stage} />
      ))}
    </div>
  )
}

function BoardColumn({ stage }: { stage: Stage }) {
  const { say } = useText()
  const { found, items } = useComplaints(stage)
  return (
    <Column title={say(`complaint.stage.${stage}`)} found={found} count={items.length}>
      {items.map((one) => (
        <li key={one.id}>
          <Link
            to="/complaints/$stage/$complaintId"
            params={{ stage, complaintId: one.id }}
            className="block rounded-lg border border-line bg-surface p-3 hover:border-accent"
          >
            <span className="flex flex-wrap items-center gap-1.5">
              <span className="font-semibold">{say(`complaint.kind.${one.kind}`)}</span>
              {one.severity !== 'normal' && <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>}
              {one.repeats && <Badge tone="signal">{say('complaint.repeats')}</Badge>}
            </span>
            <span className="mt-1 line-clamp-2 text-sm text-muted">{one.story}</span>
            <span className="mt-2 flex flex-wrap items-center gap-1.5 text-xs">
              {!one.waitsFor && <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>}
              {one.status !== 'withdrawn' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
              <span className="min-w-0 flex-1 truncate text-end text-muted">{one.ownerName}</span>
            </span>
          </Link>
        </li>
      ))}
    </Column>
  )
}
