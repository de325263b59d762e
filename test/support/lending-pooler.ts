import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** Hands on whole messages of PostgreSQL's protocol: a letter, a length, what is in it. */
function messagesOf(socket: Socket, hear: (type: string, message: Buffer) => void, lettered = true): void {
  let rest: Buffer = Buffer.alloc(0)
  let letter = lettered ? 1 : 0
  socket.on('data', (more: Buffer) => {
    rest = Buffer.concat([rest, more])
    while (rest.length >= letter + 4 && rest.length >= letter + rest.readInt32BE(letter)) {
      const end = letter + rest.readInt32BE(letter)
      const message = rest.subarray(0, end)
      rest = rest.subarray(end)
      const type = letter ? String.fromCharCode(message[0]!) : 'startup'
      // Only the first message of a client has no letter.
      letter = 1
      hear(type, message)
    }
  })
}

const message = (type: string, body: Buffer): Buffer => {
  const head = Buffer.from(`${type}....`)
  head.writeInt32BE(body.length + 4, 1)
  return Buffer.concat([head, body])
}
const WELCOME = Buffer.concat([message('R', Buffer.alloc(4)), message('Z', Buffer.from('I'))])

interface Backend {
  socket: Socket
  lentTo: Socket | null
}

/** The least pooler that lends a connection for one transaction: plain queries only, whoever came back last is lent first. */
export async function startLendingPooler(socketPath: string, opening: { login: string; database: string }) {
  const idle: Backend[] = []
  const all = new Set<Socket>()
  const open = async (): Promise<Backend> => {
    const backend: Backend = { socket: connect(socketPath), lentTo: null }
    all.add(backend.socket)
    const body = Buffer.from(`\0\x03\0\0user\0${opening.login}\0database\0${opening.database}\0\0`)
    const length = Buffer.alloc(4)
    length.writeInt32BE(body.length + 4)
    backend.socket.write(Buffer.concat([length, body]))
    await new Promise<void>((resolve) => {
      messagesOf(backend.socket, (type, said) => {
        backend.lentTo?.write(said)
        if (type !== 'Z') return
        resolve()
        if (said.at(-1) !== 'I'.charCodeAt(0)) return
        backend.lentTo = null
        idle.push(backend)
      })
    })
    idle.pop()
    return backend
  }
  const server = createServer((client) => {
    all.add(client)
    let busy: Promise<void> = Promise.resolve()
    let mine: Backend | undefined
    const pass = async (said: Buffer) => {
      if (mine?.lentTo !== client) mine = idle.pop() ?? (await open())
      mine.lentTo = client
      mine.socket.write(said)
    }
    messagesOf(
      client,
      (type, said) => {
        if (type === 'startup') client.write(WELCOME)
        else if (type === 'X') client.end()
        else busy = busy.then(() => pass(said))
      },
      false,
    )
    client.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `postgresql://postgres@127.0.0.1:${(server.address() as AddressInfo).port}/${opening.database}`,
    async stop() {
      for (const socket of all) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
