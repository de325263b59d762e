import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Frame } from '../../shared/events.ts'
import type { Actor } from './actor.ts'
import { eventFrame } from './event-frame.ts'
import { isAfter, type Position, positionOf, type Recorded } from './events.ts'
import type { Hub } from './hub.ts'
import { textFrame } from './web-socket-frame.ts'

export interface Stream {
  socket: WebSocket
  /** Below the WebSocket. */
  wire: Socket
  actor: Actor
  /** Up to where it has been told; null while catching up, when live events wait in `held`. */
  at: Position | null
  held: Recorded[]
}

/** A reader who takes in nothing is cut off before they cost memory; they resume by cursor. */
const BACKLOG_BYTES = 4 * 1024 * 1024

/** Frames as bytes. What is written to many is the same bytes for all of them: it is encoded once, and kept once for those who are slow. */
export function send({ socket, wire }: Stream, frames: Buffer): void {
  if (socket.bufferedAmount > BACKLOG_BYTES) socket.terminate()
  else if (frames.length && socket.readyState === socket.OPEN) wire.write(frames)
}
export const sendFrame = (stream: Stream, content: Frame): void => send(stream, textFrame(JSON.stringify(content)))

/** Everybody who listens in this process, found by whom events concern: a customer hears of nobody else, and there are many of them. */
export function createListeners<Kind extends Stream>(hub: Hub) {
  const streams = new Map<string, Set<Kind>>()
  const nameOf = ({ merchantId, customerId }: { merchantId: string; customerId?: string | null }) => `${merchantId} ${customerId ?? ''}`
  const of = (whom: { merchantId: string; customerId?: string | null }): Iterable<Kind> => streams.get(nameOf(whom)) ?? []

  return {
    of,
    all: () => [...streams.values()].flatMap((some) => [...some]),
    /** Gives back how to take it away. */
    add(stream: Kind): () => void {
      const name = nameOf(stream.actor)
      const some = streams.get(name) ?? new Set()
      streams.set(name, some.add(stream))
      return () => {
        some.delete(stream)
        if (!some.size) streams.delete(name)
      }
    },
    /** What has just been read of the log, to all whom it concerns: one write to each stream. */
    tell(events: readonly Recorded[]): void {
      for (const [merchantId, theirs] of Map.groupBy(events, (event) => event.merchantId)) {
        tellAll(hub, of({ merchantId }), theirs)
        for (const [customerId, own] of Map.groupBy(theirs, (event) => event.customerId))
          if (customerId) tellAll(hub, of({ merchantId, customerId }), own)
      }
    },
  }
}

function tellAll(hub: Hub, streams: Iterable<Stream>, events: readonly Recorded[]): void {
  const made = new Map<string, Buffer>()
  for (const stream of streams) tell(hub, stream, events, made)
}

/**
 * Events in the order of the log to one stream, each if its listener may hear of it now. Signing out or a change of rights ends the stream before
 * anything more is told. `made` keeps what was made for those who may hear the same.
 */
export function tell(hub: Hub, stream: Stream, events: readonly Recorded[], made = new Map<string, Buffer>()): void {
  const { actor, at } = stream
  if (!at) return void stream.held.push(...events)
  const end = actor.kind === 'staff' ? events.find((event) => endsStream(event, actor)) : undefined
  const before = end ? events.slice(0, events.indexOf(end)) : events
  const fresh = before[0] && isAfter(positionOf(before[0]), at) ? before : before.filter((event) => isAfter(positionOf(event), at))
  const last = fresh.at(-1)
  if (last) {
    stream.at = positionOf(last)
    send(stream, framesFor(hub, actor, fresh, fresh === events ? made : new Map()))
  }
  if (!end) return
  sendFrame(stream, { type: 'goodbye', reason: end.name === 'staff.signedOut' ? 'signedOut' : 'restarting' })
  stream.socket.close(4401, 'session.expired')
}

function framesFor(hub: Hub, actor: Actor, events: readonly Recorded[], made: Map<string, Buffer>): Buffer {
  const hears = actor.customerId ?? (actor.permissions.has('events.read') ? actor.shopIds.join() : '')
  const there = made.get(hears)
  if (there) return there
  const heard = events.filter((event) => mayHear(actor, event))
  const frames = Buffer.concat(heard.map((event) => textFrame(eventFrame(hub, event, actor.customerId !== null))))
  made.set(hears, frames)
  return frames
}

const endsStream = (event: Recorded, actor: Actor): boolean =>
  (event.name === 'staff.signedOut' && event.data.sessionId === actor.sessionId) ||
  (event.name === 'staff.changed' && event.data.staffId === actor.id)

/** By nothing but the listener's customer, or their shops and permission: who has these in common hears the same. */
function mayHear(actor: Actor, event: Pick<Recorded, 'audience' | 'shopId' | 'customerId'>): boolean {
  if (event.audience === 'house') return false
  if (actor.customerId) return event.audience === 'customer' && event.customerId === actor.customerId
  return actor.permissions.has('events.read') && (event.shopId === null || actor.shopIds.includes(event.shopId))
}
