import { Field } from '../../kit/Field.tsx'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { lastDays } from './report-look.ts'

const spans = [1, 7, 30, 90] as const
export interface Days {
  from: string
  to: string
}

/** Which days of the shop's own calendar, both ends included. */
export function DaysFilter({ from, to, timeZone, onLook }: Days & { timeZone: string; onLook(days: Partial<Days>): void }) {
  const { say } = useText()
  const chosen = spans.find((days) => {
    const last = lastDays(days, timeZone)
    return last.from === from && last.to === to
  })
  return (
    <>
      <Choice
        label={say('report.period')}
        value={String(chosen ?? '')}
        options={[
          ...spans.map((days) => ({ value: String(days), label: days === 1 ? say('report.today') : say('report.days', { n: days }) })),
          ...(chosen ? [] : [{ value: '', label: say('report.ownDays') }]),
        ]}
        onChoose={(days) => days && onLook(lastDays(Number(days), timeZone))}
      />
      <Field
        label={say('report.from')}
        type="date"
        value={from}
        max={to}
        onChange={({ target }) => target.value && onLook({ from: target.value })}
        className="max-[27rem]:col-span-2 sm:w-48"
      />
      <Field
        label={say('report.to')}
        type="date"
        value={to}
        min={from}
        onChange={({ target }) => target.value && onLook({ to: target.value })}
        className="max-[27rem]:col-span-2 sm:w-48"
      />
    </>
  )
}
