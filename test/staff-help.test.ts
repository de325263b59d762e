import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { engineOf } from '../src/server/assistant/lessons/engines.ts'
import { importOrders } from '../src/server/commerce/actions.ts'
import { importCustomers } from '../src/server/customers/actions.ts'
import { customerInputSchema, orderInputSchema } from '../src/shared/wire/commerce.ts'
import type { Improvement, Suggested, Summary } from '../src/shared/wire/staff-help.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from './support/house.ts'
import { scriptedModel } from './support/scripted-model.ts'

const home = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const { merchant, customer, call } = home
let ours: TestMerchant
let shop: string
let conversation: string
let who: TestCustomer
let n = 0

before(async () => {
  ours = await merchant('helped')
  shop = ours.shops[0]!.id
  const write = (title: string, body: string, topic: string | null = null, language = 'en') =>
    call(ours.staff.owner, 'POST', `/knowledge?shop=${shop}`, { kind: topic ? 'policy' : 'faq', language, title, body, topic })
  await write('Can I wash the wool blanket in a machine', 'The wool blanket likes cold water by hand.')
  await write('Where is the wool blanket made', 'Our wool blankets are woven in Wales.')
  await write('Shipping', 'We ship within 2 working days.', 'shipping')
  await write('发货', '我们 2 个工作日内发货。', 'shipping', 'zh-CN')
  await importCustomers(ours.system, {
    shopId: shop as never,
    items: [customerInputSchema.parse({ externalId: 'ann', name: 'Ann Lee', currency: 'USD' })],
  })
  await importOrders(ours.system, {
    shopId: shop as never,
    items: [
      orderInputSchema.parse({
        externalId: 'H1001',
        number: 'H1001',
        customerExternalId: 'ann',
        status: 'shipped',
        currency: 'USD',
        lines: [{ title: 'Blanket', unitPrice: 4_000 }],
      }),
    ],
  })
  who = await customer(ours, 'ann')
  conversation = (await say('a person please')).conversationId
  assert.equal((await call(ours.staff.staff, 'POST', `/conversations/${conversation}/take`, {})).status, 200)
})

async function say(body: string) {
  const sent = await call(who, 'POST', '/widget/messages', { clientId: `help-${++n}-client`, body })
  assert.equal(sent.status, 201, JSON.stringify(sent.body))
  return sent.body as { conversationId: string; seq: number }
}
const help = async <Reply>(what: string, body: object = {}, expected = 200): Promise<Reply> => {
  const got = await call(ours.staff.staff, 'POST', `/conversations/${conversation}/help/${what}`, body)
  assert.equal(got.status, expected, JSON.stringify(got.body))
  return got.body
}
const replies = async (by: 'rules' | 'model' = 'rules') => (await help<{ items: Suggested[] }>('replies', { by })).items
const decide = (id: string, outcome: string, said: string | null = null) =>
  call(ours.staff.staff, 'POST', `/help-suggestions/${id}/outcome`, { outcome, said })
const improvements = async (): Promise<Improvement[]> => (await call(ours.staff.supervisor, 'GET', `/improvements?shop=${shop}`)).body.items
const yes = (id: string, body: object) => call(ours.staff.supervisor, 'POST', `/improvements/${id}/decide`, { verb: 'accept', ...body })

test('replies come from the shop’s own texts and the customer’s own order, each with its source', async () => {
  await say('how should I wash the wool blanket')
  const [first] = await replies()
  assert.deepEqual([first!.source, first!.from], ['article', 'Can I wash the wool blanket in a machine'])
  assert.match(first!.text, /cold water/)
  await say('where is my order')
  const order = await replies()
  assert.equal(order[0]!.source, 'assistant')
  assert.match(order[0]!.text, /H1001 is on its way/)
})

test('what staff make of suggestions orders the next ones, and each is decided once', async () => {
  await say('can I wash the wool blanket in a machine, and where is the wool blanket made')
  const titles = async () => (await replies()).map(({ from }) => from)
  const [first, second] = await titles()
  assert.ok(first && second)
  for (let i = 0; i < 6; i++) {
    const items = await replies()
    assert.equal((await decide(items.find(({ from }) => from === first)!.id, 'rejected')).status, 200)
    assert.equal((await decide(items.find(({ from }) => from === second)!.id, 'accepted')).status, 200)
  }
  assert.equal((await titles())[0], second)
  const [once] = await replies()
  await decide(once!.id, 'accepted')
  assert.equal((await decide(once!.id, 'rejected')).status, 404)
})

