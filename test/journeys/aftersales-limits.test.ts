import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { OrderOptions } from '../../src/shared/wire/portal.ts'
import { aftersalesShop, daysAgo, handClock } from '../support/aftersales-shop.ts'
import { house } from '../support/house.ts'

const clock = handClock()
const home = await house({ clock })
const { call } = home
const shop = await aftersalesShop(home, 'limits')
const { staff, supervisor, owner, order, asked, ask, decide, to, look } = shop

const item = (name: string, quantity = 1) => ({ item: name, quantity })
const refund = (sku: string, more: object = {}) => ({ kind: 'refundOnly' as const, reason: 'damaged', items: [item(sku)], ...more })
const codes = (replies: { status: number; body: { status?: string; error?: { code: string } } }[]) => {
  const counted: Record<string, number> = {}
  for (const { body } of replies) {
    const name = body.error?.code ?? 'ok'
    counted[name] = (counted[name] ?? 0) + 1
  }
  return counted
}
test('a policy changed in the middle: the case keeps the version that judged it, its limits too; the next one is judged by the new one', async () => {
  const limit = (each: number) => ({
    code: 'authority',
    kinds: [],
    args: { limits: [{ role: 'supervisor' as const, each, perDay: null }] },
  })
  const decides = { code: 'personDecides', kinds: [], args: {} }
  const first = await shop.publish({ rules: [decides, limit(100_000)] })
  const { order: one, buyer } = await order()
  const old = await asked(buyer, one, refund('small'))
  const second = await shop.publish({ rules: [decides, limit(1)], kinds: ['refundOnly'] })
  assert.equal((await ask(buyer, one, { kind: 'repair', reason: 'x', items: [item('medium')] })).body.error.code, 'kind.notOffered')
  const fresh = await asked(buyer, one, refund('medium'))
  assert.deepEqual([old.verdict.policyVersion, fresh.verdict.policyVersion], [first, second])
  assert.equal((await decide(supervisor, fresh)).body.error.code, 'aftersale.aboveAuthority')
  await to('done', decide(supervisor, old))
})

test('fifteen days become seven: the public page, the form, the assistant and the asking follow at once; what was asked before keeps its fifteen', async () => {
  const within = (days: number) => ({ rules: [{ code: 'window', kinds: [], args: { days, countedFrom: 'delivered' } }] })
  const tenDaysAgo = {
    parcels: [{ trackingNumber: '1', status: 'delivered', scans: [{ at: daysAgo(10), text: 'Delivered', status: 'delivered' }] }],
  }
  const back = { kind: 'returnAndRefund' as const, reason: 'does not suit', items: [item('small')] }
  const slug = shop.merchant.shops[0]!.slug
  const seen = async () => {
    const { order: one, buyer } = await order(tenDaysAgo)
    const token = (await call({ token: await home.key(shop.merchant) }, 'POST', `/customers/${buyer.id}/session`, { for: 'assistant' }))
      .body
    const { options } = (await call(buyer, 'GET', `/my/orders/${one.id}/options`)).body as OrderOptions
    return {
      page: JSON.stringify((await call({}, 'GET', `/public/${slug}/policy?language=en`)).body).match(/\b(7|15) days/)?.[1],
      form: options.find(({ kind }) => kind === 'returnAndRefund')!.verdict.verdict,
      assistant: (await call(token, 'POST', `/my/orders/${one.id}/plan`, { ask: back })).body.verdict.verdict,
      asking: await ask(buyer, one, back),
    }
  }
  const first = await shop.publish(within(15))
  const before = await seen()
  assert.deepEqual([before.page, before.form, before.assistant, before.asking.status], ['15', 'approve', 'approve', 201])
  await shop.publish(within(7))
  const now = await seen()
  assert.deepEqual([now.page, now.form, now.assistant, now.asking.body.error.code], ['7', 'refuse', 'refuse', 'window.passed'])
  const kept = await look(before.asking.body.id)
  assert.deepEqual([kept.verdict.policyVersion, kept.status], [first, 'awaitingReturn'])
  await to('received', shop.step(staff, kept, 'receive'))
  await to('done', shop.step(staff, kept, 'accept'))
})

test('a limit for the day holds when it is split into small amounts, also when they are approved at the same moment or in one go', async () => {
  await shop.publish({
    rules: [
      { code: 'personDecides', kinds: [], args: {} },
      {
        code: 'authority',
        kinds: [],
        args: {
          limits: [
            { role: 'staff', each: 3_000, perDay: 7_000 },
            { role: 'owner', each: null, perDay: null },
          ],
        },
      },
      { code: 'authority', kinds: ['compensation'], args: { limits: [{ role: 'staff', each: 500, perDay: null }] } },
    ],
  })
  const open = async () => {
    const { order: one, buyer } = await order()
    return asked(buyer, one, refund('small', { amount: 1_000 as never }))
  }
  clock.forward(86_400_000)
  const cases = await Promise.all(Array.from({ length: 12 }, open))
  const replies = await Promise.all(cases.map((one) => decide(staff, one)))
  assert.deepEqual(codes(replies), { ok: 7, 'aftersale.aboveAuthority': 5 })
  const rest = await Promise.all(cases.map((one) => look(one.id)))
  const still = rest.filter((one) => one.status === 'review')
  const bulk = (who: { cookie: string }) =>
    call(who, 'POST', '/aftersales/decide', { items: still.map(({ id, amount }) => ({ id, amount: amount.amount })), verb: 'approve' })
  assert.ok((await bulk(staff)).body.items.every((one: { error: { code: string } }) => one.error.code === 'aftersale.aboveAuthority'))
  clock.forward(86_400_000)
  assert.ok(
    (await bulk(staff)).body.items.every((one: { error: null }) => one.error === null),
    'the next day it is another seventy',
  )
  const { order: one, buyer } = await order()
  const sorry = await asked(buyer, one, { kind: 'compensation', reason: 'sorry', amount: 600 as never })
  assert.equal((await decide(staff, sorry)).body.error.code, 'aftersale.aboveAuthority', 'of two limits the lower one holds')
  assert.equal(
    (await decide(supervisor, sorry)).body.error.code,
    'aftersale.aboveAuthority',
    'a role the policy does not name decides nothing',
  )
})

test('several decided in one go are judged each alone: wrong sums, one’s own, foreign and finished ones stay as they are', async () => {
  const { order: one, buyer } = await order()
  const good = await asked(buyer, one, refund('small'))
  const own = await asked(owner, one, refund('medium'))
  const wrong = await asked(buyer, one, { kind: 'compensation', reason: 'sorry', amount: 100 as never })
  const elsewhere = '00000000-0000-7000-8000-000000000000'
  const { body } = await call(owner, 'POST', '/aftersales/decide', {
    items: [
      { id: good.id, amount: good.amount.amount },
      { id: own.id, amount: own.amount.amount },
      { id: wrong.id, amount: 99 },
      { id: elsewhere, amount: 1 },
      { id: good.id, amount: good.amount.amount },
    ],
    verb: 'approve',
  })
  assert.deepEqual(
    body.items.map((one: { error: { code: string } | null }) => one.error?.code ?? 'ok'),
    ['ok', 'aftersale.ownRequest', 'aftersale.amountMismatch', 'aftersale.notFound', 'aftersale.wrongStatus'],
  )
})
