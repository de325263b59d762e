import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import pg from 'pg'
import { house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import type { FigureSet } from '../../shared/report.ts'
import { ManualClock } from '../foundation/clock.ts'
import { countShop } from './bookkeeper.ts'

/*
 * A day counted by hand. 10 November 2026, a Tuesday; the shop is in UTC and has the usual hours.
 *   A: handed over 10:00:00, taken 10:00:10, answered 10:00:20 (20 s); asks 10:01:00, answered 10:02:00 (60 s); closed 10:10:10 after being taken 600 s before.
 *   B: handed over 11:00:00, answered 11:01:40 (100 s), still open.
 *   C: handed over 12:00:00, nobody answers.
 */
const clock = new ManualClock('2026-11-10T10:00:00Z')
const h = await house({ clock, work: false })
const { call, customer } = h
let m: TestMerchant
let clients = 0
let opened: string

const to = (time: string) => clock.advance(new Date(`2026-11-10T${time}Z`).getTime() - clock.now().getTime())
const says = (who: TestCustomer) => call(who, 'POST', '/widget/messages', { clientId: `figures-${(clients += 1)}`, body: 'hello' })
const answers = async (id: string) =>
  assert.equal(
    (await call(m.staff.staff, 'POST', `/conversations/${id}/messages`, { clientId: `answer-${(clients += 1)}`, body: 'Hello' })).status,
    201,
  )
const does = async (id: string, verb: string) =>
  assert.equal((await call(m.staff.staff, 'POST', `/conversations/${id}/${verb}`, {})).status, 200)
async function handsOver(): Promise<{ ann: TestCustomer; id: string }> {
  const ann = await customer(m)
  const { body } = await says(ann)
  await call(ann, 'POST', '/widget/hand-over', {})
  return { ann, id: body.conversationId }
}

before(async () => {
  m = await h.merchant('figures')
  to('10:00:00')
  const a = await handsOver()
  opened = a.id
  to('10:00:10')
  await does(a.id, 'take')
  to('10:00:20')
  await answers(a.id)
  to('10:01:00')
  await says(a.ann)
  to('10:02:00')
  await answers(a.id)
  to('10:10:10')
  await does(a.id, 'close')
  to('11:00:00')
  const b = await handsOver()
  await does(b.id, 'take')
  to('11:01:40')
  await answers(b.id)
  to('12:00:00')
  await handsOver()
  await countShop(m.system, { shopId: m.shops[0]!.id })
})

const query = '?from=2026-11-10&to=2026-11-10'
const total = async (more = ''): Promise<FigureSet> => (await call(m.staff.supervisor, 'GET', `/reports${query}${more}`)).body.total

test('the figures of the day are those counted by hand', async () => {
  assert.deepEqual(await total(), {
    volume: 3,
    firstReplyP50: 20_000,
    firstReplyP90: 100_000,
    firstReplyShare: 0.5,
    response: 60_000,
    handling: 600_000,
    resolution: 610_000,
    firstContact: 1,
    bought: 0,
    aftersales: 0,
    refunds: 0,
    satisfaction: null,
    pleased: null,
    rated: null,
  })
})

test('counting again, late or twice at once, changes nothing', async () => {
  const first = await total()
  await Promise.all([countShop(m.system, { shopId: m.shops[0]!.id }), countShop(m.system, { shopId: m.shops[0]!.id })])
  assert.deepEqual(await total(), first)
})

test('by person, and the rows behind a figure, page by page', async () => {
  const { rows } = (await call(m.staff.supervisor, 'GET', `/reports${query}&by=staff`)).body
  assert.deepEqual(
    rows.map(({ name, figures }: { name: string; figures: FigureSet }) => [name, figures.volume]),
    [
      [null, 1],
      ['staff figures', 2],
    ],
  )
  const behind = (more: string) => call(m.staff.supervisor, 'GET', `/reports/rows${query}&figure=firstReplyShare${more}`)
  const one = (await behind('&limit=1')).body
  const two = (await behind(`&limit=1&cursor=${encodeURIComponent(one.next)}`)).body
  assert.deepEqual(
    [one, two].map(({ items }) => items[0].firstReplyMs),
    [100_000, 20_000],
  )
  assert.equal(two.next, null)
  assert.equal((await behind(`&by=staff&key=${m.staff.staff.id}`)).body.items.length, 2)
  assert.equal((await behind('&by=staff&key=')).body.items.length, 0)
})

test('business hours count only while the shop is open', async () => {
  const { body } = await call(m.staff.owner, 'GET', `/shops/${m.shops[0]!.id}/clockwork`)
  const weekly = Array.from({ length: 7 }, () => [{ from: 10 * 60 + 1, to: 18 * 60 }])
  const content = { ...body.content, calendar: { ...body.content.calendar, weekly } }
  await call(m.staff.owner, 'PUT', `/shops/${m.shops[0]!.id}/clockwork`, { content, basedOn: body.version })
  // A conversation is counted by the hours that hold when it is counted: let something happen in it.
  await call(m.staff.staff, 'POST', `/conversations/${opened}/notes`, { clientId: 'a-note-001', body: 'note' })
  await countShop(m.system, { shopId: m.shops[0]!.id })
  const open = await total('&hours=business')
  assert.equal(open.firstReplyP50, 0, 'answered before it opened')
  assert.equal(open.handling, 550_000, 'from 10:01:00 to 10:10:10')
  assert.equal((await total()).handling, 600_000)
})

test('the period before is the same number of days', async () => {
  const { body } = await call(m.staff.supervisor, 'GET', '/reports?from=2026-11-11&to=2026-11-11')
  assert.deepEqual([body.total.volume, body.before.volume], [0, 3])
  assert.equal((await call(m.staff.supervisor, 'GET', '/reports?from=2026-11-11&to=2026-11-10')).body.error.code, 'report.period')
  for (const day of ['0000-01-01', '0001-01-01', '1899-12-31'])
    assert.equal((await call(m.staff.supervisor, 'GET', `/reports?from=${day}&to=${day}`)).body.error.code, 'request.invalid')
  for (const day of ['1900-01-01', '9999-12-31'])
    assert.equal((await call(m.staff.supervisor, 'GET', `/reports?from=${day}&to=${day}`)).body.total.volume, 0)
})

test('the wall says how it stands', async () => {
  const { body } = await call(m.staff.supervisor, 'GET', '/wall')
  assert.deepEqual([body.waiting, body.longestSince, body.firstReply], [1, '2026-11-10T12:00:00.000Z', { within: 1, of: 2, seconds: 30 }])
  assert.equal(body.staff.find(({ id }: { id: string }) => id === m.staff.staff.id).attending, 1)
  assert.equal((await call(m.staff.staff, 'GET', '/wall')).status, 403)
  const other = await h.merchant('aside')
  const theirs = (await call(other.staff.supervisor, 'GET', '/wall')).body
  assert.deepEqual([theirs.waiting, theirs.firstReply.of, theirs.staff.length], [0, 0, 3])
  assert.equal((await call(other.staff.supervisor, 'GET', `/wall?shop=${m.shops[0]!.id}`)).status, 404)
})

test('all is read before anything is written: nobody hears a message while an older transaction writes', async (t) => {
  await handsOver()
  const query = t.mock.method(pg.Client.prototype, 'query')
  await countShop(m.system, { shopId: m.shops[0]!.id })
  const texts = query.mock.calls.map(({ arguments: [asked] }) => ((asked as { text?: string }).text ?? '').trim())
  const writes = texts.map((text) => /^(insert|update|delete)|for update/.test(text))
  const first = writes.indexOf(true)
  assert.ok(first > 0, texts.join('\n'))
  assert.deepEqual(
    texts.slice(first).filter((text, i) => !writes[first + i] && text !== 'commit'),
    [],
  )
})
