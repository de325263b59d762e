/** How often a client says that it lives. The server cuts off whoever says nothing for a minute and more. */
const PING_MS = 25_000
/** An answer that takes longer doesn't come. */
const ANSWER_MS = 10_000

/**
 * Looks after a stream's connection, from before it is open. One can be dead without a word (a network that changed, a proxy that forgot), and a browser
 * believes in it for a quarter of an hour: who is not answered calls it lost and connects anew. `ended` is told once, with the code of an orderly
 * end or null.
 */
export function watchStream(socket: WebSocket, ended: (code: number | null) => void) {
  let over = false
  let answer: ReturnType<typeof setTimeout> | undefined
  const end = (code: number | null): void => {
    if (over) return
    over = true
    clearInterval(pinging)
    clearTimeout(answer)
    // Its goodbye will not be answered either: nobody waits for it.
    if (code === null) socket.close()
    ended(code)
  }
  const wait = (): void => {
    answer ??= setTimeout(() => end(null), ANSWER_MS)
  }
  const ask = (): void => {
    if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"ping"}')
    wait()
  }
  const pinging = setInterval(ask, PING_MS)
  wait()
  socket.addEventListener('message', () => {
    clearTimeout(answer)
    answer = undefined
  })
  socket.addEventListener('close', ({ code }) => end(code))
  return { ask, isOver: () => over }
}
