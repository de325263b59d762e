import { type LookupAddress, lookup as resolve } from 'node:dns'
import { type IncomingHttpHeaders, type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'
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

/** Resolves once, looks at every answer, and gives the connection exactly those: a name that answers differently a moment later gains nothing. */
export const pinning =
  (allowed: BlockList): LookupFunction =>
  (host, options, done) =>
    resolve(host, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const foul = error ?? found.find(({ address }) => !mayCall(address, allowed))
      if (error) return done(error, [])
      if (foul || !found.length) return done(new Refusal('outbound.address', { why: host }), [])
      return options.all ? done(null, found) : done(null, found[0]!.address, found[0]!.family)
    })

export interface Call {
  url: string
  method: 'GET' | 'POST'
  headers?: Readonly<Record<string, string>>
  body?: string
  /** For all of it, from resolving to the last byte of the answer. */
  timeoutMs: number
  /** A longer answer is cut off there and counts as failed. */
  maxBytes: number
  allowed: BlockList
}
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

/**
 * One request to an address that somebody else chose. Redirects are not followed: the answer is theirs. Connections are not kept, so that each
 * one has been looked at. Throws `outbound.address`, `outbound.tooLarge`, `outbound.timeout`, `outbound.failed`.
 */
export async function callOutside({ url: text, method, headers = {}, body, timeoutMs, maxBytes, allowed }: Call): Promise<Answer> {
  const url = checkUrl(text, allowed)
  const deadline = AbortSignal.timeout(timeoutMs)
  try {
    const response = await new Promise<IncomingMessage>((settle, fail) => {
      const start = url.protocol === 'https:' ? requestHttps : requestHttp
      const request = start(
        url,
        {
          method,
          lookup: pinning(allowed),
          signal: deadline,
          maxHeaderSize: 16_384,
          headers: {
            ...headers,
            connection: 'close',
            'accept-encoding': 'identity',
            ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
          },
        },
        settle,
      )
      request.on('error', fail)
      request.end(body)
    })
    return { status: response.statusCode ?? 0, headers: response.headers, body: await readAnswer(response, maxBytes) }
  } catch (error) {
    if (error instanceof Refusal) throw error
    if (deadline.aborted) throw new Refusal('outbound.timeout', { seconds: Math.round(timeoutMs / 1000) })
    const { code, message } = error as NodeJS.ErrnoException
    throw new Refusal('outbound.failed', { why: (code ?? message).slice(0, 100) })
  }
}

async function readAnswer(response: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length
    if (bytes > maxBytes) {
      response.destroy()
      throw new Refusal('outbound.tooLarge', { limit: `${Math.round(maxBytes / 1024)} KB` })
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}
