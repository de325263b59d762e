import { clsx } from 'clsx'
import type { AskKind } from '../../shared/wire/policy.ts'
import { useText } from '../texts/text.ts'

/** Which kinds something is for. */
export function KindChoice({
  legend,
  kinds,
  chosen,
  onChange,
}: {
  legend: string
  kinds: readonly AskKind[]
  chosen: readonly AskKind[]
  onChange(kinds: AskKind[]): void
}) {
  const { say } = useText()
  return (
    <fieldset className="flex flex-wrap gap-1.5">
      <legend className="mb-1.5 text-sm">{legend}</legend>
      {kinds.map((kind) => {
        const on = chosen.includes(kind)
        return (
          <label
            key={kind}
            className={clsx(
              'flex h-8 cursor-pointer items-center rounded-lg border px-2.5 text-sm has-focus-visible:outline-2 has-focus-visible:outline-accent',
              on ? 'border-transparent bg-accent-soft font-medium text-accent' : 'border-line text-muted hover:bg-sunken',
            )}
          >
            <input
              type="checkbox"
              className="sr-only"
              checked={on}
              onChange={() =>
                onChange(on ? chosen.filter((one) => one !== kind) : kinds.filter((one) => one === kind || chosen.includes(one)))
              }
            />
            {say(`ask.${kind}`)}
          </label>
        )
      })}
    </fieldset>
  )
}
