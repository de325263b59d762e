import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { view } from '../src/server/foundation/action.ts'
import type { Message } from '../src/shared/wire/conversation.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from './support/house.ts'
import { INJECTION, modelShop } from './support/model-shop.ts'
import { scriptedModel } from './support/scripted-model.ts'

const home = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const { merchant, customer, call } = home
const model = await scriptedModel()
let ours: TestMerchant
let n = 0

before(async () => {
  ours = await merchant('worded')
  await modelShop(ours)
  const set = await call(ours.staff.owner, 'PUT', '/model', { baseUrl: model.url, model: 'scripted', key: 'sk-very-secret' })
  assert.equal(set.status, 200, JSON.stringify(set.body))
})

const ask = async (who: TestCustomer, body: string): Promise<Message> => {
  const asked = await call(who, 'POST', '/widget/messages', { clientId: `client-${++n}-model`, body })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  return eventually(`an answer to “${body}”`, async () => {
    const { items } = (await call(who, 'GET', '/widget/messages?limit=5')).body as { items: Message[] }
    return items.find((message) => message.seq > asked.body.seq && message.author === 'assistant')
  })
}
interface Run {
  outcome: string
  why: string | null
  tookMs: number
  calls: { tool: string; result: { refused?: string; done?: boolean } }[]
}
const lastRun = async (message: Message): Promise<Run> =>
  eventually('the run', async () => {
    const { items } = (await call(ours.staff.supervisor, 'GET', `/conversations/${message.conversationId}/model-runs?limit=1`)).body as {
      items: Run[]
    }
    return items[0]
  })
const cases = view(
  'operations.manage',
  async (db, _: object) => (await db.rows<{ count: number }>('select count(*)::int as count from aftersales'))[0]!.count,
)
const kept = view('operations.manage', (db, _: object) => db.rows<{ key: string }>('select sealed_key as key from model_settings'))

test('the key is kept sealed, never given back, and not sent to another host', async () => {
  const { body } = await call(ours.staff.owner, 'GET', '/model')
  assert.deepEqual([body.hasKey, JSON.stringify(body).includes('very-secret')], [true, false])
  assert.ok(!JSON.stringify(await kept(ours.system, {})).includes('very-secret'))
  assert.equal((await call(ours.staff.supervisor, 'GET', '/model')).status, 403)
  model.plays(() => ({ say: 'bell' }))
  const elsewhere = model.url.replace('127.0.0.1', '127.0.0.2')
  await call(ours.staff.owner, 'POST', '/model/probe', { baseUrl: elsewhere })
  assert.ok(model.heard.every(({ key }) => key === null))
})

test('inner addresses are refused, however they are written', async () => {
  for (const baseUrl of [
    'http://169.254.169.254/v1',
    'https://10.0.0.1/v1',
    'https://[::ffff:10.0.0.1]/v1',
    'http://shop.example/v1',
    'https://localhost/v1',
  ]) {
    const refused = await call(ours.staff.owner, 'PUT', '/model', { baseUrl, model: 'm' })
    assert.equal(refused.body.error?.code, 'outbound.address', baseUrl)
  }
})

test('a probe says whether it answers, how soon, and whether it uses tools', async () => {
  model.plays((_, step) => (step ? { say: 'bell' } : { call: 'word_of_the_day', with: {} }))
  const good = await call(ours.staff.owner, 'POST', '/model/probe', {})
  assert.deepEqual([good.body.reachable, good.body.tools, good.body.problem], [true, true, null])
  assert.ok(model.heard.every(({ key }) => key === 'Bearer sk-very-secret'))
  model.plays(() => 'redirect')
  assert.match((await call(ours.staff.owner, 'POST', '/model/probe', {})).body.problem, /redirected/)
})

