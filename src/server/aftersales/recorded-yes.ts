import type { OrderId } from '../../shared/ids.ts'
import type { Ask } from '../../shared/wire/aftersales.ts'
import { view } from '../foundation/action.ts'
import { hashOfAsk } from './steps.ts'
import { findYes } from './store/confirmations.ts'

/** The name of the customer's own yes to exactly this, while it holds; null when they have said none. Looking it up uses nothing. */
export const recordedYes = view(
  'aftersales.own',
  async (db, { orderId, ask }: { orderId: OrderId; ask: Ask }) => (await findYes(db, hashOfAsk(orderId, ask))) ?? null,
)
