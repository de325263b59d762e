import type { ShopId } from '../../shared/ids.ts'
import type { Reads } from '../foundation/transaction.ts'
import { countInReview } from './store/waiting.ts'

/** How many cases wait for a decision; counting stops at 1,000. */
export const casesInReview = (db: Reads, shopIds: readonly ShopId[]) => countInReview(db, shopIds)
