import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, test } from 'node:test'
import { callOutside } from './outbound.ts'
import { allowedRanges, checkUrl, mayCall, pinning } from './outbound-addresses.ts'

const none = allowedRanges(undefined)
const loopback = allowedRanges('127.0.0.0/8, ::1/128')
const servers: ReturnType<typeof createServer>[] = []
after(() => servers.forEach((server) => server.close()))

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const call = (url: string, more: Partial<Parameters<typeof callOutside>[0]> = {}) =>
  callOutside({ url, method: 'POST', body: '{}', timeoutMs: 1_000, maxBytes: 1_000, allowed: loopback, ...more })

test('inner addresses are closed, however they are written', () => {
  const inner =
    `0.0.0.0 10.1.2.3 100.64.0.1 127.0.0.1 127.255.255.254 169.254.169.254 172.16.0.1 172.31.255.255 192.0.0.1 192.168.1.1 198.18.0.1
    224.0.0.1 255.255.255.255 :: ::1 ::ffff:127.0.0.1 ::ffff:a00:1 ::127.0.0.1 64:ff9b::7f00:1 64:ff9b:1::1 fe80::1 fc00::1 fd00:ec2::254 ff02::1
    2002:7f00:1:: 2001:0:7f00:1:: 2001:db8::1 100::1`.split(/\s+/)
  for (const address of inner) assert.equal(mayCall(address, none), false, address)
  for (const address of ['1.1.1.1', '8.8.8.8', '172.32.0.1', '2606:4700::1111', '2a00:1450::1'])
    assert.equal(mayCall(address, none), true, address)
  assert.equal(mayCall('127.0.0.1', loopback), true)
  assert.equal(mayCall('10.0.0.1', loopback), false)
  assert.equal(mayCall('shop.example', none), false)
})

test('a URL is refused before anything is resolved: scheme, name in it, inner address in any spelling', () => {
  const hosts = `127.0.0.1 2130706433 0x7f.1 0177.0.0.1 [::1] [::ffff:127.0.0.1] 169.254.169.254 localhost LOCALHOST. x.internal １２７.0.0.1 a:b@shop.example`
  const foul = [
    ...hosts.split(' ').map((host) => `https://${host}/latest`),
    ...'http://shop.example/ ftp://shop.example/ file:///etc/passwd javascript:alert(1) //shop.example nonsense'.split(' '),
  ]
  for (const url of foul) assert.throws(() => checkUrl(url, none), { code: 'outbound.address' }, url)
  assert.equal(checkUrl('https://shop.example:8443/hook?x=1', none).port, '8443')
  assert.equal(checkUrl('http://127.0.0.1:99/', loopback).hostname, '127.0.0.1')
  assert.throws(() => checkUrl(`http://${'10.0.0.1'}/`, loopback), { code: 'outbound.address' })
  assert.throws(() => allowedRanges('everything'), /OUTBOUND_ALLOW/)
})

test('a name that leads inside is refused when it is resolved, and one that is let in is pinned', async () => {
  const ask = (allowed: typeof none) =>
    new Promise((resolve) => pinning(allowed)('localhost', { all: true }, (error, found) => resolve(error ?? found)))
  assert.equal(((await ask(none)) as { code: string }).code, 'outbound.address')
  const found = (await ask(loopback)) as { address: string }[]
  assert.ok(found.length > 0 && found.every(({ address }) => mayCall(address, loopback)))
})

test('a name server that says nothing is waited for a moment, and one that says an inner address is not believed', async () => {
  const asked = (server: number) => {
    const resolver = new Resolver({ timeout: 100, tries: 1 })
    resolver.setServers([`127.0.0.1:${server}`])
    return new Promise<{ code: string }>((resolve) =>
      pinning(loopback, resolver)('hook.shop.example', { all: true }, (error) => resolve(error as { code: string })),
    )
  }
  const nameServer = createSocket('udp4')
  await new Promise<void>((resolve) => nameServer.bind(0, '127.0.0.1', resolve))
  const { port } = nameServer.address()
  assert.equal((await asked(port)).code, 'ETIMEOUT')
  // The question comes back with one answer behind it: the same name, an address of 4 bytes, 10.0.0.1.
  nameServer.on('message', (question, from) => {
    const answer = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 9, 0, 4, 10, 0, 0, 1])
    const isFour = question.readUInt16BE(question.indexOf(0, 12) + 1) === 1
    const reply = Buffer.concat([question.subarray(0, question.indexOf(0, 12) + 5), ...(isFour ? [answer] : [])])
    reply.writeUInt16BE(0x8180, 2)
    reply.writeUInt16BE(isFour ? 1 : 0, 6)
    reply.writeUInt16BE(0, 10)
    nameServer.send(reply, from.port, from.address)
  })
  assert.equal((await asked(port)).code, 'outbound.address')
  nameServer.close()
})

test('a redirect is an answer, not a way', async () => {
  let inside = 0
  const secret = await serve((_, response) => {
    inside += 1
    response.end('the keys')
  })
  const url = await serve((_, response) => response.writeHead(302, { location: secret }).end())
  assert.equal((await call(url)).status, 302)
  assert.equal(inside, 0)
})

test('an answer without end, one that drips and one that never comes are cut off', async () => {
  const huge = await serve((_, response) => {
    const pour = () => {
      while (!response.destroyed && response.write(Buffer.alloc(65_536)));
    }
    response.on('drain', pour)
    pour()
  })
  await assert.rejects(call(huge), { code: 'outbound.tooLarge' })
  const dripping = await serve((_, response) => {
    const timer = setInterval(() => response.write('.'), 50)
    response.on('close', () => clearInterval(timer))
  })
  const began = performance.now()
  await assert.rejects(call(dripping, { timeoutMs: 400 }), { code: 'outbound.timeout' })
  await assert.rejects(call(await serve(() => {}), { timeoutMs: 400 }), { code: 'outbound.timeout' })
  assert.ok(performance.now() - began < 3_000)
  const heads = await serve((_, response) => response.writeHead(200, { x: 'y'.repeat(40_000) }).end())
  await assert.rejects(call(heads), { code: 'outbound.failed' })
  await assert.rejects(call('http://127.0.0.1:1/'), { code: 'outbound.failed' })
})

test('who answers that another protocol is to be spoken is not waited for', async () => {
  const server = createServer().on('upgrade', () => {})
  servers.push(server)
  server.on('connection', (socket) => socket.once('data', () => socket.end('HTTP/1.1 101 x\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n')))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await assert.rejects(call(`http://127.0.0.1:${(server.address() as AddressInfo).port}`), { code: 'outbound.failed' })
})
