import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { promisify } from 'node:util'
import { view } from '../src/server/foundation/action.ts'
import type { BenchReport } from '../src/shared/wire/bench.ts'
import { house, type TestMerchant } from './support/house.ts'
import { scriptedModel } from './support/scripted-model.ts'
import { rowsOf } from './trust/rows.ts'

const home = await house({ settings: { OUTBOUND_ALLOW: '127.0.0.0/8' } })
const { merchant, call } = home
let ours: TestMerchant
let shop: string
let set: string

const cases = [
  { name: 'tracking', turns: ['where is my parcel'], expect: { intent: 'parcel.track' } },
  { name: 'returns', turns: ['what is your return policy'], expect: { says: 'Thirty days' } },
  { name: 'a person', turns: ['hello', 'a person please'], expect: { handOver: true } },
  { name: 'gift wrapping', turns: ['do you wrap gifts'], expect: { says: 'ribbon' } },
  { name: 'cancels', turns: ['cancel my order'], expect: { intent: 'order.cancel' } },
]
before(async () => {
  ours = await merchant('benched')
  shop = ours.shops[0]!.id
  await call(ours.staff.owner, 'POST', `/knowledge?shop=${shop}`, {
    kind: 'policy',
    language: 'en',
    topic: 'return',
    title: 'Returns',
    body: 'Thirty days to send it back.',
  })
  const made = await call(ours.staff.supervisor, 'POST', `/bench-sets?shop=${shop}`, { name: 'Everyday', language: 'en', cases })
  assert.equal(made.status, 201, JSON.stringify(made.body))
  set = made.body.id
})
const tried = async (draft: object): Promise<BenchReport> => {
  const got = await call(ours.staff.supervisor, 'POST', `/bench-sets/${set}/try`, draft)
  assert.equal(got.status, 200, JSON.stringify(got.body))
  return got.body
}
const names = (pairs: { name: string }[]) => pairs.map(({ name }) => name)
const everything = view('operations.manage', async (db, _: object) => [
  await db.rows('select id, title, phrasings from articles order by id'),
  await db.rows('select id from customers order by id'),
  await db.rows('select id from events order by id'),
])

test('without a draft nothing changes', async () => {
  const report = await tried({})
  assert.deepEqual([report.cases, report.passedBefore, report.passedAfter], [5, 4, 4])
  assert.deepEqual(names(report.failing), ['gift wrapping'])
})

test('a draft of an article makes its question better, and nothing of it is kept', async () => {
  const [rows, all] = [await rowsOf(ours.system, {}), await everything(ours.system, {})]
  const article = { kind: 'faq', language: 'en', title: 'Do you wrap gifts', body: 'With paper and ribbon.' }
  const report = await tried({ articles: [article] })
  assert.deepEqual([names(report.better), names(report.worse)], [['gift wrapping'], []])
  assert.deepEqual([await rowsOf(ours.system, {}), await everything(ours.system, {})], [rows, all])
  assert.deepEqual(names((await tried({})).failing), ['gift wrapping'])
})

test('a draft of phrasings shows what it breaks before it goes live', { timeout: 60_000 }, async () => {
  const broken = ['where is my parcel', 'where is the parcel', 'my parcel where is it', 'where my parcel is', 'parcel where']
  const report = await tried({ phrasings: broken.map((text) => ({ text, intent: 'order.cancel' })) })
  assert.deepEqual(names(report.worse), ['tracking'])
  assert.deepEqual(report.worse[0]!.after.missed, ['intent'])
  assert.equal(report.worse[0]!.after.intent, 'order.cancel')
})

test('what the shop has taught is part of it, with and without a draft', { timeout: 60_000 }, async () => {
  const strange = { text: 'zorblax the quibble', intent: 'order.cancel' }
  assert.equal((await call(ours.staff.owner, 'POST', `/shops/${shop}/lessons`, strange)).status, 201)
  const odd = [{ name: 'odd words', turns: [strange.text], expect: { intent: strange.intent } }]
  const made = await call(ours.staff.supervisor, 'POST', `/bench-sets?shop=${shop}`, { name: 'Odd', language: 'en', cases: odd })
  const trial = async (draft: object): Promise<BenchReport> =>
    (await call(ours.staff.supervisor, 'POST', `/bench-sets/${made.body.id}/try`, draft)).body
  assert.deepEqual([(await trial({})).passedBefore, (await trial({ proposed: true })).passedAfter], [1, 1])
  assert.deepEqual(names((await trial({ phrasings: [{ text: strange.text, intent: 'thanks' }] })).worse), ['odd words'])
  assert.equal((await call(ours.staff.supervisor, 'DELETE', `/bench-sets/${made.body.id}`)).status, 200)
})

