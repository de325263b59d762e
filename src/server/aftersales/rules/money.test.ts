import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { paidShares, shareOut, splitRefund, unitsOf } from './money.ts'

const sum = (all: readonly number[]) => all.reduce((a, b) => a + b, 0)
const amount = fc.integer({ min: 0, max: 9_999_999_99 })

test('what is shared out is exactly what there was, and nobody gets less than their floor or more than their ceiling', () => {
  assert.deepEqual(shareOut(100, [1, 1, 1]), [34, 33, 33])
  assert.deepEqual(shareOut(5, [0, 0]), [5, 0])
  fc.assert(
    fc.property(amount, fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 30 }), (total, weights) => {
      const shares = shareOut(total, weights)
      assert.equal(sum(shares), total)
      const all = sum(weights)
      if (all) shares.forEach((share, i) => assert.ok(Math.abs(share - (total * weights[i]!) / all) < 1 + 1e-6 * total))
      assert.ok(shares.every((share) => share >= 0))
    }),
  )
})

const order = fc
  .record({
    lines: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 9 }),
        unitPrice: fc.integer({ min: 0, max: 500_000 }),
        off: fc.integer({ min: 0, max: 100 }),
      }),
      { minLength: 1, maxLength: 12 },
    ),
    freight: fc.integer({ min: 0, max: 5_000 }),
    off: fc.integer({ min: 0, max: 120 }),
    paidPart: fc.integer({ min: 0, max: 110 }),
  })
  .map(({ lines, freight, off, paidPart }) => {
    const priced = lines.map(({ off: percent, ...line }) => ({
      ...line,
      discount: Math.floor((line.unitPrice * line.quantity * percent) / 100),
    }))
    const goods = sum(priced.map((line) => line.unitPrice * line.quantity - line.discount))
    const discount = Math.floor((goods * off) / 100)
    return { lines: priced, freight, discount, paid: Math.floor((Math.max(0, goods + freight - discount) * paidPart) / 100) }
  })

test('a thousand orders with discounts: lines and freight never come to more than was paid, nor to more than each costs', () => {
  fc.assert(
    fc.property(order, (one) => {
      const shares = paidShares(one)
      const due = Math.max(0, sum(one.lines.map((line) => line.unitPrice * line.quantity - line.discount)) + one.freight - one.discount)
      assert.equal(sum(shares.lines) + shares.freight, Math.min(one.paid, due))
      shares.lines.forEach((share, i) =>
        assert.ok(share >= 0 && share <= one.lines[i]!.unitPrice * one.lines[i]!.quantity - one.lines[i]!.discount),
      )
      assert.ok(shares.freight >= 0 && shares.freight <= one.freight)
    }),
    { numRuns: 1_000 },
  )
})

test('a line refunded unit by unit, in any portions, comes to exactly what was paid for it', () => {
  assert.deepEqual(
    [0, 1, 2].map((from) => unitsOf(100, 3, from, 1)),
    [33, 33, 34],
  )
  fc.assert(
    fc.property(amount, fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 }), (paid, portions) => {
      const quantity = sum(portions)
      let from = 0
      const back = portions.map((count) => {
        const part = unitsOf(paid, quantity, from, count)
        from += count
        return part
      })
      assert.equal(sum(back), paid)
      assert.ok(back.every((part) => part >= 0))
    }),
  )
})

test('a refund goes back the way it came: gift cards first or last, never more to one than it paid', () => {
  const paidBy = [
    { method: 'card', kind: 'credit_card', left: 700 },
    { method: 'gift', kind: 'gift_card', left: 300 },
  ]
  assert.deepEqual(splitRefund(400, paidBy, 'first'), [
    { method: 'gift', amount: 300 },
    { method: 'card', amount: 100 },
  ])
  assert.deepEqual(splitRefund(400, paidBy, 'last'), [{ method: 'card', amount: 400 }])
  assert.throws(() => splitRefund(1_001, paidBy, 'last'), RangeError)
  const methods = fc.array(
    fc.record({ method: fc.string(), kind: fc.constantFrom('gift_card', 'credit_card'), left: fc.integer({ min: 0, max: 10_000 }) }),
    { maxLength: 5 },
  )
  fc.assert(
    fc.property(methods, fc.integer({ min: 0, max: 100 }), fc.constantFrom('first' as const, 'last' as const), (all, percent, where) => {
      const wanted = Math.floor((sum(all.map((one) => one.left)) * percent) / 100)
      const parts = splitRefund(wanted, all, where)
      assert.equal(sum(parts.map((part) => part.amount)), wanted)
    }),
  )
})
