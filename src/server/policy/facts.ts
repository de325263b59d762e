import type { Minor } from '../../shared/money.ts'
import type { OrderStatus, ParcelStatus } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'

/** One item of what is asked, as the shop's own records know it. Money is in the order's currency. */
export interface FactItem {
  /** null = nothing in the order goes by the name that was given (`named`). */
  lineId: string | null
  named: string
  title: string
  category: string | null
  tags: readonly string[]
  quantity: number
  /** Of this line: bought, and already in other open or finished cases. */
  bought: number
  spent: number
  /** What was done to this line already, finished or under way. */
  done: readonly AskKind[]
  /** What `quantity` of this line was really paid, after every discount, less what has come back of it. */
  paid: Minor
  unitPrice: Minor
  /** What the same SKU costs now; null = it is no longer sold. */
  currentUnitPrice: Minor | null
  /** What it is to become (exchange, changed items); null where nothing was named. `known` false = the shop has no such SKU. */
  to: { sku: string; known: boolean; sameProduct: boolean; sameSku: boolean; available: boolean; stock: number | null; price: Minor } | null
}

export interface FactMethod {
  externalId: string
  /** credit_card, paypal, gift_card, alipay … */
  kind: string
  balance: Minor | null
  /** false = not one of this customer's. Nothing else about it is known then. */
  owned: boolean
  /** The order was paid with it. */
  original: boolean
}

/** Everything a rule may look at. Rules are pure: no clock, no database; what isn't here doesn't count. */
export interface Facts {
  kind: AskKind
  now: Date
  currency: string
  asker: 'customer' | 'staff' | 'assistant' | 'key' | 'system'
  order: {
    status: OrderStatus
    total: Minor
    /** Paid less everything refunded. */
    paid: Minor
    /** Given as compensation already, or about to be. */
    compensated: Minor
    placedAt: Date | null
    paidAt: Date | null
    shippedAt: Date | null
    deliveredAt: Date | null
    promisedAt: Date | null
    parcelStatus: ParcelStatus | null
    /** What has been done to it already (finished or under way), oldest first; refused and withdrawn ones don't count. */
    done: readonly AskKind[]
    /** Those of them that are still under way. */
    open: readonly AskKind[]
  }
  items: readonly FactItem[]
  reason: string | null
  note: string
  evidence: number
  /** What the customer named as the sum (refundOnly, compensation); null = as much as there is. */
  amount: Minor | null
  /** Where money should go to or come from; null where none was named or none is needed. */
  method: FactMethod | null
  /** What the change costs (positive: the customer pays) or gives back (negative); 0 where nothing moves. */
  difference: Minor
  customer: { known: boolean; tags: readonly string[]; orders: number; casesIn90Days: number; refundedIn90Days: Minor }
}
