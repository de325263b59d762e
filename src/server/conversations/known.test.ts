import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import { action } from '../foundation/action.ts'
import { erasePerson } from '../foundation/personal/erase.ts'
import { keepKnown, takeKnown } from './known.ts'
import { findLatest, lockConversation, setConversations } from './store/conversations.ts'

const { house: home, database, merchant, customer, call } = await house({ work: false })
const sql = (text: string, values: unknown[]) => home.database.system.query(text, values)
let ours: TestMerchant
before(async () => {
  ours = await merchant('known')
})

let n = 0
async function say(who: TestCustomer): Promise<{ seq: number; conversationId: string }> {
  const { status, body } = await call(who, 'POST', '/widget/messages', { clientId: `known-word-${(n += 1)}`, body: 'one more word' })
  assert.equal(status, 201)
  return body
}
const known = (who: TestCustomer) => {
  const state = takeKnown(home, 'widget', [who.id]).get(who.id)
  if (state) keepKnown(home, [state])
  return state
}
const there = action('operations.manage', (tx, { id }: TestCustomer) => findLatest(tx, 'widget', id))

test('what is known is what stands in the database, whoever has written last', async () => {
  const ann = await customer(ours)
  const { conversationId } = await say(ann)
  const steps = [
    () => say(ann),
    () => call(ours.staff.owner, 'POST', `/conversations/${conversationId}/take`),
    () => say(ann),
    () => call(ours.staff.owner, 'POST', `/conversations/${conversationId}/reply`, { clientId: 'known-reply', body: 'Good day' }),
    () => call(ours.staff.owner, 'POST', `/conversations/${conversationId}/return`, {}),
    () => say(ann),
  ]
  for (const step of steps) {
    await step()
    const { version, ...state } = known(ann)!
    assert.ok(version)
    assert.deepEqual(state, await there(ours.system, ann))
  }
  await call(ours.staff.owner, 'POST', `/conversations/${conversationId}/take`)
  assert.equal((await call(ours.staff.owner, 'POST', `/conversations/${conversationId}/close`, {})).status, 200)
  assert.equal(known(ann), undefined)
})

test('what another process did meanwhile and nobody has told yet stays, and the next word has the place behind it', async () => {
  const ben = await customer(ours)
  const { conversationId } = await say(ben)
  assert.ok(known(ben))
  await sql(
    `update conversations set last_seq = last_seq + 3, staff_name = 'Elsewhere', tags = '{there}', version = gen_random_uuid() where merchant_id = $1 and id = $2`,
    [ours.id, conversationId],
  )
  assert.equal((await say(ben)).seq, 5)
  const { lastSeq, staffName, tags } = (await there(ours.system, ben))!
  assert.deepEqual({ lastSeq, staffName, tags }, { lastSeq: 5, staffName: 'Elsewhere', tags: ['there'] })
})

test('many write at once while others change what they write in: each word has a place of its own, in one order', async () => {
  const people = await Promise.all(Array.from({ length: 12 }, () => customer(ours)))
  const talks = new Map<string, number[]>()
  const others = async () => {
    for (let i = 0; i < 25; i++) {
      const ids = [...talks.keys()].slice(i % 3, 8)
      await sql(`update conversations set viewing = null, version = gen_random_uuid() where merchant_id = $1 and id = any($2)`, [
        ours.id,
        ids,
      ])
    }
  }
  const writing = people.map(async (who) => {
    for (let i = 0; i < 12; i++) {
      const { conversationId, seq } = await say(who)
      talks.set(conversationId, [...(talks.get(conversationId) ?? []), seq])
    }
  })
  await Promise.all([...writing, others()])
  for (const [id, said] of talks) {
    assert.deepEqual(
      said,
      said.toSorted((a, b) => a - b),
    )
    const { rows } = await sql(
      `select array_agg(seq order by seq) as seqs, max(c.last_seq) as last from messages m join conversations c on c.merchant_id = m.merchant_id and c.id = m.conversation_id
        where m.merchant_id = $1 and m.conversation_id = $2`,
      [ours.id, id],
    )
    assert.deepEqual(
      rows[0].seqs,
      rows[0].seqs.map((_: number, i: number) => i + 1),
    )
    assert.equal(rows[0].last, rows[0].seqs.length)
    assert.ok(said.every((seq) => rows[0].seqs.includes(seq)))
  }
})

const halfDone = action('operations.manage', async (tx, { id }: { id: string }) => {
  const state = (await lockConversation(tx, id as never))!
  setConversations(tx, [{ ...state, staffName: 'Never' }])
  throw new Error('on purpose')
})

const sentInVain = action('operations.manage', async (tx, { id }: { id: string }) => {
  const state = (await lockConversation(tx, id as never))!
  setConversations(tx, [{ ...state, staffName: 'Never' }])
  tx.write('select 1 / $1::int', [0])
})

test('what was not committed is not known, or found out by whoever goes by it', async () => {
  const eve = await customer(ours)
  const { conversationId } = await say(eve)
  await assert.rejects(halfDone(ours.system, { id: conversationId }), /on purpose/)
  assert.notEqual(known(eve)?.staffName, 'Never')
  assert.equal((await say(eve)).seq, 2)
  await assert.rejects(sentInVain(ours.system, { id: conversationId }), /division by zero/)
  assert.equal(known(eve)?.staffName, 'Never')
  assert.equal((await say(eve)).seq, 3)
  assert.equal((await there(ours.system, eve))!.staffName, null)
  assert.equal(known(eve)?.staffName, null)
})

test('a person who was erased does not come back with what is known of them', async () => {
  const dan = await customer(ours, 'Dan the erased')
  await say(dan)
  assert.equal(known(dan)?.customerName, 'Dan the erased')
  await erasePerson({ connectionString: database.url }, { customerId: dan.id, dataDir: home.configuration.DATA_DIR, now: new Date() })
  // Their token is known for a minute.
  await say(dan)
  assert.equal((await there(ours.system, dan))!.customerName, null)
  const told = `select data->'conversation'->>'customerName' as name from events where merchant_id = $1 and customer_id = $2 order by id desc limit 1`
  assert.equal((await sql(told, [ours.id, dan.id])).rows[0].name, null)
})

test('every statement that changes conversations gives them a version', () => {
  const files = globSync('src/server/**/*.ts').filter((file) => !file.endsWith('.test.ts'))
  const statements = files.flatMap((file) => readFileSync(file, 'utf8').match(/\bupdate conversations\b[^`']*/g) ?? [])
  assert.ok(statements.length >= 3, `${statements.length}`)
  assert.deepEqual(
    statements.filter((text) => !/\bset\b[^;]*\bversion = /.test(text)),
    [],
  )
})
