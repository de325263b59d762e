import { clsx } from 'clsx'
import { type ReactNode, useId, useRef } from 'react'

/** One of several panes; arrows move between their names, and only the chosen one exists. */
export function Tabs<Name extends string>({
  label,
  names,
  chosen,
  onChoose,
  before,
  children,
}: {
  label: string
  names: readonly { name: Name; label: string }[]
  chosen: Name
  onChoose(name: Name): void
  /** What stands left of the names. */
  before?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (by: 1 | -1) => {
    const at = names.findIndex(({ name }) => name === chosen)
    const to = (at + by + names.length) % names.length
    onChoose(names[to]!.name)
    list.current?.querySelectorAll<HTMLElement>('[role=tab]')[to]?.focus()
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex items-center border-b border-line px-2">
        {before}
        <div ref={list} role="tablist" aria-label={label} className="flex min-w-0 flex-1 overflow-x-auto">
          {names.map(({ name, label: text }) => (
            <button
              key={name}
              id={`${id}-${name}`}
              type="button"
              role="tab"
              aria-selected={name === chosen}
              aria-controls={`${id}-pane`}
              tabIndex={name === chosen ? 0 : -1}
              onClick={() => onChoose(name)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight') move(1)
                else if (event.key === 'ArrowLeft') move(-1)
              }}
              className={clsx(
                'h-14 flex-1 border-b-2 px-1.5 text-sm max-md:px-1 whitespace-nowrap -outline-offset-2!',
                name === chosen ? 'border-accent font-semibold text-text' : 'border-transparent text-muted hover:text-text',
              )}
            >
              {text}
            </button>
          ))}
        </div>
      </div>
      <div id={`${id}-pane`} role="tabpanel" aria-labelledby={`${id}-${chosen}`} className="min-h-0 flex-1 overflow-y-auto p-3">
        {children}
      </div>
    </div>
  )
}
