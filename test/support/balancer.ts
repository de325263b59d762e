import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A plain TCP balancer: each connection to the next server that takes it; knows nothing of what goes through it. */
export async function startBalancer(backends: readonly string[]) {
  let all = [...backends]
  let next = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => client.destroy()).on('close', () => open.delete(client))
    const first = next++
    const attempt = (tries: number) => {
      if (tries === all.length) return client.destroy()
      const { hostname, port } = new URL(all[(first + tries) % all.length]!)
      const backend = connect(Number(port), hostname)
      let joined = false
      backend.once('connect', () => {
        joined = true
        client.pipe(backend).pipe(client)
      })
      backend.on('error', () => (joined ? client.destroy() : attempt(tries + 1)))
      client.on('close', () => backend.destroy())
    }
    attempt(0)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    use(urls: readonly string[]) {
      all = [...urls]
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
