import assert from 'node:assert/strict'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import WebSocket from 'ws'
import { freshDatabase } from '../support/database.ts'
import { eventually, house } from '../support/house.ts'
import { ask, startProgram, temporaryFolder } from '../support/program.ts'
import { silentProxy } from '../support/silent-proxy.ts'
import { keepWriting, loadKey, openTalks, requireKept } from '../support/talks.ts'

/*
 * Connections of which only one half is left: nothing passes, and nobody is told. Streams whose listener is gone are freed; a database that is
 * asked over such connections is given up and asked over new ones. What browsers do: `half-open-pages.test.ts`; at full length, with the memory:
 */
const BEAT_MS = 500
const GONE = 60
const { merchant, customer, server, house: home } = await house({ work: false, beatMs: BEAT_MS })

test(`${GONE} listeners vanish without a word: freed within three beats; who only answers pings stays`, { timeout: 60_000 }, async () => {
  const shop = await merchant('half-open')
  await server.listen({ host: '127.0.0.1', port: 0 })
  const { port } = server.server.address() as AddressInfo
  const proxy = await silentProxy({ host: '127.0.0.1', port })
  const streams = async () => (await home.metrics.streams.get()).values.reduce((sum, { value }) => sum + value, 0)
  const listen = async (at: number, n: number) => {
    const staff = n % 2 ? shop.staff.owner : null
    const token = staff ? undefined : (await customer(shop, `gone-${n}`)).token
    const socket = new WebSocket(`ws://127.0.0.1:${at}/api/v1/stream`, {
      headers: { origin: `http://127.0.0.1:${at}`, ...(staff && { cookie: staff.cookie }) },
    })
    socket.on('error', () => {})
    const ready = new Promise((resolve) => socket.once('message', resolve))
    await new Promise((resolve) => socket.once('open', resolve))
    socket.send(JSON.stringify({ token }))
    await ready
    return socket
  }
  try {
    const quiet = await listen(port, 1)
    const gone = []
    for (let n = 0; n < GONE; n++) gone.push(await listen(proxy.port, n))
    assert.equal(await streams(), GONE + 1)
    assert.equal(proxy.silence(), GONE)
    const began = performance.now()
    for (const socket of gone) socket.terminate()
    await eventually('all are freed', async () => proxy.heldBy('far') === 0, 20)
    const ms = performance.now() - began
    console.log(`half-open: ${GONE} streams freed ${Math.round(ms)} ms after they vanished, at a beat of ${BEAT_MS} ms`)
    assert.ok(ms < BEAT_MS * 3 + 1_000, `freed after ${ms} ms`)
    assert.equal(await streams(), 1)
    await pause(BEAT_MS * 4)
    assert.equal(quiet.readyState, quiet.OPEN, 'who only answers pings stays')
    quiet.close()
  } finally {
    await proxy.stop()
  }
})

test('every connection to the database falls silent: given up in time, asked anew, nothing acknowledged is lost', {
  timeout: 120_000,
}, async () => {
  const folder = temporaryFolder()
  const database = await freshDatabase()
  const [, owner, name, host, port] = /^postgresql:\/\/(.+)@\/(\w+)\?host=(.+)&port=(\d+)$/.exec(database.url)!
  const proxy = await silentProxy({ path: `${decodeURIComponent(host!)}/.s.PGSQL.${port}` })
  const program = await startProgram({
    DATABASE_URL: `postgresql://${owner}@127.0.0.1:${proxy.port}/${name}`,
    DATA_DIR: folder.path,
    DEMO: 'off',
    LOG_LEVEL: 'fatal',
  })
  const key = await loadKey(program.url, folder.path)
  const talks = await openTalks(program.url, key, 'half', 20)
  const writing = keepWriting(() => program.url, talks, { prefix: 'half', perSecond: 10 })
  try {
    await pause(1_500)
    const cut = proxy.silence()
    assert.ok(cut > 3, `${cut} connections`)
    const began = performance.now()
    const told: { status: number; after: number }[] = []
    await eventually(
      'it answers over new ones',
      async () => {
        const asked = performance.now()
        const { status } = await ask(program.url, talks[0]!.caller, 'GET', '/widget/messages')
        told.push({ status, after: performance.now() - asked })
        return status === 200
      },
      40,
    )
    const back = performance.now() - began
    for (const one of told) assert.ok([200, 503].includes(one.status) && one.after < 14_000, JSON.stringify(one))
    await eventually('none of the silent ones is held any more', async () => proxy.heldBy('near') === 0, 40)
    const let_go = performance.now() - began
    await writing.end(20_000)
    for (const talk of talks) await requireKept(program.url, talk)
    console.log(
      `half-open: ${cut} connections to the database silent, answers again after ${Math.round(back)} ms, the last one let go after ${Math.round(let_go)} ms`,
    )
    assert.ok(back < 14_000, `back after ${back} ms`)
    assert.equal((await fetch(`${program.url}/readyz`)).status, 200)
  } finally {
    await writing.end(0)
    await program.stop()
    await proxy.stop()
    await database.drop()
    folder.remove()
  }
})
