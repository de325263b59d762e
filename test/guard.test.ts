import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { eventually, house, type TestMerchant } from './support/house.ts'
import { longestTurn } from './support/longest-turn.ts'

const { merchant, customer, call, house: home } = await house()
let ours: TestMerchant
let shop: string
let n = 0
before(async () => {
  ours = await merchant('guarded', { language: 'zh-CN' })
  shop = ours.shops[0]!.id
})

const attended = async (): Promise<string> => {
  const ann = await customer(ours)
  const asked = await call(ann, 'POST', '/widget/messages', { clientId: `ask-${++n}-guarded`, body: '转人工' })
  const id = asked.body.conversationId as string
  await eventually(
    'the hand-over',
    async () => (await call(ours.staff.owner, 'GET', `/conversations/${id}`)).body.conversation.status === 'waiting',
  )
  await call(ours.staff.owner, 'POST', `/conversations/${id}/take`, {})
  return id
}
const say = (id: string, body: string) =>
  call(ours.staff.owner, 'POST', `/conversations/${id}/messages`, { clientId: `say-${++n}-guard`, body })
const logged = async (where = '') =>
  (await call(ours.staff.owner, 'GET', `/shops/${shop}/guard-log${where}`)).body.items as {
    verdict: string
    excerpt: string
    hits: { code: string; message: string }[]
  }[]

test('what is stopped is not sent, says why, and is in the log although nothing else of it is kept', async () => {
  const id = await attended()
  const blocked = await say(id, '加V❤信，我的电话是 13812345678')
  assert.equal(blocked.status, 422)
  assert.match(blocked.body.error.message, /outside the shop/)
  const [entry] = await eventually('the log', async () => {
    const items = await logged('?verdict=block')
    return items.length ? items : null
  })
  assert.equal(entry!.hits[0]!.code, 'diversion')
  assert.ok(!entry!.excerpt.includes('13812345678'))
  assert.equal((await say(id, '订单已用微信支付 59 元')).status, 201)
  assert.equal((await logged()).length, 1)
})

test('a warning lets it pass and is logged with the message; settings change what happens, by channel', async () => {
  const id = await attended()
  assert.equal((await say(id, '保证明天送到')).status, 201)
  assert.equal((await logged('?verdict=warn')).length, 1)
  const set = (verdicts: object) => call(ours.staff.owner, 'PUT', `/shops/${shop}/guard-settings`, { verdicts })
  assert.equal((await set({ widget: { overPromise: 'block' } })).status, 200)
  assert.equal((await say(id, '保证明天送到')).status, 422)
  await set({ '*': { overPromise: 'block' }, widget: { overPromise: 'off' } })
  assert.equal((await say(id, '保证明天送到')).status, 201)
  assert.equal((await set({ widget: { nonsense: 'block' } })).status, 400)
  await set({})
})

test("the shop's words: kept, found page by page, replaced, removed", async () => {
  const path = `/shops/${shop}/guard-words`
  const words = Array.from({ length: 30 }, (_, i) => ({ word: `词${String(i).padStart(2, '0')}`, verdict: 'warn' }))
  assert.equal((await call(ours.staff.owner, 'PUT', path, { words })).status, 200)
  await call(ours.staff.owner, 'PUT', path, { word: '对家', verdict: 'replace', replacement: '其他店' })
  const first = (await call(ours.staff.owner, 'GET', `${path}?limit=20`)).body
  const second = (await call(ours.staff.owner, 'GET', `${path}?limit=20&cursor=${first.next}`)).body
  assert.equal(new Set([...first.items, ...second.items].map(({ id }: { id: string }) => id)).size, 31)
  const id = await attended()
  assert.equal((await say(id, '比对 家便宜')).body.body, '比其他店便宜')
  const [found] = (await call(ours.staff.owner, 'GET', `${path}?search=${encodeURIComponent('对家')}`)).body.items as { id: string }[]
  assert.equal((await call(ours.staff.owner, 'DELETE', `/guard-words/${found!.id}`)).status, 200)
  assert.equal((await say(id, '比对家便宜')).body.body, '比对家便宜')
  assert.equal((await call(ours.staff.owner, 'DELETE', `/guard-words/${found!.id}`)).body.error.code, 'guardWord.notFound')
  assert.equal((await call(ours.staff.staff, 'PUT', path, { word: 'x', verdict: 'warn' })).status, 403)
})

test('twenty thousand words are read anew: the next message is judged by them, and nobody else waits meanwhile', async () => {
  const id = await attended()
  await home.database.system.query(
    `insert into guard_words (merchant_id, shop_id, id, word, reason, verdict, channel, created_at)
     select $1, $2, gen_random_uuid(), '商标' || n || '号', 'shopWord', 'block', '', now() from generate_series(1, 20000) n`,
    [ours.id, shop],
  )
  const raised = await call(ours.staff.owner, 'PUT', `/shops/${shop}/guard-words`, { word: '新来的', verdict: 'warn' })
  assert.equal(raised.status, 200)
  const turns = longestTurn()
  const [one, other] = await Promise.all([say(id, '这是商标777号的'), say(id, '这是商标号的')])
  const longest = turns.end()
  assert.deepEqual([one.status, one.body.error?.code, other.status], [422, 'message.blocked', 201])
  assert.ok(longest < 150, `others waited ${longest} ms`)
  // Nobody waits for the log; a second line would be there as soon as the first.
  const lines = async () => (await logged('?verdict=block')).filter(({ excerpt }) => excerpt.includes('777'))
  await eventually('the log', async () => (await lines()).length > 0)
  await pause(300)
  assert.equal((await lines()).length, 1, 'what is run again is said once')
})