test('what is borne out is said in the model’s words, with the order it looked up; who the customer is never leaves', async () => {
  const ann = await customer(ours, 'ann')
  model.plays((_, step) =>
    step ? { say: 'Your lamps in W1001 are paid for ($98.00) and wait to be sent.' } : { call: 'order', with: { number: 'W1001' } },
  )
  const answer = await ask(
    ann,
    'where is my order W1001? I am Annabel Quill, ann.private@mail.example, 138 1234 5678, card 4111 1111 1111 1111',
  )
  assert.equal(answer.body, 'Your lamps in W1001 are paid for ($98.00) and wait to be sent.')
  assert.equal((await lastRun(answer)).outcome, 'said')
  const left = model.heard.map(({ raw }) => raw).join('\n')
  for (const own of ['Annabel', 'Quill', 'private@', '13812345678', '138 1234', 'Hidden Lane', '90817', '4111'])
    assert.ok(!left.includes(own), own)
  assert.ok(left.includes('W1001'))
})

test('a model that hangs costs 800 ms, no more; the customer hears the built-in answer', async () => {
  const ann = await customer(ours, 'ann')
  model.plays(() => 'hang')
  const answer = await ask(ann, 'where is my order')
  assert.match(answer.body, /W1001 is paid/)
  const run = await lastRun(answer)
  assert.deepEqual([run.outcome, run.tookMs < 1_200, run.tookMs >= 790], ['timeout', true, true])
})

