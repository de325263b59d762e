import type { ReactNode } from 'react'

/** A titled box of a case's page. */
export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="rounded-xl border border-line bg-surface p-4">
    <h3 className="mb-2 font-semibold">{title}</h3>
    {children}
  </section>
)
