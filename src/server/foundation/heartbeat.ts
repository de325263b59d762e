import type { WebSocket } from 'ws'

/** Between two looks at who is still there. Our own clients say something every 25 s, so that only strangers and the dead are asked. */
const BEAT_MS = 30_000

/**
 * Ends sockets whose other side went without a word (a telephone in a tunnel, a proxy that forgot): the network tells nobody, and the operating
 * system believes in them for hours. Who said nothing for one beat is asked, by a ping of the protocol, which every client answers by itself;
 * who has said nothing after another is cut off. Three beats at most from the last word to the end.
 */
export function createHeartbeat(beatMs = BEAT_MS) {
  const silentBeats = new Map<WebSocket, number>()
  const timer = setInterval(() => {
    for (const [socket, beats] of silentBeats) {
      if (beats > 1) socket.terminate()
      else if (beats === 1 && socket.readyState === socket.OPEN) socket.ping()
      silentBeats.set(socket, beats + 1)
    }
  }, beatMs)
  timer.unref()
  return {
    watch(socket: WebSocket): void {
      const heard = () => void silentBeats.set(socket, 0)
      heard()
      socket.on('message', heard)
      socket.on('pong', heard)
      socket.on('close', () => silentBeats.delete(socket))
    },
    stop: () => clearInterval(timer),
  }
}
