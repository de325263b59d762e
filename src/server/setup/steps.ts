import type { Tx } from '../foundation/transaction.ts'
import { putSetup } from './store.ts'

/** A new shop gets the list that leads it to its first message. */
export const openSetup = async (tx: Tx): Promise<void> => void (await putSetup(tx, { leftOut: [], putAway: false }))
