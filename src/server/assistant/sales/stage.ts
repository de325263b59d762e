import type { SaleStage } from '../../../shared/sale-stages.ts'
import type { OrderStatus } from '../../../shared/wire/commerce.ts'

export interface SaleFacts {
  closed: boolean
  /** Whether anybody of ours has said something, and shown a product. */
  answered: boolean
  shown: boolean
  /** Whether anything is known of what the customer needs. */
  needs: boolean
  /** The order the customer has placed since shortly before the conversation began. */
  order: OrderStatus | null
}

const byOrder: Partial<Record<OrderStatus, SaleStage>> = {
  placed: 'urge',
  paid: 'confirm',
  processing: 'confirm',
  delivered: 'review',
  completed: 'review',
}

/** How far a sale has come, as the conversation itself tells. */
export function stageOf({ closed, answered, shown, needs, order }: SaleFacts): SaleStage {
  if (closed) return 'farewell'
  const ordered = order && byOrder[order]
  if (ordered) return ordered
  if (shown) return 'recommend'
  if (needs) return 'needs'
  return answered ? 'answer' : 'greet'
}