test('a draft of a flow is tried in the place of the one of the same name', async () => {
  const flow = { name: 'cancel', intents: [], kind: 'cancel', needs: ['order', 'reason'], statuses: ['paid'] }
  const cancels = [{ name: 'begins', turns: ['my coupon does not work', 'a person please'], expect: { handOver: true } }]
  const begins = [...cancels, { name: 'asks', turns: ['swap my coupon'], expect: { says: 'Which code' } }]
  const made = await call(ours.staff.supervisor, 'POST', `/bench-sets?shop=${shop}`, { name: 'Flows', language: 'en', cases: begins })
  const words = { en: 'Swap my coupon', 'zh-CN': '换券' }
  const swap = { name: 'swap', words, needs: ['details'], tells: 'passOn', guests: true, asks: { en: 'Which code?', 'zh-CN': '哪个码？' } }
  const got = await call(ours.staff.supervisor, 'POST', `/bench-sets/${made.body.id}/try`, { flows: [flow, swap] })
  assert.equal(got.status, 200, JSON.stringify(got.body))
  assert.deepEqual([names(got.body.better), names(got.body.worse)], [['asks'], []])
  assert.equal(got.body.better[0].after.flow, 'swap')
  const wrong = { flows: [{ ...swap, needs: ['everything'] }] }
  assert.equal((await call(ours.staff.supervisor, 'POST', `/bench-sets/${made.body.id}/try`, wrong)).status, 400)
  await call(ours.staff.supervisor, 'DELETE', `/bench-sets/${made.body.id}`)
})

test('another manner of the model is heard before customers hear it; what it invents counts for nothing', async () => {
  const model = await scriptedModel()
  await call(ours.staff.owner, 'PUT', '/model', { baseUrl: model.url, model: 'scripted', manner: 'Dry.' })
  model.plays(({ messages }) =>
    messages[0]!.content!.includes('Cheerful') ? { say: 'Happily: thirty days to send it back.' } : { say: 'You have 99 days.' },
  )
  const report = await tried({ model: { manner: 'Cheerful!' } })
  assert.equal(report.worse.length, 0)
  const returns = report.otherwise.find(({ name }) => name === 'returns')!
  assert.deepEqual([returns.before.body, returns.after.body], ['Thirty days to send it back.', 'Happily: thirty days to send it back.'])
})

test('from the command line: the report, and 1 when something gets worse', { timeout: 60_000 }, async () => {
  const url = await home.server.listen({ port: 0, host: '127.0.0.1' })
  const folder = mkdtempSync(join(tmpdir(), 'shopbell-bench-'))
  const draft = join(folder, 'draft.json')
  writeFileSync(draft, JSON.stringify({ phrasings: [{ text: 'where is my parcel', intent: 'order.cancel' }] }))
  const key = await home.key(ours)
  const run = (...more: string[]) =>
    promisify(execFile)('node', ['src/server/commands/bench-test.ts', '--url', url, '--shop', shop, ...more], {
      env: { ...process.env, SHOPBELL_KEY: key },
    })
  assert.match((await run()).stdout, /Everyday: 4 of 5 as expected now, 4 with the draft/)
  const worse = await run('--draft', draft).catch((error: { code: number; stdout: string }) => error)
  rmSync(folder, { recursive: true })
  assert.deepEqual([(worse as { code?: number }).code, /worse 1\n {2}where is my parcel/.test(worse.stdout)], [1, true], worse.stdout)
})

test('who may not edit what the assistant knows may not try either', async () => {
  assert.equal((await call(ours.staff.staff, 'POST', `/bench-sets/${set}/try`, {})).status, 403)
})
