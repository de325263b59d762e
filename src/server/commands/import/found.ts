import type { Text } from '../../../shared/language.ts'

export const kinds = ['products', 'customers', 'orders'] as const
export type Kind = (typeof kinds)[number]

/** One thing a source holds: `at` says where (a line, or the source's own name for it); `item` is still to be checked. */
export type Found = { at: string; item: unknown } | { at: string; trouble: Text }

/** What a table doesn't say of itself: amounts and times are the shop's. */
export interface Settings {
  currency: string
  timeZone: string
}

/** Things of one kind, in the order in which they stand there. */
export interface Source {
  kind: Kind
  /** What it is called when something in it is wrong. */
  name: string
  /** What is worth knowing of it before it is read. */
  notes: readonly Text[]
  items(settings: Settings): AsyncIterable<Found> | Iterable<Found>
}
