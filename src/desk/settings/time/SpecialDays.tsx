import { X } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../../kit/Badge.tsx'
import { Button } from '../../../kit/Button.tsx'
import { Field } from '../../../kit/Field.tsx'
import { dayText } from '../../../kit/format.ts'
import { IconButton } from '../../../kit/IconButton.tsx'
import type { Calendar } from '../../../shared/wire/clocks.ts'
import { useText } from '../../texts/text.ts'
import { Section } from '../Section.tsx'
import { Shifts } from './Shifts.tsx'

type Days = Calendar['days']
const MOST_AT_ONCE = 31

/** All dates from one to another, both with. */
function datesBetween(from: string, to: string): string[] {
  const dates: string[] = []
  for (let at = Date.parse(from); at <= Date.parse(to) && dates.length < MOST_AT_ONCE; at += 86_400_000)
    dates.push(new Date(at).toISOString().slice(0, 10))
  return dates
}

/** Holidays, and the days off that are worked instead. */
export function SpecialDays({ days, onChange }: { days: Days; onChange(next: Days): void }) {
  const { say, language } = useText()
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  const [name, setName] = useState('')
  const add = (open: Days[number]['open']) => {
    const dates = datesBetween(from, to && to > from ? to : from)
    const others = days.filter(({ date }) => !dates.includes(date))
    onChange([...others, ...dates.map((date) => ({ date, open, name: name.trim() }))].toSorted((a, b) => (a.date < b.date ? -1 : 1)))
    setFrom('')
    setTo('')
    setName('')
  }
  return (
    <Section title={say('hours.days')} hint={say('hours.days.hint')}>
      <ul className="flex flex-col divide-y divide-line">
        {days.map((one, at) => {
          const called = `${dayText(`${one.date}T12:00:00Z`, language, 'UTC')} ${one.date.slice(0, 4)}`
          return (
            <li key={one.date} className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2">
              <span className="w-36 font-medium tabular-nums">{called}</span>
              <span className="min-w-20 text-muted">{one.name}</span>
              <Badge tone={one.open.length ? 'success' : 'signal'}>{say(one.open.length ? 'hours.makeUp' : 'hours.holiday')}</Badge>
              <span className="min-w-0 flex-1">
                {one.open.length > 0 && (
                  <Shifts day={called} spans={one.open} onChange={(open) => onChange(days.with(at, { ...one, open }))} />
                )}
              </span>
              <IconButton label={say('hours.days.remove', { day: called })} onClick={() => onChange(days.toSpliced(at, 1))}>
                <X size={16} aria-hidden="true" />
              </IconButton>
            </li>
          )
        })}
      </ul>
      <div className="mt-3 grid gap-3 sm:grid-cols-3">
        <Field label={say('hours.days.from')} type="date" value={from} onChange={({ target }) => setFrom(target.value)} />
        <Field label={say('hours.days.to')} type="date" value={to} min={from} onChange={({ target }) => setTo(target.value)} />
        <Field label={say('hours.days.name')} value={name} maxLength={60} onChange={({ target }) => setName(target.value)} />
      </div>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button disabled={!from} onClick={() => add([])}>
          {say('hours.days.close')}
        </Button>
        <Button disabled={!from} onClick={() => add([{ from: 540, to: 1080 }])}>
          {say('hours.days.open')}
        </Button>
      </div>
    </Section>
  )
}
