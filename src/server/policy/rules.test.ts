import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ago, facts, item, type More, method, minor, policy, rule, swap, table } from '../../../test/support/policy-table.ts'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { allRules } from './all-rules.ts'
import { judge } from './verdict.ts'

table('window: whole days, the last instant inside', policy(rule('window', { days: 7, countedFrom: 'delivered' })), [
  ['on the day', facts('returnAndRefund'), 'approve'],
  ['seven days to the millisecond', facts('returnAndRefund', { order: { deliveredAt: ago(7) } }), 'approve'],
  ['a millisecond later', facts('returnAndRefund', { order: { deliveredAt: ago(7, 1) } }), 'refuse window.passed'],
  ['nobody knows', facts('returnAndRefund', { order: { deliveredAt: null } }), 'review window.unknown'],
])
table(
  'window: calendar days in a time zone, that day not counted; counted from shipping or payment; for some reasons only',
  policy(
    rule('window', { days: 7, countedFrom: 'delivered', calendarDaysIn: 'Asia/Shanghai', whenUnknown: 'approve' }, ['returnAndRefund']),
    rule('window', { days: 8, countedFrom: 'shipped' }, ['exchange']),
    rule('window', { days: 8, countedFrom: 'paid', reasons: ['too slow'] }, ['refundOnly']),
  ),
  [
    // 20 November 20:00 in Shanghai; 13 November 00:30 there.
    ['the seventh day', facts('returnAndRefund', { order: { deliveredAt: new Date('2026-11-12T16:30:00Z') } }), 'approve'],
    ['the eighth', facts('returnAndRefund', { order: { deliveredAt: new Date('2026-11-12T15:30:00Z') } }), 'refuse window.passed'],
    ['unknown counts as in time', facts('returnAndRefund', { order: { deliveredAt: null } }), 'approve'],
    ['eight days from shipping', facts('exchange'), 'approve'],
    ['nine', facts('exchange', { order: { shippedAt: ago(9) } }), 'refuse window.passed'],
    ['nine from payment, another reason', facts('refundOnly'), 'approve'],
    ['nine from payment', facts('refundOnly', { reason: 'too slow' }), 'refuse window.passed'],
    ['no payment known: from the order', facts('refundOnly', { reason: 'too slow', order: { paidAt: null, placedAt: ago(1) } }), 'approve'],
  ],
)

table('status: what an order still can, and what is offered instead', policy(), [
  ['paid can be cancelled', facts('cancel'), 'approve'],
  ['sent cannot', facts('cancel', { order: { status: 'shipped' } }), 'refuse order.wrongStatus'],
  ['an address after delivery', facts('changeAddress', { order: { status: 'delivered' } }), 'refuse order.wrongStatus'],
  ['being packed', facts('changeItems', { order: { status: 'processing' } }), 'refuse order.wrongStatus'],
  ['not paid yet cannot be refunded', facts('refundOnly', { order: { status: 'placed' } }), 'refuse order.wrongStatus'],
  ['on its way cannot be returned', facts('returnAndRefund', { order: { status: 'shipped' } }), 'refuse order.wrongStatus'],
  ['on its way can be sent again', facts('reissue', { order: { status: 'shipped' } }), 'approve'],
  ['something under way', facts('cancel', { order: { open: ['refundOnly'] } }), 'refuse order.caseOpen'],
])
table('changeable: a shop that can still stop its warehouse', policy(rule('changeable', { alsoWhileProcessing: true })), [
  ['being packed', facts('cancel', { order: { status: 'processing' } }), 'approve'],
  ['sent', facts('cancel', { order: { status: 'shipped' } }), 'refuse order.wrongStatus'],
])

test('instead of what the state of an order refuses stands what it allows, and only what the shop offers', () => {
  const sent = facts('cancel', { order: { status: 'delivered' } })
  assert.deepEqual(judge(sent, policy()).alternatives, ['returnAndRefund', 'person'])
  const { content } = policy()
  assert.deepEqual(judge(sent, { content: { ...content, kinds: ['cancel'] } }).alternatives, ['person'])
  assert.equal(judge(facts('repair'), { content: { ...content, kinds: ['cancel'] } }).findings[0]!.code, 'kind.notOffered')
})

