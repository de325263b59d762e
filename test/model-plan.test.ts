import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importOrders } from '../src/server/commerce/actions.ts'
import type { Clock } from '../src/server/foundation/clock.ts'
import { orderInputSchema } from '../src/shared/wire/commerce.ts'
import type { ConfirmCard, Message } from '../src/shared/wire/conversation.ts'
import { stage } from './journeys/assistant/stage.ts'
import { eventually, house, type TestCustomer } from './support/house.ts'
import { type Heard, type Line, scriptedModel } from './support/scripted-model.ts'

/* What a model plans becomes a card of the house: the same card, the same yes and the same end as those of the built-in engine. */
let ahead = 0
const clock: Clock = { now: () => new Date(Date.now() + ahead) }
const home = await house({ clock, settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const model = await scriptedModel()
const { enter, say, ended, cards } = stage(home)

before(async () => {
  const { ours } = await enter('en', 'paid')
  const set = await home.call(ours.staff.owner, 'PUT', '/model', { baseUrl: model.url, model: 'scripted' })
  assert.equal(set.status, 200)
})

const cancel = (number: string, reason = 'no longer needed') => ({ number, kind: 'cancel', reason })
/** Plans once, then says so, in words that claim nothing. */
const plans =
  (...asked: object[]) =>
  (_: Heard, step: number): Line =>
    step < asked.length ? { call: 'plan_aftersales', with: asked[step]! } : { say: 'The order is paid and waiting to be sent.' }

async function planned(asked: (number: string) => object[] = (number) => [cancel(number)]) {
  const seat = await enter('en', 'paid')
  model.plays(plans(...asked(seat.number)))
  const answer = await say(seat.who, 'where is my order')
  const card = answer.cards.find((one): one is ConfirmCard => one.type === 'confirm')
  return { ...seat, answer, card }
}
const settled = (who: TestCustomer) =>
  eventually('the cancellation', async () => {
    const now = await ended(who)
    return now.order.status === 'cancelled' && now.cases[0] === 'cancel:done' && now
  })
const untouched = async (who: TestCustomer) => {
  const { order, cases } = await ended(who)
  assert.deepEqual({ status: order.status, cases }, { status: 'paid', cases: [] })
}

test('a plan is shown below the model’s words, with what will happen, and nothing has happened', async () => {
  const { who, answer, card } = await planned()
  assert.match(answer.body, /waiting to be sent\.\n\nPlease check this/)
  assert.ok(card)
  assert.match(card.title, /Cancel/)
  assert.ok(card.lines.some((line) => line.includes('$20.00')))
  await untouched(who)
})

test('the card’s yes does exactly that, once', async () => {
  const { who, card } = await planned()
  assert.match((await say(who, card!.yes.say)).body, /Done: Cancel/)
  await say(who, card!.yes.say)
  assert.deepEqual((await settled(who)).cases, ['cancel:done'])
})

test('no means no, and the old yes is worth nothing then', async () => {
  const { who, card } = await planned()
  assert.match((await say(who, card!.no.say)).body, /nothing has been changed/)
  await say(who, card!.yes.say)
  await untouched(who)
})

test('of several plans the last is shown, and its yes does that one only', async () => {
  const { who, card } = await planned((number) => [cancel(number), cancel(number, 'ordered by mistake')])
  assert.ok(card!.lines.some((line) => line.includes('ordered by mistake')))
  await say(who, card!.yes.say)
  await settled(who)
  const { items } = (await home.call(who, 'GET', '/my/aftersales')).body as { items: { ask: { reason: string } }[] }
  assert.equal(items.length, 1)
})

test('the order has changed: the yes no longer holds, a new card is shown', async () => {
  const { who, ours, number, card } = await planned()
  const items = [
    orderInputSchema.parse({
      externalId: number,
      number,
      customerExternalId: who.context.actor.name ?? '',
      status: 'paid',
      currency: 'USD',
      address: { lines: ['2 New Road'] },
      lines: [{ title: 'Shirt', productExternalId: 'shirt', skuExternalId: 'shirt-red-m', unitPrice: 2_000 }],
      payments: [{ kind: 'payment', amount: 2_000, at: null }],
    }),
  ]
  await importOrders(ours.system, { shopId: ours.shops[0]!.id, items })
  const answer = await say(who, card!.yes.say)
  const again = answer.cards.find((one): one is ConfirmCard => one.type === 'confirm')
  assert.notEqual(again?.confirmationId, card!.confirmationId)
  await untouched(who)
})

test('a plan of what the rules refuse, of another’s order, or by a model whose words are not borne out, shows no card', async () => {
  const other = await enter('en', 'paid')
  for (const asked of [
    () => [cancel(other.number)],
    (number: string) => [{ number, kind: 'returnAndRefund', reason: 'x', items: [{ item: 'nothing-of-it' }] }],
  ]) {
    const { who, card } = await planned(asked)
    assert.equal(card, undefined)
    await untouched(who)
  }
  const { who, number } = await enter('en', 'paid')
  model.plays((_, step) => (step ? { say: 'I have cancelled your order.' } : { call: 'plan_aftersales', with: cancel(number) }))
  const answer: Message = await say(who, 'where is my order')
  assert.ok(!answer.cards.some(({ type }) => type === 'confirm'), answer.body)
})

test('the plug is pulled between card and yes: the yes is the house’s own affair', async () => {
  const { who, card } = await planned()
  model.plays(() => 'fail')
  assert.match((await say(who, card!.yes.say)).body, /Done: Cancel/)
  await settled(who)
})

test('ten minutes later the yes is too late', async () => {
  const { who, card } = await planned()
  ahead = 11 * 60_000
  await say(who, card!.yes.say)
  await untouched(who)
  assert.equal((await cards(who)).length, 2, 'a new card, with the same in it')
})