test('accepted: the question joins its article, after a supervisor’s yes and not before', async () => {
  const question = 'is it ok to put the blanket in the washing machine'
  await say(question)
  const [item] = await replies()
  await decide(item!.id, 'accepted')
  const found = (await improvements()).find(({ text }) => text === question)!
  assert.deepEqual([found.kind, found.target, found.because], ['articlePhrasing', 'Can I wash the wool blanket in a machine', 'accepted'])
  const article = async () => (await call(ours.staff.owner, 'GET', `/knowledge/${found.articleId}`)).body as { phrasings: string[] }
  assert.deepEqual((await article()).phrasings, [])
  assert.equal((await call(ours.staff.staff, 'POST', `/improvements/${found.id}/decide`, { verb: 'accept', text: 'x' })).status, 403)
  assert.equal((await yes(found.id, { text: question })).status, 200)
  assert.deepEqual((await article()).phrasings, [question])
  assert.equal((await yes(found.id, { text: question })).status, 404)
})

test('edited or turned down for words of one’s own: a draft of a script, without whose numbers were in it', async () => {
  await say('how do I wash the wool blanket, my number is 138 1234 5678')
  const [item] = await replies()
  await decide(item!.id, 'edited', 'Cold water, by hand, dry it flat.')
  const found = (await improvements()).find(({ body }) => body === 'Cold water, by hand, dry it flat.')!
  assert.deepEqual([found.kind, found.because], ['article', 'edited'])
  assert.ok(!found.text.includes('138'))
  assert.equal((await yes(found.id, { text: 'Drying the blanket', body: found.body })).status, 200)
  const { items } = (await call(ours.staff.owner, 'GET', `/knowledge?shop=${shop}&q=drying`)).body as { items: { published: boolean }[] }
  assert.deepEqual(
    items.map(({ published }) => published),
    [false],
    'written, and not yet said',
  )
})

test('a corrected intent and an answer that did not help are proposals too; seen again, they count', async () => {
  const other = await customer(ours)
  const asked = await call(other, 'POST', '/widget/messages', { clientId: 'judge-0001', body: 'zzz blorp my thing??' })
  const { conversationId, seq } = asked.body
  const answer = await eventually('an answer', async () => {
    const { items } = (await call(other, 'GET', '/widget/messages?limit=5')).body as {
      items: { seq: number; author: string; clientId: string }[]
    }
    return items.find((message) => message.seq > seq && message.author === 'assistant')
  })
  const judge = (intent: string | null) =>
    call(ours.staff.staff, 'POST', `/conversations/${conversationId}/turns/judge`, { clientId: answer.clientId, intent })
  assert.equal((await judge('parcel.track')).status, 200)
  assert.equal((await judge('parcel.track')).status, 200)
  assert.equal((await judge(null)).status, 200)
  assert.equal((await judge('no.such')).status, 400)
  const found = (await improvements()).filter(({ conversationId: id }) => id === conversationId)
  assert.deepEqual(
    found.map(({ kind, because, seen }) => [kind, because, seen]),
    [
      ['article', 'notHelpful', 1],
      ['intentPhrasing', 'corrected', 2],
    ],
  )
  // The customer says it too, as often as they like: it counts once, and only in their own conversation.
  const pressed = (by: TestCustomer) =>
    call(by, 'POST', `/widget/conversations/${conversationId}/not-helpful`, { clientId: answer.clientId })
  assert.equal((await pressed(who)).body.error.code, 'conversation.notFound')
  await eventually('the turn is kept', async () => {
    assert.equal((await pressed(other)).status, 200)
    const { items } = (await call(ours.staff.supervisor, 'GET', `/conversations/${conversationId}/turns`)).body
    return items.some((turn: { unhelpful: boolean }) => turn.unhelpful)
  })
  assert.equal((await pressed(other)).status, 200)
  const seen = (await improvements()).find(({ conversationId: id, kind }) => id === conversationId && kind === 'article')
  assert.deepEqual([seen?.because, seen?.seen], ['notHelpful', 2])
  const week = (await call(ours.staff.supervisor, 'GET', `/improvements/week?shop=${shop}`)).body
  assert.equal(week.unhelpful, 1)
  // With a supervisor's yes the correction joins what the shop has taught, and the assistant learns it.
  const correction = found.find(({ kind }) => kind === 'intentPhrasing')!
  assert.equal((await yes(correction.id, { text: correction.text })).status, 200)
  const { phrasings } = (await call(ours.staff.owner, 'GET', `/shops/${shop}/lessons`)).body
  assert.deepEqual(phrasings, [{ text: correction.text, intent: 'parcel.track' }])
  await eventually(
    'the assistant has learnt it',
    async () => (await engineOf(ours.system, shop as never)).understand(correction.text).intent === 'parcel.track',
    60,
  )
  assert.ok(week.accepted >= 8 && week.rejected >= 6 && week.edited === 1 && week.turns >= 1, JSON.stringify(week))
})

