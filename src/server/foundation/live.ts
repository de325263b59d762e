import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Frame, Signal, UpFrame } from '../../shared/events.ts'
import type { ConversationId, CustomerId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Actor } from './actor.ts'
import { eventFrame } from './event-frame.ts'
import { isAfter, type Position, type Recorded, readCursor } from './events.ts'
import type { Context, House } from './house.ts'
import { API, requireOwnOrigin } from './http/serve.ts'
import { eventsAfter } from './hub.ts'
import { inOneWrite } from './in-one-write.ts'

/** How the stream learns who listens, and whom a typing signal concerns. Given by the rooms that know. */
export interface LiveRooms {
  byCookie(house: House, request: FastifyRequest): Promise<Actor | null>
  byToken(house: House, token: string): Promise<Actor | null>
  concerned(context: Context, conversationId: ConversationId): Promise<{ shopId: ShopId; customerId: CustomerId } | null>
}

interface Stream {
  socket: WebSocket
  /** Below the WebSocket. */
  wire: Socket
  actor: Actor
  /** Last event sent; null while catching up, when live events wait in `held`. */
  at: Position | null
  held: Recorded[]
  /** When each signal was last passed on. */
  signalledAt: Record<Signal['name'], number>
}

const HELLO_MS = 5_000
/** A signal said more often is said once. Who looks is answered by those who look already, at once. */
const SIGNAL_MS: Record<Signal['name'], number> = { typing: 1_500, viewing: 200 }
/** How long a stream that was told to go may take. */
const GOODBYE_MS = 1_000
const CATCH_UP = 500
/** Further behind than this, a fresh snapshot is cheaper than the events. */
const TOO_FAR = 5_000
/** A reader who takes in nothing is cut off before they cost memory; they resume by cursor. */
const BACKLOG_BYTES = 4 * 1024 * 1024

export interface Live {
  /** Tells every open stream that the process goes; they come back elsewhere. */
  stop(): void
}

export function serveLive(server: FastifyInstance, house: House, rooms: LiveRooms): Live {
  const streams = new Map<string, Set<Stream>>()
  const send = (stream: Stream, text: string) => {
    if (stream.socket.bufferedAmount > BACKLOG_BYTES) stream.socket.terminate()
    else if (stream.socket.readyState === stream.socket.OPEN) {
      inOneWrite(stream.wire)
      stream.socket.send(text)
    }
  }
  const frame = (stream: Stream, content: Frame) => send(stream, JSON.stringify(content))

  house.hub.subscribe((events) => {
    for (const event of events) {
      const listening = streams.get(event.merchantId)
      if (!listening) continue
      const texts: { staff?: string; customer?: string } = {}
      for (const stream of listening) deliver(house, stream, event, texts, send)
    }
  })
  const signal = (merchantId: string, shopId: ShopId, customerId: string, content: Signal) => {
    for (const stream of streams.get(merchantId) ?? []) {
      const meant = stream.actor.customerId
        ? stream.actor.customerId === customerId && content.by !== 'customer' && content.name === 'typing'
        : stream.actor.shopIds.includes(shopId)
      if (meant && stream.at) frame(stream, { type: 'signal', ...content })
    }
  }
  house.bus.onWake((wake) => {
    if (wake.kind === 'signal') signal(wake.merchantId, wake.shopId, wake.customerId, wake.signal)
  })

  const pass = async (stream: Stream, name: Signal['name'], conversationId: ConversationId): Promise<void> => {
    const now = performance.now()
    const { actor } = stream
    if (now - stream.signalledAt[name] < SIGNAL_MS[name] || (name === 'viewing' && actor.customerId)) return
    stream.signalledAt[name] = now
    const meant = await rooms.concerned({ house, actor, language: 'en' }, conversationId)
    if (!meant) return
    const content: Signal = {
      name,
      conversationId,
      by: actor.customerId ? 'customer' : 'staff',
      staffId: actor.customerId ? null : (actor.id as never),
    }
    signal(actor.merchantId, meant.shopId, meant.customerId, content)
    house.bus.publish({ kind: 'signal', merchantId: actor.merchantId, ...meant, signal: content })
  }

  const open = async (socket: WebSocket, wire: Socket, actor: Actor, after: string | undefined): Promise<Stream> => {
    const stream: Stream = { socket, wire, actor, at: null, held: [], signalledAt: { typing: -Infinity, viewing: -Infinity } }
    const listening = streams.get(actor.merchantId) ?? new Set()
    streams.set(actor.merchantId, listening.add(stream))
    const gauge = house.metrics.streams.labels(actor.kind)
    gauge.inc()
    socket.on('close', () => {
      gauge.dec()
      listening.delete(stream)
      if (!listening.size) streams.delete(actor.merchantId)
    })
    if (!(await catchUp(house, stream, after, send))) frame(stream, { type: 'reload' })
    return stream
  }

  server.get(`${API}/stream`, { websocket: true }, (socket, request) => {
    let stream: Promise<Stream> | undefined
    const close = (error: unknown) => {
      if (!(error instanceof Refusal)) house.log.warn({ message: (error as Error).message }, 'stream failed')
      socket.close(4401, error instanceof Refusal ? error.code : 'server.failed')
    }
    const hello = setTimeout(() => socket.close(4408, 'request.invalid'), HELLO_MS)
    socket.on('error', () => socket.terminate())
    socket.on('message', (raw: Buffer) => {
      const up = read(raw)
      if (!up) return socket.close(4400, 'request.invalid')
      if (stream) {
        void stream
          .then((opened) =>
            'type' in up ? (up.type === 'ping' ? frame(opened, { type: 'pong' }) : pass(opened, up.type, up.conversationId)) : undefined,
          )
          .catch(close)
        return
      }
      if ('type' in up) return
      clearTimeout(hello)
      stream = who(house, rooms, request, up).then((actor) => open(socket, request.raw.socket, actor, up.after))
      stream.catch(close)
    })
    socket.on('close', () => clearTimeout(hello))
  })

  return {
    stop() {
      for (const listening of streams.values())
        for (const stream of listening) {
          frame(stream, { type: 'goodbye', reason: 'restarting' })
          stream.socket.close(1012)
          setTimeout(() => stream.socket.terminate(), GOODBYE_MS).unref()
        }
    },
  }
}

