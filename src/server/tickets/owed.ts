import type { ShopId } from '../../shared/ids.ts'
import type { Reads } from '../foundation/transaction.ts'
import { countOwed } from './store/owed.ts'

/** What is owed now and what of it is late; counting stops at 1,000. */
export const owedNow = (db: Reads, shopIds: readonly ShopId[]) => countOwed(db, shopIds)
