import type { ReactNode } from 'react'

/** One part of the kit with its states beside each other. */
export function Shelf({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section aria-label={name} className="border-t border-line py-5">
      <h2 className="mb-3 font-semibold">{name}</h2>
      <div className="flex flex-wrap items-center gap-3">{children}</div>
    </section>
  )
}
