import { type Grouping, groupings } from '../../shared/report.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { DaysFilter } from './DaysFilter.tsx'
import type { Looked } from './report-look.ts'

/** Which days, by what, and whether closed hours count. */
export function ReportFilter({
  by,
  looked,
  timeZone,
  onLook,
}: {
  by: Grouping
  looked: Looked
  timeZone: string
  onLook(part: Partial<Looked>, by?: Grouping): void
}) {
  const { say } = useText()
  const { from, to, hours } = looked
  return (
    <div className="grid grid-cols-2 items-end gap-x-4 gap-y-3 rounded-2xl border border-line bg-surface p-4 sm:flex sm:flex-wrap">
      <DaysFilter from={from} to={to} timeZone={timeZone} onLook={(days) => onLook({ ...days, key: undefined })} />
      <Choice
        label={say('report.by')}
        value={by}
        options={groupings.map((one) => ({ value: one, label: say(`report.by.${one}`) }))}
        onChoose={(one) => onLook({ key: undefined }, one as Grouping)}
      />
      <Choice
        label={say('report.hours')}
        value={hours}
        options={(['natural', 'business'] as const).map((one) => ({ value: one, label: say(`report.hours.${one}`) }))}
        onChoose={(one) => onLook({ hours: one as Looked['hours'] })}
      />
      <p className="text-sm text-muted max-sm:col-span-2">{say('report.zone', { zone: timeZone })}</p>
    </div>
  )
}
