import { lineLook } from '../../../kit/Field.tsx'
import type { ClockDefinition } from '../../../shared/wire/clocks.ts'
import { useText } from '../../texts/text.ts'

type Warnings = ClockDefinition['warnings']
type How = 'none' | 'share' | 'seconds'
const usual = { amber: 50, red: 80 } as const

/** When a rung comes: at a share of the time, or after so many seconds. */
export function Warning({ rung, warnings, onChange }: { rung: 'amber' | 'red'; warnings: Warnings; onChange(next: Warnings): void }) {
  const { say } = useText()
  const found = warnings.find((one) => one.rung === rung)
  const how: How = found ? ('share' in found ? 'share' : 'seconds') : 'none'
  const value = found ? ('share' in found ? Math.round(found.share * 100) : found.seconds) : 0
  const set = (next: How, number: number) => {
    const others = warnings.filter((one) => one.rung !== rung)
    const whole = Math.max(1, Math.round(number))
    if (next === 'none') onChange(others)
    else onChange([...others, next === 'share' ? { rung, share: Math.min(99, whole) / 100 } : { rung, seconds: whole }])
  }
  return (
    <div className="flex items-end gap-2">
      <label className="flex min-w-0 flex-1 flex-col gap-1.5">
        <span className="font-medium">{say(`rung.${rung}`)}</span>
        <select
          value={how}
          onChange={({ target }) => set(target.value as How, target.value === 'share' ? usual[rung] : 60)}
          className={lineLook}
        >
          {(['none', 'share', 'seconds'] as const).map((one) => (
            <option key={one} value={one}>
              {say(`warning.${one}`)}
            </option>
          ))}
        </select>
      </label>
      {how !== 'none' && (
        <input
          type="number"
          min={1}
          max={how === 'share' ? 99 : undefined}
          aria-label={`${say(`rung.${rung}`)}: ${say(`warning.${how}`)}`}
          value={value}
          onChange={({ target }) => target.value && set(how, Number(target.value))}
          className={`${lineLook} w-24!`}
        />
      )}
    </div>
  )
}
