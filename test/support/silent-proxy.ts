import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

interface Pair {
  near: Socket
  far: Socket
  silent: boolean
}

/**
 * A TCP proxy that can fall silent, as a network does that lost its way: connections stay as they are and nothing passes any more, in neither
 * direction, not even an end. Whoever sits on one side learns nothing of what became of the other.
 */
export async function silentProxy(to: { host: string; port: number } | { path: string }) {
  const pairs = new Set<Pair>()
  const server = createServer((near) => {
    const pair: Pair = { near, far: connect(to), silent: false }
    pairs.add(pair)
    for (const [from, other] of [
      [near, pair.far],
      [pair.far, near],
    ] as const) {
      from.on('data', (bytes: Buffer) => {
        if (pair.silent || other.destroyed) return
        // Who takes nothing in holds the other back, as without a proxy.
        if (!other.write(bytes)) {
          from.pause()
          other.once('drain', () => from.resume())
        }
      })
      from.on('error', () => from.destroy())
      from.on('close', () => {
        if (!pair.silent) other.destroy()
        if (near.destroyed && pair.far.destroyed) pairs.delete(pair)
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const silent = () => [...pairs].filter((pair) => pair.silent)
  return {
    port: (server.address() as AddressInfo).port,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Everything that is open now; what is opened later gets through. */
    silence(): number {
      for (const pair of pairs) {
        pair.silent = true
        pair.near.resume()
        pair.far.resume()
      }
      return silent().length
    },
    /** Silent ones that whoever is asked (`far`) or asks (`near`) has not given up yet. */
    heldBy: (side: 'near' | 'far') => silent().filter((pair) => !pair[side].destroyed).length,
    async stop() {
      for (const { near, far } of pairs) {
        near.destroy()
        far.destroy()
      }
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
