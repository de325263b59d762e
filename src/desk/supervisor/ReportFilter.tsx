import { Field } from '../../kit/Field.tsx'
import { type Grouping, groupings } from '../../shared/report.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { type Looked, lastDays } from './report-look.ts'

const spans = [1, 7, 30, 90] as const

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
  const chosen = spans.find((days) => {
    const last = lastDays(days, timeZone)
    return last.from === from && last.to === to
  })
  return (
    <div className="flex flex-wrap items-end gap-x-4 gap-y-3 rounded-2xl border border-line bg-surface p-4">
      <Choice
        label={say('report.period')}
        value={String(chosen ?? '')}
        options={[
          ...spans.map((days) => ({ value: String(days), label: days === 1 ? say('report.today') : say('report.days', { n: days }) })),
          ...(chosen ? [] : [{ value: '', label: say('report.ownDays') }]),
        ]}
        onChoose={(days) => days && onLook({ ...lastDays(Number(days), timeZone), key: undefined })}
      />
      <Field
        label={say('report.from')}
        type="date"
        value={from}
        max={to}
        onChange={({ target }) => target.value && onLook({ from: target.value })}
        className="w-40"
      />
      <Field
        label={say('report.to')}
        type="date"
        value={to}
        min={from}
        onChange={({ target }) => target.value && onLook({ to: target.value })}
        className="w-40"
      />
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
      <p className="text-sm text-muted">{say('report.zone', { zone: timeZone })}</p>
    </div>
  )
}
