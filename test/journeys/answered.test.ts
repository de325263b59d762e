import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { importOrders, importProducts } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import { action } from '../../src/server/foundation/action.ts'
import { addArticles } from '../../src/server/knowledge/steps.ts'
import type { ShopId } from '../../src/shared/ids.ts'
import { customerInputSchema, orderInputSchema, productInputSchema } from '../../src/shared/wire/commerce.ts'
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
    items: ['ann', 'bob', 'cleo'].map((externalId) => customerInputSchema.parse({ externalId, name: externalId, currency: 'USD' })),
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
    items: [
      order('#W1001', 'ann', { status: 'shipped', parcels: [parcel] }),
      order('#W2002', 'bob', { status: 'paid' }),
      ...['Walnut Desk Clock', 'Ribbed Wool Blanket', 'Copper Kettle'].map((title, i) =>
        order(`#W300${i}`, 'cleo', { status: i ? 'shipped' : 'completed', lines: [{ title, unitPrice: 4_900 }] }),
      ),
    ],
  })
  await importProducts(ours.system, {
    shopId,
    items: ['Alpha', 'Beta'].map((name) =>
      productInputSchema.parse({
        externalId: name.toLowerCase(),
        title: `${name} kettle`,
        currency: 'USD',
        skus: [{ externalId: `${name}-1`, price: 4_900, stock: 3 }],
      }),
    ),
  })
  const guide = (name: string, how: string) =>
    articleInputSchema.parse({
      kind: 'guide',
      language: 'en',
      title: `Descaling the ${name} kettle`,
      body: `${name}: ${how}.`,
      phrasings: ['how do I descale it', 'remove limescale', 'how do I get the chalk out'],
      products: [name.toLowerCase()],
    })
  await writeArticles(ours.system, {
    shopId,
    inputs: [
      guide('Alpha', 'vinegar'),
      guide('Beta', 'citric acid'),
      articleInputSchema.parse({ kind: 'policy', language: 'en', topic: 'return', title: 'Returns', body: 'Thirty days, no questions.' }),
    ],
  })
})

let n = 0
const ask = async (who: TestCustomer, body: string, looksAt?: string): Promise<Message> => {
  const page = looksAt && { url: 'https://shop.test/kettle', title: 'A kettle', productExternalId: looksAt }
  const asked = await call(who, 'POST', '/widget/messages', { clientId: `client-${++n}-answered`, body, ...(page && { page }) })
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
  const told = (await call(ours.staff.owner, 'GET', '/audit?name=message.sent&limit=1')).body.items[0]
  assert.equal(told.actor.kind, 'assistant', 'the log says who spoke')
})

test('an order is found by what is in it, among several and however it stands', async () => {
  const cleo = await customer(ours, 'cleo')
  assert.match((await ask(cleo, 'where is my order')).body, /several orders/)
  assert.match((await ask(cleo, 'where is my order please')).body, /still need what I asked/)
  assert.match((await ask(cleo, 'where is my walnut desk clock')).body, /#W3000 is complete/)
  assert.match((await ask(cleo, "where's my wool blanket")).body, /#W3001 is on its way/)
})

test('in the middle of something: another wish takes over, and who is passed on is not led back', async () => {
  const cleo = await customer(ours, 'cleo')
  assert.match((await ask(cleo, 'I want to return something')).body, /reason/)
  const cancelled = await ask(cleo, 'no wait, cancel my order please')
  assert.doesNotMatch(cancelled.body, /Back to/)
  const aside = await ask(cleo, 'what is your return policy')
  assert.match(aside.body, /Thirty days[^]*Back to “Cancel/)
  assert.ok(
    aside.cards.some(({ type }) => type === 'choices'),
    'with what can be answered',
  )
  const upset = await ask(cleo, 'this is a disgrace, I want to complain')
  assert.doesNotMatch(upset.body, /Back to/)
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

test('a guide of one product is told where that product is looked at or named, and never for another', async () => {
  const how = 'how do I descale it'
  assert.match((await ask(await customer(ours), how, 'alpha')).body, /Alpha: vinegar/)
  assert.match((await ask(await customer(ours), how, 'beta')).body, /Beta: citric acid/)
  assert.match((await ask(await customer(ours), 'how do I descale the Beta kettle')).body, /Beta: citric acid/)
  assert.doesNotMatch((await ask(await customer(ours), how)).body, /vinegar|citric/)
})

test('asked about goods without saying which: asked back once, then answered as it was asked', async () => {
  const guest = await customer(ours)
  const which = await ask(guest, 'how do I descale the kettle')
  const offered = which.cards.flatMap((card) => (card.type === 'choices' ? card.choices.map(({ say }) => say) : []))
  assert.deepEqual(offered.slice(0, 2).toSorted(), ['Alpha kettle', 'Beta kettle'])
  assert.match((await ask(guest, 'Beta kettle')).body, /Beta: citric acid/)
})

test('“it” is what was last spoken of, until another thing is named', async () => {
  const guest = await customer(ours)
  assert.match((await ask(guest, 'how much is the Alpha kettle')).body, /Alpha kettle is \$49/)
  assert.match((await ask(guest, 'is it in stock')).body, /Alpha kettle .*is in stock, 3 left/)
  assert.match((await ask(guest, 'and the Beta kettle, how much is that')).body, /Beta kettle is \$49/)
  assert.match((await ask(guest, 'how do I descale it')).body, /Beta: citric acid/)
})

test('“the second one” and “the cheapest” are of what was shown beside each other', async () => {
  const guest = await customer(ours)
  const which = await ask(guest, 'how much is the kettle')
  const [first, second] = which.cards.flatMap((card) => (card.type === 'product' ? [card.title] : []))
  assert.deepEqual([first, second].toSorted(), ['Alpha kettle', 'Beta kettle'])
  assert.ok((await ask(guest, 'is the second one in stock')).body.includes(second!))
  assert.ok((await ask(guest, 'how much is the first one')).body.startsWith(first!))
  assert.match((await ask(guest, 'is the cheapest one in stock')).body, /kettle .*in stock/)
})

test('the policy itself is knowledge: told where nothing else is written, and what is published counts at once', async () => {
  const { owner } = ours.staff
  const asked = 'what is your exchange policy'
  const told = async () => (await ask(await customer(ours), asked)).body
  assert.match(await told(), /Within 30 days/)
  const policy = (await call(owner, 'GET', `/shops/${ours.shops[0]!.id}/policy`)).body
  const publish = async (days: number, basedOn: number) => {
    const content = JSON.parse(JSON.stringify(policy.content).replaceAll('"days":30', `"days":${days}`))
    const done = await call(owner, 'PUT', `/shops/${ours.shops[0]!.id}/policy`, { content, note: '', basedOn })
    assert.equal(done.status, 200, JSON.stringify(done.body))
  }
  await publish(45, policy.version)
  await eventually('the assistant says what was published', async () => /Within 45 days/.test(await told()))
  // What somebody wrote about returns before that is older than the policy.
  assert.match((await ask(await customer(ours), 'what is your return policy')).body, /Within 45 days/)
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