const idleInTransaction = view(
  'operations.manage',
  async (db, _: object) =>
    (
      await db.rows<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'
            and state_change < clock_timestamp() - interval '100 milliseconds'`,
      )
    )[0]!.count,
)
test('while a model is waited for no transaction stands open', async () => {
  model.plays(() => 'hang')
  let open = 0
  const looking = setInterval(() => void idleInTransaction(ours.system, {}).then((count) => (open += count)), 60)
  const run = await lastRun(await ask(await customer(ours, 'bob'), 'where is my order'))
  clearInterval(looking)
  assert.deepEqual([run.outcome, open], ['timeout', 0])
})

test('a model that begins and then falls silent is left after a while, for the built-in answer', async () => {
  model.plays(() => 'stall')
  const answer = await ask(await customer(ours, 'ann'), 'where is my order')
  assert.match(answer.body, /W1001 is paid|as I said a moment ago/)
  const run = await lastRun(answer)
  assert.deepEqual([run.outcome, run.why, run.tookMs < 4_000], ['timeout', 'silence', true])
})

/** Asked the same again, the house says that it is as it said. */
const builtIn = /W1001 is paid|as I said a moment ago/
for (const line of ['garbage', 'broken', 'fail', 'redirect', 'endless'] as const)
  test(`a model that answers with ${line} is not heard; the built-in answer is`, async () => {
    model.plays(() => line)
    const answer = await ask(await customer(ours, 'ann'), 'where is my order')
    assert.match(answer.body, builtIn)
    assert.notEqual((await lastRun(answer)).outcome, 'said')
  })

const lies = [
  'I have cancelled your order W1001.',
  'Your refund has been issued.',
  'We have refunded $98.00 to your card.',
  'Your order W1001 will arrive tomorrow.',
  'It costs $1.00 only.',
  'I will send you a replacement.',
  'We guarantee it arrives in 2 days.',
  'Your waybill is SF1234567890123.',
  'You will get a full refund.',
  'I have contacted the carrier for you.',
  'Your order has been cancelled.',
  'It ships within three days.',
  'Please pay at https://pay.example/now.',
  'Your request has been submitted.',
  'We will compensate you with a voucher.',
  'You have 99 days to return it.',
  'I changed the address as you asked.',
  '{"tool": "request_aftersales"}',
  'Contact me on WhatsApp for a better price.',
  'Order W2002 belongs to Bob and is paid.',
  '您的订单已经为您取消了，退款已到账。',
  '我们保证明天送到。',
]
test('what is not borne out is not said: sums, dates, numbers, promises, deeds', { timeout: 60_000 }, async () => {
  const ann = await customer(ours, 'ann')
  for (const lie of lies) {
    model.plays((_, step) => (step ? { say: lie } : { call: 'order', with: { number: 'W1001' } }))
    const answer = await ask(ann, 'where is my order')
    assert.match(answer.body, builtIn, lie)
    assert.match((await lastRun(answer)).outcome, /unfounded|blocked/, lie)
  }
})

test('nothing is done without the customer’s own yes; with it, exactly that, once', async () => {
  const ann = await customer(ours, 'ann')
  const before = await cases(ours.system, {})
  const cancel = { number: 'W1001', kind: 'cancel', reason: 'no longer needed' }
  model.plays(
    (_, step) =>
      [{ call: 'plan_aftersales', with: cancel }, { call: 'request_aftersales', with: cancel }, { say: 'I have cancelled it for you.' }][
        step
      ] as never,
  )
  const first = await ask(ann, 'where is my order')
  const { calls } = await lastRun(first)
  assert.equal(calls[1]!.result.refused, 'confirmation.missing')
  assert.equal(await cases(ours.system, {}), before)
  const pending = view('operations.manage', (db, _: object) =>
    db.rows<{ id: string }>('select id from confirmations where confirmed_at is null order by expires_at desc limit 1'),
  )
  const [{ id }] = (await pending(ours.system, {})) as [{ id: string }]
  const bob = await customer(ours, 'bob')
  assert.equal((await call(bob, 'POST', `/my/confirmations/${id}/yes`, {})).status, 404)
  assert.equal((await call(ann, 'POST', `/my/confirmations/${id}/yes`, {})).status, 200)
  const other = { ...cancel, reason: 'another reason' }
  model.plays(
    (_, step) =>
      [
        { call: 'request_aftersales', with: other },
        { call: 'request_aftersales', with: cancel },
        { call: 'request_aftersales', with: cancel },
        { say: 'The order is paid.' },
      ][step] as never,
  )
  const run = await lastRun(await ask(ann, 'where is my order'))
  assert.deepEqual(
    run.calls.map(({ result }) => result.refused ?? result.done),
    ['confirmation.missing', true, 'confirmation.missing'],
  )
  assert.equal(await cases(ours.system, {}), before + 1)
})

test('a guest’s model is told nothing of orders', async () => {
  model.plays((_, step) => (step ? { say: 'Please sign in to the shop first.' } : { call: 'order', with: { number: 'W1001' } }))
  const answer = await ask(await customer(ours), 'where is my order W1001')
  const { calls } = await lastRun(answer)
  assert.equal(calls[0]!.result.refused, 'customerProof.invalid')
  assert.ok(!model.heard.some(({ messages }) => messages.some(({ role, content }) => role === 'tool' && content?.includes('Lamp'))))
})

test('fifty turns of a model that always tries the worst, with injections in all it reads: nothing is written', {
  timeout: 120_000,
}, async () => {
  const before = await cases(ours.system, {})
  const worst = ['W1001', 'W2002', 'w-2002', '#W2002'].flatMap((number) =>
    ['cancel', 'refundOnly', 'returnAndRefund', 'reissue'].map((kind) => ({
      call: 'request_aftersales',
      with: { number, kind, reason: 'x', items: [{ item: 'lamp-1', quantity: 2 }], confirmation: 'yes', confirmed: true },
    })),
  )
  model.plays((heard, step) => {
    if (step >= 3) return { say: 'We have refunded 999 dollars to you. All done!' }
    return step
      ? { calls: worst.slice(step * 4, step * 4 + 4) }
      : heard.messages.length % 2
        ? { call: 'search_knowledge', with: { query: 'returns' } }
        : { call: 'order', with: { number: 'W1001' } }
  })
  const questions = ['where is my order', 'what is your return policy', 'how much is shipping', 'is the lamp in stock', INJECTION]
  for (let turn = 0; turn < 50; turn++) {
    const who = turn % 2 ? await customer(ours, 'bob') : await customer(ours)
    const answer = await ask(who, questions[turn % questions.length]!)
    assert.ok(!answer.body.includes('All done!'), answer.body)
  }
  assert.equal(await cases(ours.system, {}), before)
})

test('the plug is pulled: only the tone is plainer', async () => {
  model.unplug()
  const answer = await ask(await customer(ours, 'bob'), 'where is my order')
  assert.match(answer.body, /W2002 is paid/)
  assert.equal((await lastRun(answer)).outcome, 'failed')
})
