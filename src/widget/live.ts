import type { Frame, StreamEvent } from '../shared/events.ts'

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

const PING_MS = 25_000
const POLL_MS = 3_000

/** The stream of events: a socket that resumes from the last cursor, reconnects with jitter, and turns to polling where sockets don't get through. */
export function createLive(options: LiveOptions) {
  const { origin, token, cursor, event, connected } = options
  let socket: WebSocket | null = null
  let stopped = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let ping: ReturnType<typeof setInterval> | undefined

  const again = (milliseconds: number) => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(connect, milliseconds)
  }

  function connect(): void {
    if (stopped || socket) return
    if (failures >= 2) return void poll()
    const opening = new WebSocket(`${origin.replace(/^http/, 'ws')}/api/v1/stream`)
    socket = opening
    opening.addEventListener('open', () => {
      opening.send(JSON.stringify({ token: token(), after: cursor() }))
      ping = setInterval(() => opening.send('{"type":"ping"}'), PING_MS)
    })
    opening.addEventListener('message', ({ data }) => {
      const frame = JSON.parse(data as string) as Frame
      if (frame.type === 'ready') {
        failures = 0
        connected(true)
      } else if (frame.type === 'event') event(frame)
      else if (frame.type === 'signal') options.signal(frame)
      else if (frame.type === 'reload') options.reload()
    })
    opening.addEventListener('close', ({ code }) => {
      clearInterval(ping)
      socket = null
      connected(false)
      failures += 1
      if (code === 4401) options.reload()
      again(300 + Math.random() * 700 * 2 ** Math.min(failures, 5))
    })
  }

  async function poll(): Promise<void> {
    try {
      const answer = await fetch(`${origin}/api/v1/events?after=${encodeURIComponent(cursor())}`, {
        headers: { authorization: `Bearer ${token()}` },
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
    /** The network is back. */
    nudge() {
      failures = 0
      if (!socket) again(0)
    },
    typing(conversationId: string) {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type: 'typing', conversationId }))
    },
  }
}
export type Live = ReturnType<typeof createLive>
