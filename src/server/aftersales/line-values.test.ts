import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { money } from '../../shared/money.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { lineValues, spread } from './line-values.ts'
import { overItems, paidShares } from './rules/money.ts'
import type { Case } from './store/cases.ts'

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
const usd = (amount: number) => money(amount, 'USD')

const orders = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 6 }),
        price: fc.integer({ min: 0, max: 90_000 }),
        off: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 6 },
    ),
    freight: fc.integer({ min: 0, max: 3_000 }),
    off: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ lines, freight, off }) => {
    const priced = lines.map((line, i) => ({
      id: `line-${i}`,
      skuExternalId: `sku-${i}`,
      title: `Line ${i}`,
      options: {},
      quantity: line.quantity,
      unitPrice: line.price,
      discount: Math.floor((line.price * line.quantity * line.off) / 100),
    }))
    const goods = sum(priced.map((line) => line.unitPrice * line.quantity - line.discount))
    const discount = Math.floor((goods * off) / 100)
    return { lines: priced, freight, discount, paid: goods + freight - discount }
  })

const asks = fc.array(
  fc.record({
    kind: fc.constantFrom<AskKind>('refundOnly', 'returnAndRefund', 'priceProtection', 'exchange'),
    line: fc.nat(5),
    quantity: fc.integer({ min: 1, max: 6 }),
    /** Of what could be refunded so much is asked for. */
    percent: fc.integer({ min: 1, max: 100 }),
    /** Stays under way while the next ones are asked, and is done later. */
    waits: fc.boolean(),
    now: fc.integer({ min: 0, max: 90_000 }),
  }),
  { minLength: 1, maxLength: 14 },
)

test('a thousand orders with discounts, any asks in any order, done at once or later: never above paid by line or order, and the books balance', () => {
  fc.assert(
    fc.property(orders, asks, (made, wanted) => {
      const shares = paidShares({ ...made, lines: made.lines })
      const cases: Case[] = []
      const book = new Map<string, number>()
      let paid = made.paid
      const finish = (one: Case) => {
        one.status = 'done'
        if (one.kind === 'exchange') return
        const lines = overItems(
          one.amount,
          one.items.map((item) => ({ lineId: item.lineId, most: item.paid.amount })),
        )
        assert.equal(sum([...lines.values()]), one.amount, 'all of it comes out of lines')
        for (const [lineId, amount] of lines) book.set(`line:${lineId}`, (book.get(`line:${lineId}`) ?? 0) + amount)
        paid -= one.amount
      }
      for (const { kind, line, quantity, percent, waits, now } of wanted) {
        const order = {
          lines: made.lines.map((one) => ({ ...one, unitPrice: usd(one.unitPrice), discount: usd(one.discount) })),
          freight: usd(made.freight),
          discount: usd(made.discount),
          paid: usd(paid),
          total: usd(made.paid),
        } as unknown as Order
        const values = lineValues(order, cases, book)
        const name = `sku-${line % made.lines.length}`
        const items = [1, 2].flatMap(() =>
          spread({ kind, order, values, skus: new Map() }, { item: name, quantity: Math.ceil(quantity / 2) }),
        )
        if (items.some((item) => item.quantity > item.bought - item.spent)) continue
        const most = sum(items.map((item) => item.paid))
        const drop = sum(items.map((item) => Math.max(0, item.paid - now * item.quantity)))
        const amount = kind === 'priceProtection' ? drop : kind === 'exchange' ? 0 : Math.floor((most * percent) / 100)
        const one = {
          id: String(cases.length),
          kind,
          status: 'acting',
          amount,
          items: items.map((item) => ({ lineId: item.lineId!, quantity: item.quantity, paid: usd(item.paid) })),
        } as unknown as Case
        cases.push(one)
        if (!waits) finish(one)
      }
      cases.filter((one) => one.status !== 'done').forEach(finish)
      made.lines.forEach((line, i) => {
        const back = book.get(`line:${line.id}`) ?? 0
        assert.ok(back >= 0 && back <= shares.lines[i]!, `line ${i}: ${back} of ${shares.lines[i]}`)
      })
      assert.ok(paid >= shares.freight, 'freight was nobody’s to give')
      assert.equal(paid, made.paid - sum([...book.values()]))
    }),
    { numRuns: 1_000 },
  )
})

test('units returned one by one after part of the price was protected come to exactly what was left', () => {
  const order = {
    lines: [
      { id: 'a', skuExternalId: 'a', title: 'A', options: {}, quantity: 3, unitPrice: usd(1_000), discount: usd(0) },
      { id: 'b', skuExternalId: 'b', title: 'B', options: {}, quantity: 1, unitPrice: usd(9_000), discount: usd(0) },
    ],
    freight: usd(0),
    discount: usd(0),
    paid: usd(12_000 - 301),
    total: usd(12_000),
  } as unknown as Order
  const values = lineValues(order, [], new Map([['line:a', 301]]))
  const back = [1, 2, 3].map(() => spread({ kind: 'returnAndRefund', order, values, skus: new Map() }, { item: 'a', quantity: 1 })[0]!.paid)
  assert.equal(sum(back), 3_000 - 301)
})
