import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FactItem, FactMethod, Facts } from '../../src/server/policy/facts.ts'
import { judge } from '../../src/server/policy/verdict.ts'
import type { Minor } from '../../src/shared/money.ts'
import { type AskKind, askKinds, type PolicyContent } from '../../src/shared/wire/policy.ts'

export const now = new Date('2026-11-20T12:00:00Z')
export const ago = (days: number, ms = 0) => new Date(now.getTime() - days * 86_400_000 - ms)
export const minor = (amount: number) => amount as Minor

export const item = (more: Partial<FactItem> = {}): FactItem => ({
  lineId: 'line-1',
  named: 'a',
  title: 'Lamp',
  category: 'Lights',
  tags: [],
  quantity: 1,
  bought: 2,
  spent: 0,
  done: [],
  paid: minor(5_000),
  unitPrice: minor(5_000),
  currentUnitPrice: minor(5_000),
  to: null,
  ...more,
})
export const swap = (more: Partial<NonNullable<FactItem['to']>> = {}) =>
  item({ to: { sku: 'b', known: true, sameProduct: true, sameSku: false, available: true, stock: 5, price: minor(6_000), ...more } })
export const method = (more: Partial<FactMethod> = {}): FactMethod => ({
  externalId: 'card',
  kind: 'credit_card',
  balance: null,
  owned: true,
  original: true,
  ...more,
})
export type More = Omit<Partial<Facts>, 'order' | 'customer'> & { order?: Partial<Facts['order']>; customer?: Partial<Facts['customer']> }
export const facts = (kind: AskKind, { order, customer, ...more }: More = {}): Facts => ({
  kind,
  now,
  currency: 'USD',
  asker: 'customer',
  order: {
    status: kind === 'cancel' || kind.startsWith('change') ? 'paid' : 'delivered',
    total: minor(10_000),
    paid: minor(10_000),
    compensated: minor(0),
    placedAt: ago(10),
    paidAt: ago(9),
    shippedAt: ago(8),
    deliveredAt: ago(5),
    promisedAt: ago(7),
    parcelStatus: 'delivered',
    done: [],
    open: [],
    ...order,
  },
  items: kind === 'exchange' || kind === 'changeItems' ? [swap()] : [item()],
  reason: 'faulty',
  note: '',
  evidence: 0,
  amount: null,
  method: null,
  difference: minor(0),
  customer: { known: true, tags: [], orders: 3, casesIn90Days: 1, refundedIn90Days: minor(0), ...customer },
  ...more,
})

export const rule = (code: string, args: Record<string, unknown> = {}, kinds: AskKind[] = []) => ({ code, kinds, args })
export const policy = (...rules: PolicyContent['rules']): { content: PolicyContent } => ({
  content: { kinds: [...askKinds], rules, groups: [] },
})

type Row = [what: string, of: Facts, expected: string]
/** `refuse order.wrongStatus`, `review a.b`, `approve`, or with the notes that are asked for: `approve + fee.restocking 500`. */
const verdictOf = (of: Facts, by: ReturnType<typeof policy>, expected: string): string => {
  const { verdict, findings } = judge(of, by)
  const [head, notes] = expected.split(' + ')
  if (notes !== undefined) {
    const said = findings
      .filter(({ outcome }) => outcome === 'note')
      .map(({ code, values }) => `${code}${'amount' in values ? ` ${values.amount}` : ''}`)
    return `${verdict} + ${said.join(', ')}`
  }
  return head!.includes(' ') ? `${verdict} ${findings[0]!.code}` : verdict
}
/** What a policy says of these facts, row by row. */
export const table = (title: string, by: ReturnType<typeof policy>, rows: Row[]) =>
  test(title, () => {
    for (const [what, of, expected] of rows) assert.equal(verdictOf(of, by, expected), expected, what)
  })
