import { Button } from '../../../kit/Button.tsx'
import { Field } from '../../../kit/Field.tsx'
import { counts, rungs, severities, told } from '../../../shared/wire/case-words.ts'
import type { ClockDefinition, Duration, Told } from '../../../shared/wire/clocks.ts'
import { Select } from '../../clocks/Select.tsx'
import { useText } from '../../texts/text.ts'
import { Warning } from './Warning.tsx'

const units = ['seconds', 'minutes', 'hours', 'days'] as const

/** One clock: what it is for, how long it runs, when it warns and whom. */
export function ClockForm({
  clock,
  onChange,
  onRemove,
}: {
  clock: ClockDefinition
  onChange(next: ClockDefinition): void
  onRemove: (() => void) | null
}) {
  const { say } = useText()
  const { when, duration } = clock
  const last = (part: Partial<Duration>) => duration && onChange({ ...clock, duration: { ...duration, ...part } })
  const fit = (part: Partial<ClockDefinition['when']>) => onChange({ ...clock, when: { ...when, ...part } })
  return (
    <div className="flex flex-col gap-4 border-t border-line py-3">
      <label className="inline-flex items-center gap-2">
        <input
          type="checkbox"
          checked={clock.on}
          onChange={({ target }) => onChange({ ...clock, on: target.checked })}
          className="size-4 accent-accent"
        />
        {say('clocks.on')}
      </label>
      <div className="grid gap-3 sm:grid-cols-3">
        <Select
          label={say('complaint.severity')}
          value={when.severity ?? ''}
          onChange={({ target }) => fit({ severity: (target.value || null) as typeof when.severity })}
          options={[{ value: '', label: say('clocks.any') }, ...severities.map((value) => ({ value, label: say(`severity.${value}`) }))]}
        />
        <Field
          label={say('clocks.channel')}
          value={when.channel ?? ''}
          maxLength={40}
          placeholder={say('clocks.any')}
          onChange={({ target }) => fit({ channel: target.value.trim() || null })}
        />
        <Field
          label={say('clocks.tag')}
          value={when.customerTag ?? ''}
          maxLength={60}
          placeholder={say('clocks.any')}
          onChange={({ target }) => fit({ customerTag: target.value.trim() || null })}
        />
      </div>
      {duration ? (
        <div className="grid grid-cols-2 gap-3 sm:grid-cols-3">
          <Field
            label={say('clocks.amount')}
            type="number"
            min={1}
            value={duration.amount}
            onChange={({ target }) => target.value && last({ amount: Math.max(1, Math.round(Number(target.value))) })}
          />
          <Select
            label={say('clocks.unit')}
            value={duration.unit}
            onChange={({ target }) => last({ unit: target.value as Duration['unit'] })}
            options={units.map((value) => ({ value, label: say(`unit.${value}`, { n: duration.amount }) }))}
          />
          <Select
            label={say('clocks.counts')}
            value={duration.counts}
            onChange={({ target }) => last({ counts: target.value as Duration['counts'] })}
            options={counts.map((value) => ({ value, label: say(`counts.${value}`) }))}
          />
        </div>
      ) : (
        <p className="text-muted">{say('clocks.given.hint')}</p>
      )}
      <div className="grid gap-3 sm:grid-cols-2">
        {(['amber', 'red'] as const).map((rung) => (
          <Warning key={rung} rung={rung} warnings={clock.warnings} onChange={(warnings) => onChange({ ...clock, warnings })} />
        ))}
      </div>
      <TellTable tell={clock.tell} onChange={(tell) => onChange({ ...clock, tell })} />
      {onRemove && (
        <Button look="danger" className="self-start" onClick={onRemove}>
          {say('clocks.remove')}
        </Button>
      )}
    </div>
  )
}

/** Who hears of each rung; somebody always does. */
function TellTable({ tell, onChange }: { tell: ClockDefinition['tell']; onChange(next: ClockDefinition['tell']): void }) {
  const { say } = useText()
  const turn = (rung: keyof typeof tell, who: Told, on: boolean) => {
    const next = on ? [...tell[rung], who] : tell[rung].filter((one) => one !== who)
    if (next.length) onChange({ ...tell, [rung]: next })
  }
  return (
    <div className="overflow-x-auto">
      <table className="text-sm">
        <caption className="pb-1 text-start font-medium">{say('clocks.tell')}</caption>
        <thead>
          <tr className="text-muted">
            <th scope="col">
              <span className="sr-only">{say('clocks.rung')}</span>
            </th>
            {told.map((who) => (
              <th key={who} scope="col" className="px-3 py-1 font-normal">
                {say(`told.${who}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rungs.map((rung) => (
            <tr key={rung}>
              <th scope="row" className="py-1 pr-3 text-start font-normal">
                {say(`rung.${rung}`)}
              </th>
              {told.map((who) => (
                <td key={who} className="text-center">
                  <input
                    type="checkbox"
                    aria-label={`${say(`rung.${rung}`)}: ${say(`told.${who}`)}`}
                    checked={tell[rung].includes(who)}
                    onChange={({ target }) => turn(rung, who, target.checked)}
                    className="size-5 accent-accent"
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
