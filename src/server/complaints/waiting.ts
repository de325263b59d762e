import type { ShopId } from '../../shared/ids.ts'
import type { Reads } from '../foundation/transaction.ts'
import { countOurs } from './store/complaints.ts'

/** How many complaints wait for us, not for the customer; counting stops at 1,000. */
export const complaintsToDo = (db: Reads, shopIds: readonly ShopId[]) => countOurs(db, shopIds)