table('guards of items', policy(), [
  ['more than was bought', facts('returnAndRefund', { items: [item({ quantity: 3 })] }), 'refuse item.notInOrder'],
  ['named twice', facts('returnAndRefund', { items: [item({ quantity: 2 }), item({ spent: 2 })] }), 'refuse item.notInOrder'],
  ['another case has it', facts('repair', { items: [item({ quantity: 2, spent: 1 })] }), 'refuse item.notInOrder'],
  ['not in the order', facts('reissue', { items: [item({ lineId: null, bought: 0 })] }), 'refuse item.notInOrder'],
  ['no replacement', facts('exchange', { items: [item()] }), 'refuse item.countMismatch'],
  ['no such SKU', facts('exchange', { items: [swap({ known: false })] }), 'refuse item.unknownSku'],
  ['another product', facts('changeItems', { items: [swap({ sameProduct: false })] }), 'refuse item.otherProduct'],
  ['the same again, unsent', facts('changeItems', { items: [swap({ sameSku: true })] }), 'refuse item.same'],
  ['the same again for a damaged one', facts('exchange', { items: [swap({ sameSku: true })] }), 'approve'],
  ['sold out', facts('exchange', { items: [swap({ stock: 0 })] }), 'refuse item.unavailable'],
  ['not sold', facts('exchange', { items: [swap({ available: false })] }), 'refuse item.unavailable'],
  ['nobody counts it', facts('exchange', { items: [swap({ stock: null })] }), 'approve'],
  [
    'one left for two',
    facts('exchange', { items: [swap({ stock: 1 }), { ...swap({ stock: 1 }), lineId: 'line-2' }] }),
    'refuse item.unavailable',
  ],
])
table('guards of money', policy(), [
  ['somebody else’s method', facts('returnAndRefund', { method: method({ owned: false }) }), 'refuse payment.notOwned'],
  ['the method it was paid with', facts('changePayment', { method: method() }), 'refuse payment.same'],
  [
    'a card that does not cover it',
    facts('changePayment', { method: method({ original: false, balance: minor(9_999) }) }),
    'refuse payment.insufficientBalance',
  ],
  ['one that just does', facts('changePayment', { method: method({ original: false, balance: minor(10_000) }) }), 'approve'],
  [
    'a difference it does not cover',
    facts('exchange', { difference: minor(1_000), method: method({ balance: minor(999) }) }),
    'refuse payment.insufficientBalance',
  ],
  ['more than the item was paid', facts('refundOnly', { amount: minor(5_001) }), 'refuse refund.aboveRefundable'],
  ['exactly that', facts('refundOnly', { amount: minor(5_000) }), 'approve'],
  ['nothing', facts('refundOnly', { amount: minor(0) }), 'refuse refund.notPositive'],
  ['more than is left of the order', facts('compensation', { amount: minor(10_001), items: [] }), 'refuse refund.aboveRefundable'],
  ['all of it is back already', facts('returnAndRefund', { items: [item({ paid: minor(0) })] }), 'refuse refund.nothingLeft'],
  ['a present may still come back', facts('returnAndRefund', { items: [item({ paid: minor(0), unitPrice: minor(0) })] }), 'approve'],
  ['nothing left to compensate from', facts('compensation', { items: [], order: { paid: minor(0) } }), 'refuse refund.nothingLeft'],
  ['nobody named a sum', facts('compensation', { items: [] }), 'review amount.open'],
])

