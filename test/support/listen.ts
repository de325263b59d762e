import WebSocket from 'ws'
import type { Frame } from '../../src/shared/events.ts'
import type { Caller } from './program.ts'

export interface Listening {
  frames: Frame[]
  until(what: string, is: (frame: Frame) => boolean): Promise<Frame>
  close(): void
  closed: Promise<number>
}
/** A stream, from its `ready` on. */
export async function listen(url: string, caller: Caller, after?: string): Promise<Listening> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/v1/stream`, {
    headers: { origin: url, ...(caller.cookie && { cookie: caller.cookie }) },
  })
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  socket.on('open', () => socket.send(JSON.stringify({ ...(caller.token && { token: caller.token }), ...(after && { after }) })))
  socket.on('message', (raw) => {
    frames.push(JSON.parse(String(raw)) as Frame)
    for (const look of waiting) look()
  })
  const closed = new Promise<number>((resolve) => socket.on('close', resolve))
  const listening: Listening = {
    frames,
    closed,
    close: () => socket.close(),
    until: (what, is) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`waited 5 s for ${what}; heard ${JSON.stringify(frames).slice(0, 2000)}`)), 5_000)
        const look = () => {
          const found = frames.find(is)
          if (!found) return
          waiting.delete(look)
          clearTimeout(timer)
          resolve(found)
        }
        waiting.add(look)
        look()
      }),
  }
  await listening.until('ready', (frame) => frame.type === 'ready')
  return listening
}
