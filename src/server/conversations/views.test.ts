import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import { passes } from '../../shared/inbox-filter.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { filterSchema } from '../../shared/wire/views.ts'

const { merchant, customer, call } = await house({ work: false })
let ours: TestMerchant
let ids: string[]
let all: Conversation[]
const staff = () => ours.staff.staff

before(async () => {
  ours = await merchant('views', { shops: 2 })
  ids = []
  for (let i = 0; i < 8; i++) {
    const one = await customer(ours, null, ours.shops[i % 2]!)
    const body = i % 3 ? 'hello, a question' : '你好，请问一下'
    const sent = await call(one, 'POST', '/widget/messages', { clientId: `views-${i}-0000`, body })
    const id = sent.body.conversationId as string
    ids.push(id)
    if (i > 1) await call(one, 'POST', '/widget/hand-over', {})
    if (i > 3) await call(staff(), 'POST', `/conversations/${id}/take`)
    if (i > 4) await call(staff(), 'POST', `/conversations/${id}/messages`, { clientId: `views-a-${i}-00`, body: 'Hello!' })
    if (i > 6) await call(staff(), 'POST', `/conversations/${id}/close`)
    if (i % 2) await call(staff(), 'POST', `/conversations/${id}/tags`, { add: ['vip', `n${i}`] })
  }
  all = (await call(staff(), 'GET', '/conversations?queue=all')).body.items
})

test('every field narrows the list as the desk does by itself, alone and together', async () => {
  const [first] = ours.shops
  const asked: string[] = [
    '',
    'status=waiting',
    'status=attended,closed',
    'staff=me',
    'staff=nobody',
    `staff=${ours.staff.owner.id}`,
    `shop=${first!.id}`,
    'channel=widget',
    'channel=mail',
    'language=zh-CN',
    'tag=vip',
    'tag=n3',
    'unread=true',
    'unread=false',
    'waiting=0',
    'waiting=60',
    'within=1',
    'status=attended&unread=true&staff=me',
    `status=waiting,attended&tag=vip&shop=${ours.shops[1]!.id}`,
  ]
  let narrowed = 0
  for (const query of asked) {
    const { status, body } = await call(staff(), 'GET', `/conversations/matching?${query}`)
    assert.equal(status, 200, `${query}: ${JSON.stringify(body)}`)
    const filter = filterSchema.parse(Object.fromEntries(new URLSearchParams(query)))
    const expected = all.filter((c) => passes(c, filter, staff().id, Date.now())).map(({ id }) => id)
    assert.deepEqual(body.items.map(({ id }: Conversation) => id).toSorted(), expected.toSorted(), query)
    assert.equal((await call(staff(), 'GET', `/conversations/matching/count?${query}`)).body.count, expected.length, query)
    if (expected.length > 0 && expected.length < all.length) narrowed += 1
  }
  assert.ok(narrowed > 9, 'the filters tell conversations apart')
})

test('a field, an operator or a value that is on no list is refused before the database hears of it', async () => {
  for (const query of ['merchantId=1', 'status=open', 'staff=1%20or%201=1', 'waiting=-1', 'sort=body', 'tag[$ne]=x', 'language=xx'])
    assert.equal((await call(staff(), 'GET', `/conversations/matching?${query}`)).status, 400, query)
  const odd = await call(staff(), 'GET', `/conversations/matching?tag=${encodeURIComponent("'; drop table messages; --")}`)
  assert.deepEqual(odd.body.items, [])
})

test('page by page, none twice', async () => {
  const seen: string[] = []
  for (let cursor = ''; ; ) {
    const { items, next } = (await call(staff(), 'GET', `/conversations/matching?limit=3${cursor && `&cursor=${cursor}`}`)).body
    seen.push(...items.map(({ id }: Conversation) => id))
    if (!next) break
    cursor = next
  }
  assert.deepEqual(seen.toSorted(), ids.toSorted())
})

test('a saved list is its owner’s; everybody’s comes from who may watch everybody', async () => {
  const mine = await call(staff(), 'POST', '/views', { name: 'VIP', filter: { tag: 'vip' }, team: false })
  assert.equal(mine.status, 201, JSON.stringify(mine.body))
  assert.equal((await call(staff(), 'POST', '/views', { name: 'All', filter: {}, team: true })).body.error.code, 'permission.missing')
  const team = await call(ours.staff.supervisor, 'POST', '/views', { name: 'Unread', filter: { unread: true }, team: true })
  const names = async (who = staff()) =>
    (await call(who, 'GET', '/views')).body.items.map((one: { name: string; team: boolean; count: number }) => [
      one.name,
      one.team,
      one.count > 0,
    ])
  assert.deepEqual(await names(), [
    ['Unread', true, true],
    ['VIP', false, true],
  ])
  assert.deepEqual(await names(ours.staff.supervisor), [['Unread', true, true]])
  assert.equal((await call(ours.staff.supervisor, 'DELETE', `/views/${mine.body.id}`)).body.error.code, 'view.notFound')
  assert.equal((await call(staff(), 'DELETE', `/views/${team.body.id}`)).body.error.code, 'permission.missing')
  await call(staff(), 'PUT', `/views/${mine.body.id}`, { name: 'VIPs', filter: { tag: 'vip' }, team: false })
  assert.deepEqual((await names())[1], ['VIPs', false, true])
  await call(staff(), 'DELETE', `/views/${mine.body.id}`)
  assert.equal((await names()).length, 1)
})

test('many at once, each with its own answer, the refused ones among them; nothing foreign is touched', async () => {
  const other = await merchant('other')
  const far = await customer(other)
  const theirs = (await call(far, 'POST', '/widget/messages', { clientId: 'views-far-00', body: 'hello' })).body.conversationId
  const act = (verb: object, of: readonly string[]) => call(staff(), 'POST', '/conversations/bulk', { ids: of, act: verb })
  const tagged = await act({ verb: 'tag', tag: 'sale' }, [ids[0]!, ids[1]!, theirs])
  assert.equal(tagged.status, 200, JSON.stringify(tagged.body))
  assert.deepEqual(
    tagged.body.items.map((one: { refused: string | null }) => one.refused),
    [null, null, 'There is no such conversation'],
  )
  const closed = await act({ verb: 'close' }, [ids[4]!, ids[7]!])
  assert.deepEqual(
    closed.body.items.map((one: { refused: string | null }) => one.refused === null),
    [true, false],
    'what is closed already says so',
  )
  const handed = await act({ verb: 'assign', to: ours.staff.supervisor.id, reason: 'knows lamps' }, [ids[5]!])
  assert.equal(handed.body.items[0].refused, null)
  const snoozed = await act({ verb: 'snooze', until: '2199-01-01T00:00:00Z' }, [ids[6]!, ids[5]!])
  assert.deepEqual(
    snoozed.body.items.map((one: { refused: string | null }) => one.refused === null),
    [true, false],
  )
  assert.deepEqual((await call(other.staff.staff, 'GET', `/conversations/${theirs}`)).body.conversation.tags, [])
})
