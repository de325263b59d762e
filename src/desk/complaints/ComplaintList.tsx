import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { clockThatCounts, TimeLeft } from '../clocks/TimeLeft.tsx'
import { useDesk, useMay } from '../desk-context.ts'
import { StageList } from '../parts/StageList.tsx'
import { usePages } from '../parts/use-pages.ts'
import { useText } from '../texts/text.ts'
import { type Stage, severityTones, stages, statusTones } from './complaint-look.ts'

/** A stage's complaints, the most urgent first. */
export function useComplaints(stage: Stage) {
  const { shop } = useDesk()
  return usePages<Complaint>('complaints', { status: stages[stage].join(','), ...(shop && { shop }) })
}

/** What can be done with many of a stage at once. */
const together = {
  todo: ['take', 'withdraw'],
  waiting: ['resume'],
  answered: ['close'],
  over: [],
} as const satisfies Record<Stage, readonly string[]>

export function ComplaintList({ stage, selected }: { stage: Stage; selected: string | null }) {
  const { say } = useText()
  const may = useMay('complaints.handle')
  const verbs = may ? together[stage] : []
  return (
    <StageList
      {...useComplaints(stage)}
      selected={selected}
      none={{ title: say('complaint.none'), hint: say('complaint.none.hint') }}
      steps={verbs.map((verb) => ({ verb, label: say(`complaint.do.${verb}`), danger: verb === 'withdraw' }))}
      path="/complaints/steps"
      reread={['complaints', 'complaint']}
    >
      {(one, look) => (
        <Link to="/complaints/$stage/$complaintId" params={{ stage, complaintId: one.id }} {...look}>
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="font-semibold">{say(`complaint.kind.${one.kind}`)}</span>
            {one.severity !== 'normal' && <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>}
            <span className="flex-1" />
            {one.status !== 'withdrawn' && <TimeLeft clock={clockThatCounts(one.clocks)} />}
          </span>
          <span className="mt-1 flex items-center gap-2 text-sm">
            <span className="min-w-0 truncate">{one.customerName ?? say('visitor')}</span>
            {!one.waitsFor && <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>}
            {one.repeats && <Badge tone="signal">{say('complaint.repeats')}</Badge>}
          </span>
          <span className="mt-0.5 block truncate text-xs text-muted">{one.story}</span>
        </Link>
      )}
    </StageList>
  )
}