table('accepted reasons', policy(rule('acceptedReasons', { reasons: ['faulty'] })), [
  ['one of them', facts('repair'), 'approve'],
  ['another', facts('repair', { reason: 'bored' }), 'refuse reason.notAccepted'],
  ['none where none is given', facts('priceProtection', { reason: null }), 'approve'],
])
table('evidence', policy(rule('evidenceNeeded', { count: 2, reasons: ['faulty'] })), [
  ['too few', facts('exchange', { evidence: 1 }), 'refuse evidence.missing'],
  ['enough', facts('exchange', { evidence: 2 }), 'approve'],
  ['another reason', facts('exchange', { reason: 'bored' }), 'approve'],
  ['staff have seen it', facts('exchange', { asker: 'staff' }), 'approve'],
  ['a program has not', facts('exchange', { asker: 'key' }), 'refuse evidence.missing'],
])
table('note', policy(rule('noteNeeded', { letters: 4 })), [
  ['spaces do not count', facts('repair', { note: '  ab  ' }), 'refuse note.missing'],
  ['enough', facts('repair', { note: 'abcd' }), 'approve'],
])
table('excluded goods', policy(rule('excludedGoods', { unless: ['faulty'] })), [
  ['with the reason', facts('returnAndRefund'), 'approve'],
  ['without', facts('returnAndRefund', { reason: 'bored' }), 'refuse goods.excluded'],
])
table('refund without return once it is sent', policy(rule('refundAfterShipping', { reasons: ['faulty'] })), [
  ['unsent, any reason', facts('refundOnly', { reason: 'bored', order: { status: 'processing' } }), 'approve'],
  ['sent, a reason of the shop', facts('refundOnly', { order: { status: 'shipped' } }), 'approve'],
  ['sent, another', facts('refundOnly', { reason: 'bored', order: { status: 'shipped' } }), 'refuse refund.afterShipping'],
])
table('only once for the order', policy(rule('onlyOnce', { after: ['exchange', 'returnAndRefund'] }, ['exchange'])), [
  ['the first', facts('exchange'), 'approve'],
  ['after a return', facts('exchange', { order: { done: ['returnAndRefund'] } }), 'refuse order.alreadyChanged'],
  ['after a repair', facts('exchange', { order: { done: ['repair'] } }), 'approve'],
])
table('only once for the line', policy(rule('onlyOnce', { after: ['priceProtection'], per: 'line' }, ['priceProtection'])), [
  ['another line had it', facts('priceProtection', { order: { done: ['priceProtection'] } }), 'approve'],
  ['this one had it', facts('priceProtection', { items: [item({ done: ['priceProtection'] })] }), 'refuse item.alreadyChanged'],
])
table('price drop', policy(rule('priceDrop', { atLeast: 100 })), [
  ['less than asked for', facts('priceProtection', { items: [item({ currentUnitPrice: minor(4_901) })] }), 'refuse price.notLower'],
  ['just that', facts('priceProtection', { items: [item({ currentUnitPrice: minor(4_900) })] }), 'approve'],
  ['no longer sold', facts('priceProtection', { items: [item({ currentUnitPrice: null })] }), 'refuse price.notLower'],
])
const late = policy(
  rule('lateness', {
    rows: [
      { hours: 24, percent: 5, most: 400 },
      { hours: 72, percent: 10, amount: 50, most: 2_000 },
    ],
    reasons: ['too slow'],
  }),
)
const slow = (more: More = {}) => facts('compensation', { items: [], reason: 'too slow', ...more })
table('lateness', late, [
  // Two days late: 5% of 100.00, at most 4.00.
  ['the first row, capped', slow(), 'approve + lateness.owed 400'],
  ['the second row', slow({ order: { promisedAt: ago(8) } }), 'approve + lateness.owed 1050'],
  ['still not there', slow({ order: { promisedAt: ago(3), deliveredAt: null } }), 'approve + lateness.owed 1050'],
  ['in time', slow({ order: { promisedAt: ago(5) } }), 'refuse lateness.notLate'],
  ['nothing was promised', slow({ order: { promisedAt: null } }), 'refuse lateness.unknown'],
  ['given already', slow({ order: { compensated: minor(400) } }), 'refuse lateness.given'],
  ['given in part', slow({ order: { compensated: minor(100) } }), 'approve + lateness.owed 300'],
  ['more than the table', slow({ amount: minor(401) }), 'review lateness.aboveOwed'],
  ['another reason', slow({ reason: 'rude' }), 'review amount.open'],
])
table('warranty', policy(rule('warranty', { days: 365, countedFrom: 'delivered' })), [
  ['inside', facts('repair'), 'approve + warranty.covered'],
  ['after', facts('repair', { order: { deliveredAt: ago(366) } }), 'approve + warranty.over'],
  ['unknown', facts('repair', { order: { deliveredAt: null } }), 'approve + warranty.unknown'],
])
table(
  'fee, freight, condition, address, pick-up and promise are said, not judged',
  policy(
    rule('restockingFee', { percent: 15, notFor: ['faulty'] }),
    rule('freightPayer', { shopPaysFor: ['faulty'], otherwise: 'customer' }),
    rule('goodsCondition', { condition: 'unopened', notFor: ['faulty'] }),
    rule('returnAddress', { address: '1 Dock Road' }),
    rule('pickUp', { daysAhead: 2, windows: [{ from: '09:00', to: '12:00' }], reasons: ['faulty'] }),
    rule('promise', { doneDays: 3 }),
  ),
  [
    ['our fault', facts('returnAndRefund'), 'approve + freight.byShop, return.to, pickUp.offered, promise.done'],
    [
      'theirs',
      facts('returnAndRefund', { reason: 'bored' }),
      'approve + goods.condition, freight.byCustomer, return.to, fee.restocking 750, promise.done',
    ],
  ],
)
table('where refunds go', policy(rule('refundMethods', { alsoTo: ['gift_card'] })), [
  ['none named', facts('returnAndRefund'), 'approve'],
  ['the original', facts('returnAndRefund', { method: method() }), 'approve'],
  ['a gift card', facts('returnAndRefund', { method: method({ kind: 'gift_card', original: false }) }), 'approve'],
  ['another card', facts('returnAndRefund', { method: method({ original: false }) }), 'refuse refund.notOriginalMethod'],
])
table('refunds to gift cards only', policy(rule('refundMethods', { original: false, alsoTo: ['gift_card'] })), [
  ['none named', facts('returnAndRefund'), 'refuse refund.methodNotAccepted'],
  ['a gift card', facts('returnAndRefund', { method: method({ kind: 'gift_card', original: false }) }), 'approve'],
])
table(
  'what needs a person',
  policy(
    rule('autoApprove', { upTo: 5_000, trustedTags: ['VIP'], trustedUpTo: 6_000, mostCasesIn90Days: 2 }),
    rule('quantityLimit', { most: 3 }),
    rule('refundedLimit', { mostIn90Days: 20_000 }),
    rule('personDecides', { reasons: ['odd'] }),
  ),
  [
    ['up to the limit', facts('returnAndRefund'), 'approve'],
    ['above', facts('returnAndRefund', { items: [item({ paid: minor(5_001) })] }), 'review amount.aboveAutomatic'],
    ['above, trusted', facts('returnAndRefund', { items: [item({ paid: minor(5_001) })], customer: { tags: ['VIP'] } }), 'approve'],
    ['cancelling counts all that was paid', facts('cancel'), 'review amount.aboveAutomatic'],
    ['paying more needs nobody', facts('exchange', { difference: minor(9_000) }), 'approve'],
    ['giving back more does', facts('exchange', { difference: minor(-5_001) }), 'review amount.aboveAutomatic'],
    ['asks often', facts('returnAndRefund', { customer: { casesIn90Days: 3 } }), 'review customer.manyCases'],
    ['was given much', facts('returnAndRefund', { customer: { refundedIn90Days: minor(20_001) } }), 'review customer.muchRefunded'],
    ['many units', facts('repair', { items: [item({ quantity: 4, bought: 9 })] }), 'review quantity.many'],
    ['a reason to look at', facts('repair', { reason: 'odd' }), 'review policy.personDecides'],
  ],
)

