import type { LookupAddress } from 'node:dns'
import { Resolver } from 'node:dns/promises'
import { readFileSync } from 'node:fs'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { callbackify } from 'node:util'
import { Refusal } from '../../shared/refusals.ts'

/** Not on the open internet: this machine, private networks, link-local (with the clouds' metadata), carriers' own, documentation, multicast. */
const closed4 = new BlockList()
for (const range of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/3',
])
  addRange(closed4, range)
/** Of IPv6 only what is given to hosts counts as open; inside it, tunnels that carry an IPv4 address (Teredo, 6to4) and documentation don't. */
const open6 = new BlockList()
addRange(open6, '2000::/3')
const closed6 = new BlockList()
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) addRange(closed6, range)

function addRange(list: BlockList, range: string): void {
  const [address = '', bits] = range.split('/')
  const family = isIP(address)
  if (!family || !(Number(bits) >= 0)) throw new Error(`configuration: OUTBOUND_ALLOW: not a range of addresses: ${range}`)
  list.addSubnet(address, Number(bits), family === 4 ? 'ipv4' : 'ipv6')
}

/** Whether an address may be called that somebody else chose. `allowed` are ranges the operator has opened. */
export function mayCall(address: string, allowed: BlockList): boolean {
  const family = isIP(address)
  if (!family) return false
  if (allowed.check(address, family === 4 ? 'ipv4' : 'ipv6')) return true
  return family === 4 ? !closed4.check(address) : open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}

/** `OUTBOUND_ALLOW` as a list of ranges. Throws for what isn't one. */
export function allowedRanges(setting: string | undefined): BlockList {
  const list = new BlockList()
  for (const range of (setting ?? '').split(',').map((part) => part.trim())) if (range) addRange(list, range)
  return list
}

/** Looks at an address as text, before anything is resolved: scheme, name and password in it, an address written out. Throws `outbound.address`. */
export function checkUrl(text: string, allowed: BlockList): URL {
  if (!URL.canParse(text)) throw new Refusal('outbound.address', { why: text.slice(0, 100) })
  const url = new URL(text)
  const host = hostOf(url)
  const literal = isIP(host) > 0
  const own = literal && allowed.check(host, isIP(host) === 4 ? 'ipv4' : 'ipv6')
  const why =
    url.protocol !== 'https:' && !(own && url.protocol === 'http:')
      ? 'https'
      : url.username || url.password
        ? 'userinfo'
        : (literal && !mayCall(host, allowed)) || /(?:^|\.)(?:localhost|local|internal)\.?$/i.test(host)
          ? host
          : null
  if (why) throw new Refusal('outbound.address', { why })
  return url
}

const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '')

/** Asks name servers itself: `dns.lookup` would wait for the few threads that passwords are hashed on. */
const nameServers = new Resolver({ timeout: 2_000, tries: 2 })
const HOSTS = '/etc/hosts'

/** What this machine's own list says of a name; it is asked first, as everywhere. */
function listedHere(host: string): string[] {
  try {
    const lines = readFileSync(HOSTS, 'utf8').split('\n')
    const entries = lines.map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    return entries.filter(([, ...names]) => names.includes(host.toLowerCase())).map(([address]) => address!)
  } catch {
    return host === 'localhost' ? ['127.0.0.1', '::1'] : []
  }
}

/** Throws what the name server said (ENOTFOUND, ETIMEOUT …) when no address is known of either family. */
async function addressesOf(host: string, resolver: Resolver): Promise<LookupAddress[]> {
  const listed = listedHere(host)
  const [four, six] = listed.length
    ? [{ status: 'fulfilled' as const, value: listed }]
    : await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)])
  const found = [four, six].flatMap((answer) => (answer?.status === 'fulfilled' ? answer.value : []))
  if (!found.length && four.status === 'rejected') throw four.reason
  return found.map((address) => ({ address, family: isIP(address) }))
}

/** Resolves once, looks at every answer, and gives the connection exactly those: a name that answers differently a moment later gains nothing. */
export const pinning =
  (allowed: BlockList, resolver: Resolver = nameServers): LookupFunction =>
  (host, options, done) =>
    lookUp(host, allowed, resolver, (error, found) => {
      if (error) done(error, [])
      else if (options.all) done(null, found)
      else done(null, found[0]!.address, found[0]!.family)
    })

const lookUp = callbackify(pinned)
async function pinned(host: string, allowed: BlockList, resolver: Resolver): Promise<LookupAddress[]> {
  const found = await addressesOf(host, resolver)
  if (!found.length || found.some(({ address }) => !mayCall(address, allowed))) throw new Refusal('outbound.address', { why: host })
  return found
}
