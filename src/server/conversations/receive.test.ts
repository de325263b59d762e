import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'

const { house: home, merchant, customer, call } = await house()
let ours: TestMerchant
before(async () => {
  ours = await merchant('received')
})

const say = (who: TestCustomer, clientId: string) => call(who, 'POST', '/widget/messages', { clientId, body: `words of ${clientId}` })
const words = async (id: string): Promise<{ seq: number; clientId: string | null; author: string }[]> =>
  (await call(ours.staff.owner, 'GET', `/conversations/${id}`)).body.messages

test('many write at once, and some of what they write had come before: each is answered, nothing is lost or doubled', async () => {
  const people = await Promise.all(Array.from({ length: 24 }, () => customer(ours)))
  const first = await Promise.all(people.map((who, n) => say(who, `first-word-${n}`)))
  assert.ok(first.every(({ status }) => status === 201))
  const again = (n: number) => n % 7 === 0
  const second = await Promise.all(people.map((who, n) => say(who, again(n) ? `first-word-${n}` : `second-word-${n}`)))
  for (const [n, { status, body }] of second.entries()) {
    assert.equal(status, again(n) ? 200 : 201)
    if (again(n)) assert.deepEqual(body, first[n]!.body)
  }
  for (const [n, { body }] of first.entries()) {
    const all = await words(body.conversationId)
    assert.deepEqual(
      all.map(({ seq }) => seq),
      all.map((_, i) => i + 1),
    )
    assert.deepEqual(
      all.filter(({ author }) => author === 'customer').map(({ clientId }) => clientId),
      again(n) ? [`first-word-${n}`] : [`first-word-${n}`, `second-word-${n}`],
    )
  }
})

test('what had come before opens nothing again', async () => {
  const ann = await customer(ours)
  const { body } = await say(ann, 'before-the-end')
  const at = `/conversations/${body.conversationId}`
  assert.equal((await call(ours.staff.owner, 'POST', `${at}/take`)).status, 200)
  assert.equal((await call(ours.staff.owner, 'POST', `${at}/close`, {})).status, 200)
  assert.equal((await say(ann, 'before-the-end')).status, 200)
  assert.equal((await call(ours.staff.owner, 'GET', at)).body.conversation.status, 'closed')
  assert.equal((await say(ann, 'after-the-end')).body.conversationId, body.conversationId)
  assert.notEqual((await call(ours.staff.owner, 'GET', at)).body.conversation.status, 'closed')
})

test('more than a batch takes write, and again as soon as they are answered: whoever is answered has been kept, each once and in their order', async () => {
  const people = await Promise.all(Array.from({ length: 200 }, () => customer(ours)))
  const kept = async (id: string) =>
    (await home.database.system.query('select 1 from messages where merchant_id = $1 and id = $2', [ours.id, id])).rows.length
  await Promise.all(
    people.map(async (who, n) => {
      for (let word = 1; word <= 3; word++) {
        const { status, body } = await say(who, `crowded-${n}-${word}`)
        assert.equal(status, 201)
        assert.equal(body.seq >= word, true)
        if (n % 20 === 0) assert.equal(await kept(body.id), 1)
      }
    }),
  )
  const { rows } = await home.database.system.query<{ said: string[]; gaps: boolean }>(
    `select array_agg(client_id order by seq) filter (where author = 'customer') as said, max(seq) <> count(*) as gaps
       from messages where merchant_id = $1 and conversation_id in (select conversation_id from messages where merchant_id = $1 and client_id like 'crowded-%')
      group by conversation_id`,
    [ours.id],
  )
  const inOrder = (n: number) => [1, 2, 3].map((word) => `crowded-${n}-${word}`)
  assert.deepEqual(rows.map(({ said }) => said.join()).toSorted(), people.map((_, n) => inOrder(n).join()).toSorted())
  assert.ok(rows.every(({ gaps }) => !gaps))
})