test('a group of goods has rules of its own: its setting takes the place of the shop’s, for its items only, and fees add up', () => {
  const groups = [
    { code: 'food', name: 'Food', categories: ['Food'], tags: [], rules: [rule('window', { days: 1, countedFrom: 'delivered' })] },
    { code: 'tagged', name: 'Tagged', categories: [], tags: ['final'], rules: [rule('restockingFee', { percent: 50 })] },
  ]
  const content: PolicyContent = {
    ...policy(rule('window', { days: 30, countedFrom: 'delivered' }), rule('restockingFee', { percent: 10 })).content,
    groups,
  }
  const food = item({ lineId: 'line-2', category: 'Food' })
  const final = item({ lineId: 'line-3', tags: ['final'] })
  assert.equal(judge(facts('returnAndRefund', { items: [item(), food] }), { content }).findings[0]!.code, 'window.passed')
  assert.equal(judge(facts('returnAndRefund', { items: [item(), final] }), { content }).figures.fee, 500 + 2_500)
})

test('every rule has a table here or nothing to say about an ask', () => {
  const silent = new Set(['authority'])
  const seen = new Set([
    ...'window changeable orderStatus nothingOpen inOrder replacements knownSku sameProduct otherItem available ownMethod otherMethod covered'.split(
      ' ',
    ),
    ...'notAbovePaid somethingLeft acceptedReasons evidenceNeeded noteNeeded excludedGoods refundAfterShipping onlyOnce priceDrop lateness'.split(
      ' ',
    ),
    ...'warranty restockingFee freightPayer goodsCondition returnAddress pickUp promise refundMethods autoApprove quantityLimit'.split(' '),
    ...'refundedLimit personDecides'.split(' '),
  ])
  for (const { code } of allRules) assert.ok(seen.has(code) || silent.has(code), `${code} has no table`)
})
