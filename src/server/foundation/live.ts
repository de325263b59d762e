import type { Socket } from 'node:net'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { WebSocket } from 'ws'
import type { Frame, Signal, UpFrame } from '../../shared/events.ts'
import { type ConversationId, type CustomerId, id, type ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Actor } from './actor.ts'
import { eventFrame } from './event-frame.ts'
import { type Position, positionOf, readCursor } from './events.ts'
import { createHeartbeat } from './heartbeat.ts'
import type { Context, House } from './house.ts'
import { API, requireOwnOrigin } from './http/serve.ts'
import { eventsAfter } from './hub.ts'
import { createListeners, type Stream, send, sendFrame, tell } from './listeners.ts'
import { textFrame } from './web-socket-frame.ts'

/** How the stream learns who listens, and whom a typing signal concerns. Given by the rooms that know. */
export interface LiveRooms {
  byCookie(house: House, request: FastifyRequest): Promise<Actor | null>
  byToken(house: House, token: string): Promise<Actor | null>
  concerned(context: Context, conversationId: ConversationId): Promise<{ shopId: ShopId; customerId: CustomerId } | null>
}

interface LiveStream extends Stream {
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

export interface Live {
  /** Tells every open stream that the process goes; they come back elsewhere. */
  stop(): void
}

export function serveLive(server: FastifyInstance, house: House, rooms: LiveRooms, beatMs?: number): Live {
  const heartbeat = createHeartbeat(beatMs)
  const listeners = createListeners<LiveStream>(house.hub)
  const sendAway = () => {
    for (const stream of listeners.all()) {
      sendFrame(stream, { type: 'goodbye', reason: 'restarting' })
      stream.socket.close(1012)
      setTimeout(() => stream.socket.terminate(), GOODBYE_MS).unref()
    }
  }
  // They come back with a cursor that no longer holds, and load what there is.
  house.hub.subscribe((events) => listeners.tell(events), sendAway)

  const signal = (merchantId: string, shopId: ShopId, customerId: string, content: Signal) => {
    const text = textFrame(JSON.stringify({ type: 'signal', ...content } satisfies Frame))
    for (const stream of listeners.of({ merchantId })) if (stream.at && stream.actor.shopIds.includes(shopId)) send(stream, text)
    if (content.by === 'customer' || content.name !== 'typing') return
    for (const stream of listeners.of({ merchantId, customerId })) if (stream.at) send(stream, text)
  }
  house.bus.onWake((wake) => {
    if (wake.kind === 'signal') signal(wake.merchantId, wake.shopId, wake.customerId, wake.signal)
  })

  const pass = async (stream: LiveStream, name: Signal['name'], conversationId: ConversationId): Promise<void> => {
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

  const open = async (socket: WebSocket, wire: Socket, actor: Actor, after: string | undefined): Promise<LiveStream> => {
    const stream: LiveStream = { socket, wire, actor, at: null, held: [], signalledAt: { typing: -Infinity, viewing: -Infinity } }
    const leave = listeners.add(stream)
    const gauge = house.metrics.streams.labels(actor.kind)
    gauge.inc()
    const gone = () => {
      gauge.dec()
      leave()
    }
    // They may have gone while we were still finding out who they are.
    if (socket.readyState === socket.CLOSED) gone()
    else socket.on('close', gone)
    if (!(await catchUp(house, stream, after))) sendFrame(stream, { type: 'reload' })
    return stream
  }

  server.get(`${API}/stream`, { websocket: true }, (socket, request) => {
    let stream: Promise<LiveStream> | undefined
    const close = (error: unknown) => {
      if (!(error instanceof Refusal)) house.log.warn({ message: (error as Error).message }, 'stream failed')
      socket.close(4401, error instanceof Refusal ? error.code : 'server.failed')
    }
    heartbeat.watch(socket)
    const hello = setTimeout(() => socket.close(4408, 'request.invalid'), HELLO_MS)
    socket.on('error', () => socket.terminate())
    socket.on('message', (raw: Buffer) => {
      const up = read(raw)
      if (!up) return socket.close(4400, 'request.invalid')
      if (stream) {
        void stream
          .then((opened) =>
            'type' in up
              ? up.type === 'ping'
                ? sendFrame(opened, { type: 'pong' })
                : pass(opened, up.type, up.conversationId)
              : undefined,
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
      heartbeat.stop()
      sendAway()
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
async function catchUp(house: House, stream: Stream, after: string | undefined): Promise<boolean> {
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
    const missed = await eventsAfter(house, actor, at, CATCH_UP)
    const frames = missed.map((event) => textFrame(eventFrame(house.hub, event, actor.customerId !== null)))
    send(stream, Buffer.concat(frames))
    const last = missed.at(-1)
    if (last) at = positionOf(last)
    if (missed.length < CATCH_UP) break
  }
  if (!holds) at = house.hub.position
  stream.at = at
  tell(house.hub, stream, stream.held.splice(0))
  sendFrame(stream, { type: 'ready', cursor: house.hub.cursor(stream.at) })
  return holds
}

const conversation = id<'conversation'>()
function read(raw: Buffer): UpFrame | null {
  try {
    const value = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
    if (typeof value !== 'object' || value === null) return null
    if (value.type === 'ping') return { type: 'ping' }
    if (value.type === 'typing' || value.type === 'viewing')
      return conversation.safeParse(value.conversationId).success
        ? { type: value.type, conversationId: value.conversationId as ConversationId }
        : null
    if (value.type !== undefined) return null
    const text = (given: unknown) => (typeof given === 'string' ? given : undefined)
    const token = text(value.token)
    const after = text(value.after)
    return { ...(token !== undefined && { token }), ...(after !== undefined && { after }) }
  } catch {
    return null
  }
}
