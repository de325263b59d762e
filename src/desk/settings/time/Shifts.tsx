import { Plus, X } from 'lucide-react'
import { lineLook } from '../../../kit/Field.tsx'
import { IconButton } from '../../../kit/IconButton.tsx'
import { WhenInput } from '../../../kit/WhenInput.tsx'
import type { Span } from '../../../shared/wire/clocks.ts'
import { useText } from '../../texts/text.ts'
import { minutesOf, nextShift, timeOf } from './times.ts'

/** The open parts of a day, from and to; none is a day off. */
export function Shifts({ day, spans, onChange }: { day: string; spans: readonly Span[]; onChange(next: Span[]): void }) {
  const { say } = useText()
  const set = (at: number, part: Partial<Span>) => onChange(spans.map((one, i) => (i === at ? { ...one, ...part } : one)))
  const more = nextShift(spans)
  const look = `${lineLook} w-36! px-2! max-md:w-[7.6rem]! tabular-nums`
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      {spans.length === 0 && <span className="text-muted">{say('hours.closed')}</span>}
      {spans.map((span, at) => (
        // A shift has no name but its place in the day.
        <span key={`${day} ${at}`} className="flex items-center gap-1.5 max-sm:in-data-day:w-full">
          <WhenInput
            type="time"
            required
            aria-label={say('hours.from', { day })}
            value={timeOf(span.from)}
            onChange={({ target }) => target.value && set(at, { from: minutesOf(target.value) })}
            className={look}
          />
          –
          <WhenInput
            type="time"
            required
            aria-label={say('hours.to', { day })}
            value={timeOf(span.to)}
            onChange={({ target }) => target.value && set(at, { to: minutesOf(target.value) || 1440 })}
            className={look}
          />
          <span className="max-sm:in-data-day:ms-auto">
            <IconButton label={say('hours.remove', { day })} onClick={() => onChange(spans.toSpliced(at, 1))}>
              <X size={16} aria-hidden="true" />
            </IconButton>
          </span>
        </span>
      ))}
      {more && (
        // On a phone there is no room behind a shift: it stands beside the day's name.
        <span className="max-sm:in-data-day:absolute max-sm:in-data-day:top-0.5 max-sm:in-data-day:right-0">
          <IconButton label={say('hours.add', { day })} onClick={() => onChange([...spans, more])}>
            <Plus size={16} aria-hidden="true" />
          </IconButton>
        </span>
      )}
    </div>
  )
}
