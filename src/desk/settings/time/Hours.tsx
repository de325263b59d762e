import { Button } from '../../../kit/Button.tsx'
import { Field } from '../../../kit/Field.tsx'
import type { Calendar, Clockwork } from '../../../shared/wire/clocks.ts'
import { Select } from '../../clocks/Select.tsx'
import { useColleagues } from '../../clocks/use-colleagues.ts'
import { useText } from '../../texts/text.ts'
import { Section } from '../Section.tsx'
import { Shifts } from './Shifts.tsx'
import { SpecialDays } from './SpecialDays.tsx'
import { TimePage } from './TimePage.tsx'

const MONDAY = Date.UTC(2026, 0, 5)
const DAY_MS = 86_400_000
const weekdays = (language: string): string[] => {
  const names = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, i) => names.format(MONDAY + i * DAY_MS))
}

/** When the shop is open: weekdays with their shifts, the dates that differ, and who is called in between. */
export function Hours() {
  return (
    <TimePage>
      {(shop, { draft, setDraft }) => (
        <>
          <Week calendar={draft.calendar} onChange={(calendar) => setDraft({ ...draft, calendar })} />
          <SpecialDays days={draft.calendar.days} onChange={(days) => setDraft({ ...draft, calendar: { ...draft.calendar, days } })} />
          <NightDuty shop={shop} content={draft} onChange={setDraft} />
        </>
      )}
    </TimePage>
  )
}

function Week({ calendar, onChange }: { calendar: Calendar; onChange(next: Calendar): void }) {
  const { say, language } = useText()
  const names = weekdays(language)
  const set = (at: number, spans: Calendar['weekly'][number]) => onChange({ ...calendar, weekly: calendar.weekly.with(at, spans) })
  return (
    <Section
      title={say('hours.week')}
      hint={say('hours.week.hint')}
      aside={
        <Button onClick={() => onChange({ ...calendar, weekly: calendar.weekly.map(() => calendar.weekly[0]!) })}>
          {say('hours.likeMonday')}
        </Button>
      }
    >
      <div className="flex flex-col divide-y divide-line">
        {names.map((name, at) => (
          <div key={name} data-day className="relative grid gap-x-4 gap-y-1 py-2 sm:grid-cols-[7rem_1fr] sm:items-center">
            <span className="font-medium">{name}</span>
            <Shifts day={name} spans={calendar.weekly[at]!} onChange={(spans) => set(at, spans)} />
          </div>
        ))}
      </div>
      <Field
        className="mt-3 max-w-xs"
        label={say('shops.timeZone')}
        value={calendar.timeZone}
        maxLength={60}
        onChange={({ target }) => onChange({ ...calendar, timeZone: target.value })}
      />
    </Section>
  )
}

function NightDuty({ shop, content, onChange }: { shop: string; content: Clockwork; onChange(next: Clockwork): void }) {
  const { say } = useText()
  const staff = useColleagues(shop)
  return (
    <Section title={say('hours.night')} hint={say('hours.night.hint')}>
      <div className="max-w-xs">
        <Select
          label={say('hours.night.who')}
          value={content.nightDuty ?? ''}
          onChange={({ target }) => onChange({ ...content, nightDuty: (target.value || null) as Clockwork['nightDuty'] })}
          options={[{ value: '', label: say('hours.night.none') }, ...staff.map(({ id, name }) => ({ value: id, label: name }))]}
        />
      </div>
    </Section>
  )
}