test('rewriting by rules: what can be done, softer, shorter; only what stands in both languages is translated', async () => {
  await say('where is my parcel')
  const rewritten = async (text: string, how: string) => (await help<{ text: string; by: string }>('rewrite', { text, how })).text
  const can = await rewritten('这个做不到。', 'canDo')
  assert.ok(!can.includes('做不到') && /我可以帮您/.test(can), can)
  assert.match(await rewritten('No. We can’t do that', 'canDo').then((text) => text.replaceAll('’', "'")), /check with the carrier/)
  const soft = await rewritten('你必须自己去查！', 'softer')
  assert.ok(soft.includes('您') && !soft.includes('必须') && !soft.includes('！'), soft)
  const short = await rewritten('您好！其实您的包裹单号是 SF123456，预计 3 天内送达。感谢您的支持，祝您生活愉快！', 'shorter')
  assert.equal(short, '您的包裹单号是 SF123456，预计 3 天内送达。')
  assert.equal(await rewritten('我们 2 个工作日内发货。', 'translate'), 'We ship within 2 working days.')
  const refused = await help<{ error: { code: string } }>('rewrite', { text: '今天天气不错', how: 'translate' }, 409)
  assert.equal(refused.error.code, 'help.needsModel')
})

test('a summary says what is wanted, of which order, and what was last said; labels are offered and kept', async () => {
  const summary = await help<Summary>('summary')
  assert.match(summary.text, /Wants: .*\nOrder: .*H1001/)
  assert.equal(summary.by, 'rules')
  assert.equal(summary.fitting.category, 'Parcel')
  assert.equal((await call(ours.staff.staff, 'PUT', `/conversations/${conversation}/labels`, summary.fitting)).status, 200)
  assert.deepEqual((await help<Summary>('summary')).labels, summary.fitting)
})

test('with a model its words are used where they add nothing; without it, or when it invents, the rules’', async () => {
  const model = await scriptedModel()
  await call(ours.staff.owner, 'PUT', '/model', { baseUrl: model.url, model: 'scripted' })
  await say('where is my order')
  model.plays(() => ({ say: 'Good news: order H1001 is on its way to you.' }))
  const [worded] = await replies('model')
  assert.deepEqual([worded!.source, worded!.text], ['model', 'Good news: order H1001 is on its way to you.'])
  assert.ok(model.heard.every(({ tools, raw }) => !tools.some((name) => name.endsWith('_aftersales')) && !raw.includes('Ann Lee')))
  model.plays(() => ({ say: 'Your order H1001 arrives tomorrow, and we refunded $5.' }))
  assert.deepEqual(await replies('model'), [])
  model.plays(() => ({ say: '您的包裹预计 3 天内送达。' }))
  const translated = await help<{ text: string; by: string }>('rewrite', {
    text: 'Your parcel should arrive within 3 days.',
    how: 'translate',
  })
  assert.deepEqual([translated.by, translated.text], ['model', '您的包裹预计 3 天内送达。'])
  model.plays(() => ({ say: '您的包裹预计 2 天内送达。' }))
  await help('rewrite', { text: 'Your parcel should arrive within 3 days.', how: 'translate' }, 409)
  model.plays(() => 'hang')
  const softer = await help<{ by: string }>('rewrite', { text: 'You must wait', how: 'softer' })
  assert.equal(softer.by, 'rules')
  model.plays(() => ({ say: 'Customer asks for order H1001, which is on its way.' }))
  assert.equal((await help<Summary>('summary')).by, 'model')
})
