import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { clsx } from 'clsx'
import type { ReactNode } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { ChosenBar } from './ChosenBar.tsx'
import { Fetched } from './Fetched.tsx'
import { More } from './More.tsx'
import { useChosen } from './use-chosen.ts'

interface Props<Item> {
  found: UseInfiniteQueryResult
  items: readonly Item[]
  selected: string | null
  none: { title: string; hint: string }
  /** What may be done with several at once, and where it is sent; none: nothing can be ticked. */
  steps: readonly { verb: string; label: string; danger: boolean }[]
  path: '/complaints/steps' | '/tickets/steps'
  /** What has to be read again afterwards. */
  reread: readonly string[]
  /** The row of an item: a link. */
  children(item: Item, look: { 'aria-current': 'true' | undefined; className: string }): ReactNode
}

/** Complaints or tickets of one stage; those that are ticked take the same step together. */
export function StageList<Item extends { id: string; number: string }>({
  found,
  items,
  selected,
  none,
  steps,
  path,
  reread,
  children,
}: Props<Item>) {
  const chosen = useChosen(path, items, reread)
  return (
    <>
      {chosen.ids.length > 0 && <ChosenBar count={chosen.ids.length} steps={steps} onStep={(verb) => void chosen.step(verb)} />}
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        <Fetched found={found}>{!items.length && <EmptyState {...none} />}</Fetched>
        <ul>
          {items.map((one) => (
            <li
              key={one.id}
              className={clsx(
                'flex items-start gap-3 border-b border-line pl-4',
                one.id === selected ? 'bg-accent-soft' : 'hover:bg-sunken',
              )}
            >
              {steps.length > 0 && (
                <input
                  type="checkbox"
                  aria-label={one.number}
                  checked={chosen.ids.includes(one.id)}
                  onChange={({ target }) => chosen.tick(one.id, target.checked)}
                  className="mt-3.5 size-5 shrink-0 accent-accent"
                />
              )}
              {children(one, { 'aria-current': one.id === selected ? 'true' : undefined, className: 'block min-w-0 flex-1 py-3 pr-4' })}
            </li>
          ))}
        </ul>
        <More found={found} />
      </div>
    </>
  )
}
