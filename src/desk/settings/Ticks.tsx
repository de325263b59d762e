/** Several of a list. */
export function Ticks({
  label,
  options,
  chosen,
  onChoose,
  mono = false,
}: {
  label: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChoose(next: string[]): void
  mono?: boolean
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className="grid max-h-60 gap-x-4 overflow-y-auto rounded-lg border border-line p-2 sm:grid-cols-2">
        {options.map(({ value, label: text }) => (
          <label key={value} className="flex min-h-9 items-center gap-2 px-1">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={({ target }) => onChoose(target.checked ? [...chosen, value] : chosen.filter((one) => one !== value))}
              className="size-4 accent-accent"
            />
            <span className={mono ? 'min-w-0 truncate font-mono text-sm' : 'min-w-0 truncate'}>{text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
