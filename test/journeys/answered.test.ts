import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importOrders } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import { action } from '../../src/server/foundation/action.ts'
import { addArticles } from '../../src/server/knowledge/steps.ts'
import type { ShopId } from '../../src/shared/ids.ts'
import { customerInputSchema, orderInputSchema } from '../../src/shared/wire/commerce.ts'
import type { Message } from '../../src/shared/wire/conversation.ts'
import { type ArticleInput, articleInputSchema } from '../../src/shared/wire/knowledge.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../support/house.ts'

const { merchant, customer, call } = await house()
let ours: TestMerchant
const writeArticles = action('knowledge.edit', (tx, { shopId, inputs }: { shopId: ShopId; inputs: ArticleInput[] }) =>
  addArticles(tx, shopId, inputs),
)

before(async () => {
  ours = await merchant('answered')
  const shopId = ours.shops[0]!.id
  await importCustomers(ours.system, {
    shopId,
    items: ['ann', 'bob'].map((externalId) => customerInputSchema.parse({ externalId, name: externalId, currency: 'USD' })),
  })
  const order = (number: string, customerExternalId: string, more: object) =>
    orderInputSchema.parse({
      externalId: number,
      number,
      customerExternalId,
      currency: 'USD',
      lines: [{ title: 'Lamp', unitPrice: 4_900 }],
      placedAt: '2026-11-01T00:00:00Z',
      ...more,
    })
  const parcel = {
    trackingNumber: '1Z999',
    status: 'inTransit',
    promisedAt: '2099-01-02T00:00:00Z',
    scans: [{ at: '2026-11-02T00:00:00Z', text: 'Left the hub', status: 'inTransit' }],
  }
  await importOrders(ours.system, {
    shopId,
    items: [order('#W1001', 'ann', { status: 'shipped', parcels: [parcel] }), order('#W2002', 'bob', { status: 'paid' })],
  })
  await writeArticles(ours.system, {
    shopId,
    inputs: [
      articleInputSchema.parse({ kind: 'policy', language: 'en', topic: 'return', title: 'Returns', body: 'Thirty days, no questions.' }),
    ],
  })
})

let n = 0
const ask = async (who: TestCustomer, body: string): Promise<Message> => {
  const asked = await call(who, 'POST', '/widget/messages', { clientId: `client-${++n}-answered`, body })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  return eventually(`an answer to “${body}”`, async () => {
    const { items } = (await call(who, 'GET', '/widget/messages?limit=5')).body as { items: Message[] }
    return items.find((message) => message.seq > asked.body.seq && message.author !== 'customer')
  })
}

test('where is my order: answered from the order itself, with its card and its parcel', async () => {
  const ann = await customer(ours, 'ann')
  const answer = await ask(ann, 'hi, where is my order?')
  assert.match(answer.body, /#W1001 is on its way/)
  assert.match(answer.body, /Left the hub/)
  assert.deepEqual(
    answer.cards.map((card) => card.type),
    ['order', 'parcel'],
  )
})

test("another customer's number is not found, however it is asked for", async () => {
  const ann = await customer(ours, 'ann')
  const answer = await ask(ann, 'what is the status of order #W2002')
  assert.match(answer.body, /can't find number W2002/)
  assert.ok(!JSON.stringify(answer.cards).includes('W2002'))
})

test('a guest is told nothing of orders, but everything of policies', async () => {
  const guest = await customer(ours)
  assert.match((await ask(guest, 'where is my order #W1001')).body, /Sign in to the shop/)
  assert.match((await ask(guest, 'what is your return policy')).body, /Thirty days/)
})

test('what it does not know it says, and offers a person', async () => {
  const answer = await ask(await customer(ours), 'who wins the world cup in ninety years')
  assert.ok(answer.cards.some((card) => card.type === 'choices' && card.choices.some((choice) => choice.say === 'Talk to a person')))
})

test('asking for a person: honest word, the queue, and a member of staff who takes over and answers', async () => {
  const bob = await customer(ours, 'bob')
  const line = await ask(bob, 'talk to a human please')
  assert.equal(line.systemCode, 'queued')
  const { staff } = ours.staff
  const waiting = (await call(staff, 'GET', '/conversations?queue=waiting')).body.items as { id: string; customerName: string }[]
  const mine = waiting.find((one) => one.customerName === 'bob')!
  assert.equal(
    (await call(staff, 'POST', `/conversations/${mine.id}/messages`, { clientId: 'too-early-1', body: 'hello' })).body.error.code,
    'conversation.notYours',
  )
  assert.equal((await call(staff, 'POST', `/conversations/${mine.id}/take`, {})).body.status, 'attended')
  const sent = await call(staff, 'POST', `/conversations/${mine.id}/messages`, {
    clientId: 'first-reply',
    body: 'Hello Bob, how can I help?',
  })
  assert.equal(sent.status, 201)
  const again = await call(staff, 'POST', `/conversations/${mine.id}/messages`, {
    clientId: 'first-reply',
    body: 'Hello Bob, how can I help?',
  })
  assert.equal(again.body.id, sent.body.id)
  await call(staff, 'POST', `/conversations/${mine.id}/notes`, { clientId: 'note-to-self', body: 'be kind' })
  const seen = (await call(bob, 'GET', '/widget/messages')).body.items as Message[]
  assert.ok(seen.some((message) => message.body === 'Hello Bob, how can I help?' && message.authorId === null))
  assert.ok(!seen.some((message) => message.kind === 'note'))
})

test('the guard stops what may not leave, with its reason in the reader’s language', async () => {
  const { supervisor } = ours.staff
  const someone = await customer(ours)
  await ask(someone, 'human please')
  const [waiting] = (await call(supervisor, 'GET', '/conversations?queue=waiting')).body.items as { id: string }[]
  await call(supervisor, 'POST', `/conversations/${waiting!.id}/take`, {})
  const blocked = await call(supervisor, 'POST', `/conversations/${waiting!.id}/messages`, { clientId: 'lead-away-1', body: '加V❤信聊' })
  assert.equal(blocked.status, 422)
  assert.equal(blocked.body.error.code, 'message.blocked')
  assert.match(blocked.body.error.message, /outside the shop/)
})