async function who(house: House, rooms: LiveRooms, request: FastifyRequest, up: { token?: string }): Promise<Actor> {
  if (up.token) {
    const actor = await rooms.byToken(house, up.token)
    if (!actor) throw new Refusal('customerToken.invalid')
    return actor
  }
  requireOwnOrigin(house, request)
  const actor = await rooms.byCookie(house, request)
  if (!actor) throw new Refusal('session.missing')
  return actor
}

/** Sends what was missed, then what came meanwhile; from then on the stream is live. False = too far behind, or a cursor that no longer holds. */
async function catchUp(
  house: House,
  stream: Stream,
  after: string | undefined,
  send: (stream: Stream, text: string) => void,
): Promise<boolean> {
  const { actor } = stream
  let at: Position = house.hub.position
  let holds = true
  try {
    if (after) at = readCursor(house.hub.epoch, after)
  } catch {
    holds = false
  }
  for (let read = 0; holds && after; read += CATCH_UP) {
    if (read >= TOO_FAR) holds = false
    const missed = await eventsAfter(house.database.system, actor, at, CATCH_UP)
    for (const event of missed) {
      send(stream, eventFrame(house.hub, event, actor.customerId !== null))
      at = { transactionId: event.transactionId, eventId: event.id }
    }
    if (missed.length < CATCH_UP) break
  }
  if (!holds) at = house.hub.position
  stream.at = at
  const held = stream.held.splice(0)
  for (const event of held) deliver(house, stream, event, {}, send)
  send(stream, JSON.stringify({ type: 'ready', cursor: house.hub.cursor(stream.at) } satisfies Frame))
  return holds
}

/** One event to one stream, if its listener may hear of it now. Signing out or a change of rights ends the stream before anything more is told. */
function deliver(
  house: House,
  stream: Stream,
  event: Recorded,
  texts: { staff?: string; customer?: string },
  send: (stream: Stream, text: string) => void,
): void {
  const { actor, socket } = stream
  if (!stream.at) return void stream.held.push(event)
  if (actor.kind === 'staff' && endsStream(event, actor)) {
    send(stream, JSON.stringify({ type: 'goodbye', reason: event.name === 'staff.signedOut' ? 'signedOut' : 'restarting' } satisfies Frame))
    return socket.close(4401, 'session.expired')
  }
  if (!mayHear(actor, event)) return
  const position = { transactionId: event.transactionId, eventId: event.id }
  if (!isAfter(position, stream.at)) return
  stream.at = position
  send(
    stream,
    actor.customerId ? (texts.customer ??= eventFrame(house.hub, event, true)) : (texts.staff ??= eventFrame(house.hub, event, false)),
  )
}

const endsStream = (event: Recorded, actor: Actor): boolean =>
  (event.name === 'staff.signedOut' && event.data.sessionId === actor.sessionId) ||
  (event.name === 'staff.changed' && event.data.staffId === actor.id)

export function mayHear(actor: Actor, event: Pick<Recorded, 'audience' | 'shopId' | 'customerId'>): boolean {
  if (event.audience === 'house') return false
  if (actor.customerId) return event.audience === 'customer' && event.customerId === actor.customerId
  return actor.permissions.has('events.read') && (event.shopId === null || actor.shopIds.includes(event.shopId))
}

function read(raw: Buffer): UpFrame | null {
  try {
    const value = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
    if (typeof value !== 'object' || value === null) return null
    if (value.type === 'ping') return { type: 'ping' }
    if (value.type === 'typing' || value.type === 'viewing')
      return typeof value.conversationId === 'string' ? { type: value.type, conversationId: value.conversationId as ConversationId } : null
    if (value.type !== undefined) return null
    const text = (given: unknown) => (typeof given === 'string' ? given : undefined)
    const token = text(value.token)
    const after = text(value.after)
    return { ...(token !== undefined && { token }), ...(after !== undefined && { after }) }
  } catch {
    return null
  }
}
