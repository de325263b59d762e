import { useId, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'

const read = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A list as people write one: a line each. What is being typed stays as it is typed, unless the list is another one by now. */
export function TextLines({ label, lines, onChange }: { label: string; lines: readonly string[]; onChange(lines: string[]): void }) {
  const id = useId()
  const [text, setText] = useState(lines.join('\n'))
  const shown = read(text).join('\n') === lines.join('\n') ? text : lines.join('\n')
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-sm">
        {label}
      </label>
      <textarea
        id={id}
        value={shown}
        rows={Math.min(8, Math.max(2, lines.length + 1))}
        onChange={(event) => {
          setText(event.target.value)
          onChange(read(event.target.value))
        }}
        className={`${inputLook} py-1.5 text-sm`}
      />
    </div>
  )
}
