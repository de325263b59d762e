import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { house, type TestMerchant } from '../../../test/support/house.ts'
import { customerInputSchema } from '../../shared/wire/commerce.ts'
import type { SamePerson } from '../../shared/wire/same-person.ts'
import { importCustomers } from './actions.ts'

const { merchant, customer, call } = await house({ work: false })
let ours: TestMerchant
/** Web and mail have the same telephone written two ways; the third only a similar one. */
let ids: Record<'web' | 'mail' | 'third', string>
const staff = () => ours.staff.staff
const same = async (id: string): Promise<SamePerson[]> => (await call(staff(), 'GET', `/customers/${id}/same-person`)).body.items

before(async () => {
  ours = await merchant('same')
  const shopId = ours.shops[0]!.id
  const items = [
    { externalId: 'web', name: 'Ann Web', phone: '+86 138 0013 8000', email: null },
    { externalId: 'mail', name: 'Ann Mail', phone: '13800138000', email: 'ann@mail.test' },
    { externalId: 'third', name: 'Ann Third', phone: '13900138000', email: 'other@mail.test' },
  ].map((item) => customerInputSchema.parse({ ...item, currency: 'CNY' }))
  await importCustomers(ours.system, { shopId, items })
  const { items: all } = (await call(staff(), 'GET', '/customers')).body as { items: { id: string; externalId: string }[] }
  ids = Object.fromEntries(all.map(({ id, externalId }) => [externalId, id])) as typeof ids
})

test('the same telephone, however it is written, is proposed with the number masked; a similar one is not', async () => {
  const found = await same(ids.web)
  assert.deepEqual(
    found.map(({ id, merged }) => [id, merged]),
    [[ids.mail, false]],
  )
  assert.equal(found[0]!.because[0]!.kind, 'phone')
  assert.ok(!JSON.stringify(found).includes('0013'))
  assert.deepEqual(await same(ids.third), [])
})

test('it is merged only by who can name the whole contact both have, and can be taken back', async () => {
  const merge = (proof: string, other = ids.mail) => call(staff(), 'POST', `/customers/${ids.web}/merge`, { other, proof })
  for (const wrong of ['13800138001', '138****8000', 'ann@mail.test', '138001380'.slice(0, 6)])
    assert.equal((await merge(wrong)).body.error.code, 'customer.notProven', wrong)
  assert.equal((await merge('13800138000', ids.third)).body.error.code, 'customer.notProven')
  assert.equal((await merge('138-0013-8000')).status, 200)
  assert.equal((await merge('13800138000')).body.error.code, 'customer.mergedAlready')
  assert.deepEqual(
    (await same(ids.web)).map(({ id, merged }) => [id, merged]),
    [[ids.mail, true]],
  )
  const { items } = (await call(ours.staff.owner, 'GET', '/audit?name=customer.merged')).body as { items: { actor: { id: string } }[] }
  assert.deepEqual(
    items.map(({ actor }) => actor.id),
    [staff().id],
  )
  assert.equal((await call(staff(), 'POST', `/customers/${ids.web}/separate`, { other: ids.mail })).status, 200)
  assert.equal((await call(staff(), 'POST', `/customers/${ids.web}/separate`, { other: ids.mail })).body.error.code, 'customer.notMerged')
})

test('merged, the timeline has what both have had; nothing of it has moved', async () => {
  const mail = await customer(ours, 'mail')
  await call(mail, 'POST', '/widget/messages', { clientId: 'same-mail-01', body: 'hello from mail' })
  const kinds = async () =>
    (await call(staff(), 'GET', `/customers/${ids.web}/timeline`)).body.items.map((one: { customerId: string }) => one.customerId)
  assert.deepEqual(await kinds(), [])
  await call(staff(), 'POST', `/customers/${ids.web}/merge`, { other: ids.mail, proof: '+8613800138000' })
  assert.deepEqual(await kinds(), [ids.mail])
  await call(staff(), 'POST', `/customers/${ids.web}/separate`, { other: ids.mail })
  assert.deepEqual(await kinds(), [])
})

test('two conversations of one person become one: the other ends, its last words stand in this one as a note; of two people they do not', async () => {
  const [web, third] = [await customer(ours, 'web'), await customer(ours, 'third')]
  const opened = async (who: { token: string }, body: string): Promise<string> =>
    (await call(who, 'POST', '/widget/messages', { clientId: `same-${body.replaceAll(' ', '-')}`, body })).body.conversationId
  const here = await opened(web, 'my jacket is torn')
  const stranger = await opened(third, 'where is my parcel')
  const [there] = (await call(staff(), 'GET', '/conversations?queue=all')).body.items.filter(
    (one: { customerId: string }) => one.customerId === ids.mail,
  ) as { id: string }[]
  const others = async () =>
    (await call(staff(), 'GET', `/conversations/${here}/others`)).body.items.map((one: { id: string }) => one.id) as string[]
  const merge = (into: string) => call(staff(), 'POST', `/conversations/${here}/merge`, { into })
  assert.deepEqual(await others(), [])
  for (const wrong of [there!.id, stranger, here]) assert.equal((await merge(wrong)).body.error.code, 'conversation.otherPerson')

  await call(staff(), 'POST', `/customers/${ids.web}/merge`, { other: ids.mail, proof: '+8613800138000' })
  assert.deepEqual(await others(), [there!.id])
  assert.equal((await merge(there!.id)).status, 200)
  const { conversation, messages } = (await call(staff(), 'GET', `/conversations/${here}`)).body
  assert.equal(conversation.status, 'closed')
  assert.equal(messages.at(-1).systemCode, 'merged')
  const note = (await call(staff(), 'GET', `/conversations/${there!.id}`)).body.messages.at(-1)
  assert.deepEqual([note.kind, note.author], ['note', 'staff'])
  assert.match(note.body, /my jacket is torn/)
  assert.equal((await merge(there!.id)).body.error.code, 'conversation.closed')
  await opened(web, 'one more thing')
  assert.equal(
    (await call(staff(), 'GET', `/conversations/${here}`)).body.conversation.status,
    'assistant',
    'who writes there opens it again',
  )
  await call(staff(), 'POST', `/customers/${ids.web}/separate`, { other: ids.mail })
})

test('told apart, they are not proposed again; who tries proofs is stopped', async () => {
  await call(staff(), 'POST', `/customers/${ids.web}/tell-apart`, { other: ids.mail })
  assert.deepEqual(await same(ids.web), [])
  assert.deepEqual(await same(ids.mail), [])
  let last = 0
  for (let n = 0; n < 15 && last !== 429; n++)
    last = (await call(staff(), 'POST', `/customers/${ids.web}/merge`, { other: ids.mail, proof: `1380013${8001 + n}` })).status
  assert.equal(last, 429)
})
