import type { ReactNode } from 'react'

/** Names and what stands for them; what is empty is left out. */
export function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="grid grid-cols-[minmax(0,max-content)_1fr] gap-x-3 gap-y-1.5 rounded-xl border border-line bg-surface p-4 text-sm">
      {rows.map(
        ([name, value]) =>
          value && (
            <div key={`${name} ${typeof value === 'string' ? value : ''}`} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words whitespace-pre-wrap">{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
