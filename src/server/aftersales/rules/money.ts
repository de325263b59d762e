/** Amounts are whole minor units of the order's currency. Everything here adds up to the last cent: what is shared out is exactly what there was. */

/** Shares `total` (≥ 0) by weights; the remainders go to the largest fractions, ties to the earlier one. All weights zero: all to the first. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  if (sum === 0) return weights.map((_, i) => (i === 0 ? total : 0))
  // In big integers: amount × weight passes what a double holds exactly.
  const [t, s] = [BigInt(total), BigInt(sum)]
  const parts = weights.map((weight, at) => ({ at, floor: (t * BigInt(weight)) / s, rest: (t * BigInt(weight)) % s }))
  let left = Number(t - parts.reduce((a, part) => a + part.floor, 0n))
  const shares = parts.map((part) => Number(part.floor))
  for (const { at } of parts.toSorted((a, b) => (a.rest === b.rest ? a.at - b.at : a.rest > b.rest ? -1 : 1))) {
    if (left-- <= 0) break
    shares[at]! += 1
  }
  return shares
}

export interface PricedLine {
  quantity: number
  unitPrice: number
  discount: number
}
export interface PaidOrder {
  lines: readonly PricedLine[]
  freight: number
  discount: number
  /** Everything the customer paid, before refunds. */
  paid: number
}

/** What was really paid for each line and for freight: list price, less the line's discount, less its share of the order's, and no more than came in. */
export function paidShares({ lines, freight, discount, paid }: PaidOrder): { lines: number[]; freight: number } {
  const gross = lines.map((line) => Math.max(0, line.unitPrice * line.quantity - line.discount))
  const goods = gross.reduce((a, b) => a + b, 0)
  const offGoods = Math.min(discount, goods)
  const offFreight = Math.min(discount - offGoods, freight)
  const off = shareOut(offGoods, gross)
  const due = [...gross.map((amount, i) => amount - off[i]!), freight - offFreight]
  const owed = due.reduce((a, b) => a + b, 0)
  const got = paid >= owed ? due : shareOut(paid, due)
  return { lines: got.slice(0, -1), freight: got.at(-1)! }
}

/** What units `from` … `from + count` of a line of `quantity` come to, when all of it came to `amount`: any way of splitting adds up to `amount`. */
export const unitsOf = (amount: number, quantity: number, from: number, count: number): number =>
  Number((BigInt(amount) * BigInt(from + count)) / BigInt(quantity) - (BigInt(amount) * BigInt(from)) / BigInt(quantity))

/** How much of a sum comes out of each line, by what was paid for the items: never more than that in all. */
export function overItems(total: number, items: readonly { lineId: string; most: number }[]): Map<string, number> {
  const all = items.reduce((sum, item) => sum + item.most, 0)
  const shares = shareOut(
    Math.min(total, all),
    items.map((item) => item.most),
  )
  const lines = new Map<string, number>()
  items.forEach(({ lineId }, i) => lines.set(lineId, (lines.get(lineId) ?? 0) + shares[i]!))
  return lines
}

export interface PaidBy {
  method: string | null
  kind: string
  /** Paid with it, less what went back to it. */
  left: number
}
/** Which method gets how much of a refund: gift cards first or last, the others in the order they paid; never more than is left on one. Throws RangeError when it is more than everything left. */
export function splitRefund(
  amount: number,
  paidBy: readonly PaidBy[],
  giftCards: 'first' | 'last',
): { method: string | null; amount: number }[] {
  const rank = (one: PaidBy) => ((one.kind === 'gift_card') === (giftCards === 'first') ? 0 : 1)
  let open = amount
  const parts: { method: string | null; amount: number }[] = []
  for (const one of paidBy.toSorted((a, b) => rank(a) - rank(b))) {
    const part = Math.min(open, Math.max(0, one.left))
    if (part > 0) parts.push({ method: one.method, amount: part })
    open -= part
  }
  if (open > 0) throw new RangeError('more than was paid')
  return parts
}
