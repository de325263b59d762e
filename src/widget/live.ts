import type { Frame, StreamEvent } from '../shared/events.ts'
import { watchStream } from '../shared/stream-link.ts'

export interface LiveOptions {
  origin: string
  token(): string
  cursor(): string
  event(event: StreamEvent): void
  signal(signal: Extract<Frame, { type: 'signal' }>): void
  /** A fresh snapshot is needed. */
  reload(): void
  connected(now: boolean): void
}

const POLL_MS = 3_000
const ANSWER_MS = 20_000

/** The stream of events: a socket that resumes from the last cursor, reconnects with jitter, and turns to polling where sockets don't get through. */
export function createLive(options: LiveOptions) {
  const { origin, token, cursor, event, connected } = options
  let socket: WebSocket | null = null
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let link: ReturnType<typeof watchStream> | undefined

  const again = (milliseconds: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(connect, milliseconds)
  }

  function connect(): void {
    if (stopped || socket) return
    if (failures >= 2) return void poll()
    const opening = new WebSocket(`${origin.replace(/^http/, 'ws')}/api/v1/stream`)
    socket = opening
    const here = watchStream(opening, (code) => {
      socket = null
      if (stopped) return
      connected(false)
      failures += 1
      if (code === 4401) options.reload()
      again(300 + Math.random() * 700 * 2 ** Math.min(failures, 5))
    })
    link = here
    opening.addEventListener('open', () => opening.send(JSON.stringify({ token: token(), after: cursor() })))
    opening.addEventListener('message', ({ data }) => {
      if (here.isOver()) return
      const frame = JSON.parse(data as string) as Frame
      if (frame.type === 'ready') {
        failures = 0
        connected(true)
      } else if (frame.type === 'event') event(frame)
      else if (frame.type === 'signal') options.signal(frame)
      else if (frame.type === 'reload') options.reload()
    })
  }

  async function poll(): Promise<void> {
    try {
      const answer = await fetch(`${origin}/api/v1/events?after=${encodeURIComponent(cursor())}`, {
        headers: { authorization: `Bearer ${token()}` },
        signal: AbortSignal.timeout(ANSWER_MS),
      })
      if (!answer.ok) throw new Error(String(answer.status))
      const { items } = (await answer.json()) as { items: StreamEvent[] }
      connected(true)
      items.forEach(event)
    } catch {
      connected(false)
    }
    // Every now and then a socket is tried again.
    if (Math.random() < 0.1) failures = 0
    again(POLL_MS)
  }

  return {
    start: connect,
    stop() {
      stopped = true
      clearTimeout(timer)
      socket?.close()
    },
    /** The network is back, perhaps another one: what was open over the old one may be dead. */
    nudge() {
      failures = 0
      if (socket) link?.ask()
      else again(0)
    },
    typing(conversationId: string) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'typing', conversationId }))
    },
  }
}
export type Live = ReturnType<typeof createLive>
