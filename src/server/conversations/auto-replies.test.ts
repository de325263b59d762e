import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { handClock } from '../../../test/support/aftersales-shop.ts'
import { eventually, house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'

const clock = handClock()
const { merchant, customer, call } = await house({ clock })
const line = { status: 'waiting', afterSeconds: 60, texts: { 'zh-CN': '请稍等', en: 'One moment, please' }, active: true }
let ours: TestMerchant
let shop: string
before(async () => {
  ours = await merchant('replies')
  shop = ours.shops[0]!.id
})
const put = (items: object[]) => call(ours.staff.supervisor, 'PUT', `/shops/${shop}/auto-replies`, { items })
const told = async (who: TestCustomer): Promise<string[]> =>
  (await call(who, 'GET', '/widget/messages')).body.items
    .filter((one: { kind: string; body: string }) => one.kind === 'system' && one.body.startsWith('One moment'))
    .map((one: { body: string }) => one.body)
let count = 0
async function waits(): Promise<{ who: TestCustomer; id: string }> {
  const who = await customer(ours)
  const sent = await call(who, 'POST', '/widget/messages', { clientId: `replies-${++count}-hello`, body: 'hello there' })
  await call(who, 'POST', '/widget/hand-over', {})
  return { who, id: sent.body.conversationId }
}

test('who waits is told once after the time, goes on waiting, and is told again only when they wait anew', async () => {
  assert.equal((await put([line, { ...line, status: 'attended', texts: { ...line.texts, en: 'One moment more' } }])).status, 200)
  const { who, id } = await waits()
  const { who: late } = await waits()
  clock.forward(59_000)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  assert.deepEqual(await told(who), [])
  clock.forward(2_000)
  await eventually('the first', async () => (await told(who)).length === 1 && (await told(late)).length === 1)
  const { waitingSince, firstAnswerMs } = (await call(ours.staff.staff, 'GET', `/conversations/${id}`)).body.conversation
  assert.equal(new Date(waitingSince).getTime(), clock.now().getTime() - 61_000)
  assert.equal(firstAnswerMs, null, 'it is no answer')
  clock.forward(30_000)
  await call(ours.staff.staff, 'POST', `/conversations/${id}/take`, {})
  await eventually('the second, once somebody attends them', async () => (await told(who)).length === 2)
  assert.deepEqual(await told(who), ['One moment, please', 'One moment more'])
  assert.equal((await put([line])).status, 200)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  assert.equal((await told(late)).length, 1, 'saved again is not said again')
})

test('who has waited for hours when it is set up is not told', async () => {
  const { who } = await waits()
  clock.forward(3_600_000)
  assert.equal((await put([{ ...line, afterSeconds: 30 }])).status, 200)
  await new Promise((resolve) => setTimeout(resolve, 1_200))
  assert.deepEqual(await told(who), [])
})

test('words the guard would stop, two of one time and a stranger’s shop are refused', async () => {
  const blocked = await put([{ ...line, texts: { 'zh-CN': '加微信 abc12345 领红包，好评返现', en: 'hello' } }])
  assert.equal(blocked.body.error.code, 'message.blocked')
  assert.equal((await put([line, line])).status, 400)
  const other = await merchant('replies-theirs')
  assert.equal((await call(other.staff.supervisor, 'GET', `/shops/${shop}/auto-replies`)).status, 404)
  assert.equal((await call(ours.staff.staff, 'PUT', `/shops/${shop}/auto-replies`, { items: [] })).status, 403)
})
