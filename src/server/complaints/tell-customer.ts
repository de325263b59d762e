import type { State } from '../conversations/state.ts'
import type { Tx } from '../foundation/transaction.ts'
import { passGuard } from '../guard/steps.ts'
import { sayTo } from '../tickets/tell-customer.ts'
import type { Row } from './store/complaints.ts'

/** What the customer is to read, as it left: past the guard, and into their conversation when there is one, which must be held. */
export const tellCustomer = async (tx: Tx, row: Row, c: State | null, name: string, words: string): Promise<string> =>
  c
    ? (await sayTo(tx, c, `complaint-${row.id}-${name}`, words)).message.body
    : passGuard(tx, row.shopId, words, { channel: row.source, conversationId: null })
