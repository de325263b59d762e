import type { CustomerId } from '../../shared/ids.ts'
import type { Say } from '../texts/text.ts'

/** What a customer is called. Who has told no name is told from other visitors by four digits of their id, the same everywhere. */
export const customerName = (say: Say, id: CustomerId, name: string | null): string =>
  name ?? say('visitor.one', { n: String(Number.parseInt(id.slice(-6), 16) % 10_000).padStart(4, '0') })
