import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { action, view } from '../src/server/foundation/action.ts'
import { addArticles } from '../src/server/knowledge/steps.ts'
import type { Turns } from '../src/shared/wire/assistant.ts'
import type { Card, Message } from '../src/shared/wire/conversation.ts'
import { type Article, articleInputSchema } from '../src/shared/wire/knowledge.ts'
import type { ModelSetUp, Probe } from '../src/shared/wire/model.ts'
import { handClock } from './support/aftersales-shop.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from './support/house.ts'
import { scriptedEmbeddings, type Trouble, titles } from './support/scripted-embeddings.ts'

const clock = handClock()
const home = await house({ clock, settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const { merchant, customer, call } = home
const server = await scriptedEmbeddings([
  /initials|monogram|stitched/i,
  /candle|wick|soot/i,
  /parcel|快递|包裹|order/i,
  /trousers|裤子|wash/i,
  /gran|grandmother/i,
])
let ours: TestMerchant
let theirs: TestMerchant
let n = 0

const write = action('knowledge.edit', async (tx, titled: readonly string[]) => {
  const inputs = titled.map((title) => articleInputSchema.parse({ kind: 'faq', language: 'en', title, body: `${title}: as it is.` }))
  await addArticles(tx, tx.actor.shopIds[0]!, inputs)
  tx.record('article.changed', { shopId: tx.actor.shopIds[0]! }, { articleId: '', shopId: tx.actor.shopIds[0]! })
})
interface Row {
  id: string
  source: string
  numbers: number
}
const vectors = view('operations.manage', (db, _: object) =>
  db.rows<Row>('select text_id as id, source, length(vector) as numbers from text_vectors order by text_id'),
)
const setUp = async (of: TestMerchant, embeddingModel: string, more: object = {}) => {
  const body = { baseUrl: server.url, model: '', enabled: false, key: 'sk-of-meaning', embeddingModel, ...more }
  assert.equal((await call(of.staff.owner, 'PUT', '/model', body)).status, 200)
}
const settings = async (of: TestMerchant): Promise<ModelSetUp> => (await call(of.staff.owner, 'GET', '/model')).body
/** The clock is moved on where trouble made the house wait. */
const allRead = (of: TestMerchant) =>
  eventually('every text is put into numbers', async () => {
    clock.forward(1_000)
    const { embedding } = await settings(of)
    return !embedding.working && embedding
  })

before(async () => {
  ours = await merchant('meaning')
  theirs = await merchant('walls')
  await write(ours.system, titles)
  await write(theirs.system, ['Initials on saddles', ...titles.slice(2)])
})

const ask = async (who: TestCustomer, body: string): Promise<Message> => {
  const asked = await call(who, 'POST', '/widget/messages', { clientId: `client-${++n}-meaning`, body })
  assert.equal(asked.status, 201, JSON.stringify(asked.body))
  return eventually(`an answer to “${body}”`, async () => {
    const { items } = (await call(who, 'GET', '/widget/messages?limit=5')).body as { items: Message[] }
    return items.find((message) => message.seq > asked.body.seq && message.author === 'assistant')
  })
}
const offered = ({ cards }: Message): string[] =>
  cards.flatMap((card: Card) => (card.type === 'choices' ? card.choices.map(({ label }) => label) : []))
const turnOf = async ({ conversationId, clientId }: Message) => {
  const { items } = (await call(ours.staff.supervisor, 'GET', `/conversations/${conversationId}/turns`)).body as Turns
  return items.find((turn) => turn.clientId === clientId)!
}
const STITCHED = 'stitched for gran, doable?'

test('switched off, nothing leaves and words alone are gone by', async () => {
  const answer = await ask(await customer(ours), STITCHED)
  assert.ok(!offered(answer).includes('Monogramming on bags'), offered(answer).join())
  assert.deepEqual([server.heard.length, (await vectors(ours.system, {})).length], [0, 0])
})

test('a probe says what it does: how many numbers, how soon, and for which language', async () => {
  const typed = { baseUrl: server.url, model: '', embeddingModel: 'small' }
  const good = (await call(ours.staff.owner, 'POST', '/model/probe', typed)).body as Probe
  assert.deepEqual([good.reachable, good.problem, good.embedding!.numbers, good.embedding!.problem], [false, null, 64, null])
  assert.deepEqual(good.embedding!.understands, { 'zh-CN': true, en: true })
  server.goesWrong('fail')
  const bad = (await call(ours.staff.owner, 'POST', '/model/probe', typed)).body as Probe
  assert.deepEqual([bad.embedding!.numbers, bad.embedding!.understands.en], [null, false])
  assert.match(bad.embedding!.problem!, /^failed: status 500/)
  server.goesWrong(null)
  assert.equal((await call(ours.staff.supervisor, 'POST', '/model/probe', typed)).status, 403)
  assert.equal((await call(ours.staff.owner, 'POST', '/model/probe', { ...typed, baseUrl: 'http://10.0.0.1/v1' })).status, 400)
})

test('switched on, every published text is put into numbers once; unchanged ones are not asked about again', async () => {
  server.goesWrong(null)
  await setUp(ours, 'small')
  const { kept, trouble } = await allRead(ours)
  assert.equal(trouble, null)
  const rows = await vectors(ours.system, {})
  assert.equal(rows.length, kept)
  assert.ok(kept > titles.length, `${kept}: the policy is among them`)
  assert.ok(rows.every(({ numbers, source }) => numbers === 64 && source === `small ${server.url}`))
  assert.ok(server.heard.every(({ key }) => key === 'Bearer sk-of-meaning'))
  assert.equal(server.heard.flatMap(({ input }) => input).length, kept)
  server.goesWrong(null)
  await setUp(ours, 'small')
  await allRead(ours)
  assert.deepEqual(server.heard, [])
})

test('a question whose words find nothing is offered what means the same; it is offered, not said', async () => {
  server.goesWrong(null)
  const answer = await ask(await customer(ours), STITCHED)
  assert.equal(offered(answer)[0], 'Monogramming on bags')
  assert.ok(!answer.body.includes('as it is'))
  const turn = await turnOf(answer)
  assert.deepEqual([turn.outcome, turn.byMeaning, server.heard.length], ['unsure', true, 1])
})

test('what words are sure of is said without asking anybody', async () => {
  server.goesWrong(null)
  const answer = await ask(await customer(ours), 'Trimming wicks of candles')
  assert.match(answer.body, /Trimming wicks of candles: as it is/)
  assert.deepEqual([server.heard.length, (await turnOf(answer)).byMeaning], [0, false])
})

test('who the customer is does not leave, nor do numbers of orders and cards', async () => {
  server.goesWrong(null)
  const ann = await customer(ours, 'Annabel Quill')
  await ask(ann, 'stitched for gran, doable? Annabel Quill, ann@mail.example, 138 1234 5678, W1001234, 4111 1111 1111 1111')
  const left = JSON.stringify(server.heard)
  assert.match(left, /stitched for gran/)
  for (const own of ['Annabel', 'Quill', 'ann@', '1234', '5678', 'W1001', '4111']) assert.ok(!left.includes(own), `${own}: ${left}`)
})

interface Found {
  title: string
  byMeaning?: boolean
}
const helped = async (q: string, more = '') => {
  const { status, body } = await call(null, 'GET', `/public/${ours.shops[0]!.slug}/articles?language=en&q=${encodeURIComponent(q)}${more}`)
  assert.equal(status, 200, JSON.stringify(body))
  return (body.items as Found[]).map(({ title, byMeaning }) => [title, byMeaning])
}

test('the help centre: what words find is given without asking anybody; else what means the same stands behind, and says so', async () => {
  server.goesWrong(null)
  assert.deepEqual(await helped('Trimming wicks of candles'), [['Trimming wicks of candles', false]])
  assert.equal(server.heard.length, 0)
  assert.deepEqual(await helped(`${STITCHED} W1001234 ann@mail.example`), [['Monogramming on bags', true]])
  assert.doesNotMatch(JSON.stringify(server.heard), /1001234|ann@/)
  assert.equal(server.heard.length, 1)
  assert.deepEqual(await helped(STITCHED, '&kind=policy'), [])
})

test('the desk: what somebody looks for in the knowledge, where no text has the words and it is asked for', async () => {
  const look = async (q: string, more: string) => {
    const at = `/knowledge?shop=${ours.shops[0]!.id}&language=en&q=${encodeURIComponent(q)}${more}`
    return ((await call(ours.staff.staff, 'GET', at)).body.items as Found[]).map(({ title, byMeaning = false }) => [title, byMeaning])
  }
  server.goesWrong(null)
  assert.deepEqual(await look(STITCHED, ''), [])
  assert.deepEqual(await look('wicks', '&by=meaning'), [['Trimming wicks of candles', false]])
  assert.equal(server.heard.length, 0)
  assert.deepEqual(await look(STITCHED, '&by=meaning'), [['Monogramming on bags', true]])
  const foreign = `/knowledge?shop=${theirs.shops[0]!.id}&language=en&by=meaning&q=${encodeURIComponent(STITCHED)}`
  assert.equal((await call(ours.staff.staff, 'GET', foreign)).status, 404)
  assert.equal(server.heard.length, 1)
})

test('suggested replies: what means the same, where the customer’s words find nothing; it says so', async () => {
  const suggested = async (body: string) => {
    const { conversationId } = await ask(await customer(ours), body)
    server.goesWrong(null)
    const { items } = (await call(ours.staff.supervisor, 'POST', `/conversations/${conversationId}/help/replies`, {})).body as {
      items: { from: string; byMeaning: boolean }[]
    }
    return items.map(({ from, byMeaning }) => [from, byMeaning])
  }
  assert.deepEqual((await suggested('Trimming wicks of candles'))[0]![1], false)
  assert.equal(server.heard.length, 0)
  assert.deepEqual(await suggested(STITCHED), [['Monogramming on bags', true]])
  assert.equal(server.heard.length, 1)
})

test('an article that changes is asked about alone, one that goes is forgotten, and a new one is found', async () => {
  server.goesWrong(null)
  const all = (await call(ours.staff.owner, 'GET', '/knowledge?language=en&limit=50')).body.items as Article[]
  const { id, shopId: _, updatedAt: __, ...mugs } = all.find(({ title }) => title === 'Clay used for mugs')!
  await call(ours.staff.owner, 'PUT', `/knowledge/${id}`, { ...mugs, title: 'Soot on the glass' })
  await eventually('the change was read', async () => server.heard.length && !(await settings(ours)).embedding.working)
  assert.deepEqual(
    server.heard.flatMap(({ input }) => input.map((text) => text.split('\n')[0])),
    ['Soot on the glass'],
  )
  const found = await ask(await customer(ours), 'wick advice?')
  assert.ok(offered(found).includes('Soot on the glass'), offered(found).join())
  await call(ours.staff.owner, 'DELETE', `/knowledge/${id}`)
  await eventually('it is forgotten', async () => !(await vectors(ours.system, {})).some((row) => row.id === id))
  const after = await ask(await customer(ours), 'wick advice?')
  assert.ok(!offered(after).includes('Soot on the glass'), offered(after).join())
})

test('another merchant’s texts and switch are their own', async () => {
  server.goesWrong(null)
  const other = await ask(await customer(theirs), STITCHED)
  assert.ok(!offered(other).some((title) => /Initials|Monogram/.test(title)))
  assert.deepEqual([server.heard.length, (await vectors(theirs.system, {})).length], [0, 0])
  await setUp(theirs, 'small')
  await allRead(theirs)
  assert.equal(offered(await ask(await customer(theirs), STITCHED))[0], 'Initials on saddles')
  assert.equal(offered(await ask(await customer(ours), STITCHED))[0], 'Monogramming on bags')
})

test('a server that hangs costs half a second and no more, three times; then it is left alone for a minute', async () => {
  server.goesWrong('hang')
  for (let i = 0; i < 3; i++) {
    const answer = await ask(await customer(ours), STITCHED)
    const { byMeaning, tookMs } = await turnOf(answer)
    assert.ok(!byMeaning && tookMs >= 495 && tookMs < 900, `${tookMs} ms`)
  }
  const began = performance.now()
  assert.deepEqual(await helped(STITCHED), [], 'whoever searches is not kept waiting either')
  assert.ok(performance.now() - began < 495)
  const left = await turnOf(await ask(await customer(ours), STITCHED))
  assert.ok(left.tookMs < 495, `${left.tookMs} ms`)
  assert.equal(server.heard.length, 3)
  server.goesWrong(null)
  clock.forward(61_000)
  assert.equal(offered(await ask(await customer(ours), STITCHED))[0], 'Monogramming on bags')
})

for (const how of ['garbage', 'short', 'uneven', 'letters', 'fail', 'redirect', 'endless'] as const satisfies readonly Trouble[])
  test(`a server that answers with ${how} is not believed: words answer, and what was kept stays`, async () => {
    clock.forward(61_000)
    server.goesWrong(how)
    const answer = await ask(await customer(ours), STITCHED)
    assert.ok(answer.body.length > 0)
    assert.ok(!offered(answer).includes('Monogramming on bags'))
    await write(ours.system, [`Read under ${how}`])
    const trouble = await eventually('the trouble is told', async () => (await settings(ours)).embedding.trouble)
    // One text alone cannot be uneven, but of another length than those before.
    assert.match(trouble, how === 'uneven' ? /^failed: 3 numbers instead of 64/ : /^(?:failed|timeout): /)
    server.goesWrong(null)
    clock.forward(3_600_000)
    await allRead(ours)
    assert.ok((await vectors(ours.system, {})).every(({ numbers }) => numbers === 64))
  })

test('another model: what the first one said is forgotten, and the other one’s numbers take its place', async () => {
  server.goesWrong(null)
  await setUp(ours, 'wide')
  assert.ok((await vectors(ours.system, {})).every(({ source }) => source.startsWith('wide')))
  await allRead(ours)
  const rows = await vectors(ours.system, {})
  assert.ok(rows.length > titles.length && rows.every(({ numbers }) => numbers === 128))
  assert.equal(offered(await ask(await customer(ours), STITCHED))[0], 'Monogramming on bags')
})

test('switched off again, nothing of it is kept and nothing more leaves', async () => {
  await setUp(ours, '')
  server.goesWrong(null)
  assert.deepEqual(await vectors(ours.system, {}), [])
  await write(ours.system, ['Written after it was off'])
  const answer = await ask(await customer(ours), STITCHED)
  assert.ok(!offered(answer).includes('Monogramming on bags'))
  assert.deepEqual([server.heard.length, (await settings(ours)).embedding.kept], [0, 0])
  assert.ok((await vectors(theirs.system, {})).length > 0, 'the other merchant’s stay')
})
