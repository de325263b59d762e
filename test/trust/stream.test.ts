import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { before, test } from 'node:test'
import WebSocket from 'ws'
import { action } from '../../src/server/foundation/action.ts'
import type { About } from '../../src/server/foundation/transaction.ts'
import { audiences, type EventName } from '../../src/shared/events.ts'
import { eventually, house } from '../support/house.ts'
import { type Objects, objectsOf } from './objects.ts'

/*
 * Who hears what: every event there is × everybody who could listen, made from the catalogue of events itself, over a real stream and by asking
 * for what was missed. An event's shop, customer and audience decide; nothing in it does.
 */
interface Listener {
  name: string
  who: { cookie?: string; token?: string }
  hears(name: EventName, about: 'own' | 'secondShop'): boolean
}
const { merchant, customer, key, call, server, house: home } = await house({ work: false })
const names = Object.keys(audiences) as EventName[]
let ours: Objects
let listeners: Listener[]
let url: string

before(async () => {
  const mine = await merchant('ours', { shops: 2 })
  const tools = { customer, call, key }
  ours = await objectsOf(mine, tools)
  const theirs = await objectsOf(await merchant('theirs'), tools)
  const second = await ours.staffOfSecondShop()
  const staffHear = (name: EventName) => audiences[name] !== 'house'
  const nobody = () => false
  listeners = [
    { name: 'owner', who: mine.staff.owner, hears: staffHear },
    { name: 'supervisor', who: mine.staff.supervisor, hears: staffHear },
    { name: 'staff', who: mine.staff.staff, hears: staffHear },
    { name: 'staff of the second shop', who: second.staff, hears: (name, about) => staffHear(name) && about === 'secondShop' },
    { name: 'the customer', who: ours.customer, hears: (name, about) => audiences[name] === 'customer' && about === 'own' },
    { name: 'another customer', who: await customer(mine, 'stranger'), hears: nobody },
    { name: 'owner next door', who: theirs.merchant.staff.owner, hears: nobody },
    { name: 'customer next door', who: theirs.customer, hears: nobody },
  ]
  await server.listen({ host: '127.0.0.1', port: 0 })
  url = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`
})

const recordAll = action('operations.manage', async (tx, { about, mark }: { about: About; mark: string }) => {
  for (const name of names) tx.record(name, about, { mark: `${mark}:${name}`, conversation: { id: 'x' } } as never)
})
const marksIn = (text: string, mark: string): string[] => [...new Set(text.match(new RegExp(`${mark}:[\\w.]+`, 'g')))].toSorted()

async function listen({ who }: Listener) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, {
    headers: { origin: url, ...(who.cookie && { cookie: who.cookie }) },
  })
  let heard = ''
  socket.on('message', (raw) => (heard += `${String(raw)}\n`))
  await new Promise((resolve) => socket.once('open', resolve))
  socket.send(JSON.stringify(who.cookie ? {} : { token: who.token }))
  await eventually('ready', async () => heard.includes('"type":"ready"'))
  /** What was sent before the answer to a ping has arrived before it. */
  const all = async () => {
    const pongs = () => heard.split('{"type":"pong"}').length
    const before = pongs()
    socket.send('{"type":"ping"}')
    await eventually('pong', async () => pongs() > before)
    return heard
  }
  return { all, say: (frame: object) => socket.send(JSON.stringify(frame)), close: () => socket.close() }
}

const readToItsEnd = () =>
  eventually('the log read to its end', async () => {
    const { rows } = await home.database.system.query<{ last: string }>('select max(transaction_id)::text as last from events')
    return home.hub.position.transactionId === rows[0]!.last
  })

for (const place of ['own', 'secondShop'] as const)
  test(`every event of ${place === 'own' ? 'a customer of the first shop' : 'the second shop'}: heard by whom it concerns, live and afterwards, and by nobody else`, async () => {
    // What was made for them before must have been told, or their streams begin with it.
    await readToItsEnd()
    const cursors = await Promise.all(listeners.map(async ({ who }) => (await call(who, 'GET', '/events')).body.cursor as string))
    const streams = await Promise.all(listeners.map(listen))
    const [first, second] = ours.merchant.shops
    const about: About =
      place === 'own'
        ? { shopId: first!.id, customerId: ours.customer.id, conversationId: ours.conversation as never }
        : { shopId: second!.id, customerId: null }
    const mark = `mark-${place}`
    // Nothing follows from them: they are only told.
    await recordAll({ ...ours.merchant.system, house: { ...home, reactions: [] } }, { about, mark })
    await readToItsEnd()
    for (const [i, listener] of listeners.entries()) {
      const expected = names.filter((name) => listener.hears(name, place)).map((name) => `${mark}:${name}`)
      const named = (text: string) =>
        // What a customer gets carries no mark, only the name and what concerns them.
        listener.who.token
          ? [...new Set([...text.matchAll(/"name":"([\w.]+)"/g)].map(([, name]) => `${mark}:${name}`))].toSorted()
          : marksIn(text, mark)
      const live = await streams[i]!.all()
      assert.deepEqual(named(live), expected.toSorted(), `${listener.name}, live`)
      const missed = await call(listener.who, 'GET', `/events?limit=500&after=${encodeURIComponent(cursors[i]!)}`)
      assert.equal(missed.status, 200, JSON.stringify(missed.body))
      assert.deepEqual(named(JSON.stringify(missed.body.items)), expected.toSorted(), `${listener.name}, afterwards`)
      streams[i]!.close()
    }
  })

test('who looks at a conversation is told to the staff of its shop, and that a member of staff writes to the customer too', async () => {
  const streams = await Promise.all(listeners.map(listen))
  const at = (name: string) => listeners.findIndex((one) => one.name === name)
  const said = async (n: number) =>
    (await streams[n]!.all()).match(/"type":"signal","name":"(\w+)"/g)?.map((text) => /(\w+)"$/.exec(text)![1]) ?? []
  const speaker = streams[at('supervisor')]!
  for (const type of ['viewing', 'typing']) speaker.say({ type, conversationId: ours.conversation })
  for (const n of [at('the customer'), at('customer next door'), at('owner next door')])
    streams[n]!.say({ type: 'viewing', conversationId: ours.conversation })
  await eventually('the signals', async () => (await said(at('owner'))).length === 2)
  await eventually('the typing', async () => (await said(at('the customer'))).length === 1)
  assert.deepEqual(await said(at('owner')), ['viewing', 'typing'])
  assert.deepEqual(await said(at('staff')), ['viewing', 'typing'])
  assert.deepEqual(await said(at('the customer')), ['typing'])
  for (const nobody of ['staff of the second shop', 'another customer', 'owner next door', 'customer next door'])
    assert.deepEqual(await said(at(nobody)), [], nobody)
  for (const stream of streams) stream.close()
})
