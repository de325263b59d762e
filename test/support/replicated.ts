import { chownSync, cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { ownFolder, pickAccount } from '../../src/server/foundation/database/embedded-account.ts'
import { findBinaries } from '../../src/server/foundation/database/embedded-binaries.ts'
import { ensureCluster } from '../../src/server/foundation/database/embedded-cluster.ts'
import { runningPid, type ServerPlace, startServer, stopServer } from '../../src/server/foundation/database/embedded-server.ts'

/** A PostgreSQL server of our own on a socket, with nothing around it that would start it again. */
export interface Server {
  /** For processes of their own. */
  readonly url: string
  readonly socket: string
  readonly cluster: string
  start(): Promise<void>
  stop(): Promise<void>
  /** All of it at once, as when the machine goes. */
  kill(): void
  query<Row extends pg.QueryResultRow>(text: string): Promise<Row[]>
}

function serverIn(place: ServerPlace): Server {
  const url = `postgresql://postgres@/postgres?host=${encodeURIComponent(place.socket!)}&port=${place.port}`
  return {
    url,
    socket: `${place.socket}/.s.PGSQL.${place.port}`,
    cluster: place.cluster,
    start: async () => void (await startServer(place)),
    stop: () => stopServer(place),
    // Its children end with it: they look whether it is there.
    kill() {
      const pid = runningPid(place)
      if (pid) process.kill(pid, 'SIGKILL')
    },
    async query<Row extends pg.QueryResultRow>(text: string) {
      const client = new pg.Client({ connectionString: url })
      await client.connect()
      try {
        return (await client.query<Row>(text)).rows
      } finally {
        await client.end()
      }
    },
  }
}

/** A primary, and standbys copied from it while it runs, as any tool for base backups does it. */
export async function startReplicated() {
  const account = pickAccount()
  const binaries = findBinaries(account)
  const root = mkdtempSync(join(tmpdir(), 'shopbell-replicated-'))
  ownFolder(root, account)
  const placeOf = (name: string, settings: Record<string, string>): ServerPlace => {
    const socket = join(root, `${name}-socket`)
    ownFolder(socket, account)
    return { cluster: join(root, name), binaries, account, socket, port: 5432, log: join(root, `${name}.log`), settings }
  }
  const first = placeOf('primary', {})
  await ensureCluster(first.cluster, binaries, account)
  const primary = serverIn(first)
  await primary.start()
  const servers = [primary]
  return {
    primary,
    /** Follows the primary, or whoever has become it, from here on. */
    async standby(name: string, leader: Server = primary): Promise<Server> {
      const place = placeOf(name, { primary_conninfo: `host=${dirname(leader.socket)} port=5432 user=postgres application_name=${name}` })
      const client = new pg.Client({ connectionString: leader.url })
      await client.connect()
      try {
        await client.query(`select pg_backup_start('${name}', true)`)
        cpSync(leader.cluster, place.cluster, { recursive: true, filter: (path) => !path.endsWith('postmaster.pid') })
        const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)')
        writeFileSync(join(place.cluster, 'backup_label'), rows[0]!.labelfile)
      } finally {
        await client.end()
      }
      writeFileSync(join(place.cluster, 'standby.signal'), '')
      ownFolder(place.cluster, account)
      if (account)
        for (const path of readdirSync(place.cluster, { recursive: true, encoding: 'utf8' }))
          chownSync(join(place.cluster, path), account.uid, account.gid)
      const server = serverIn(place)
      await server.start()
      servers.push(server)
      return server
    },
    async remove() {
      for (const server of servers) await server.stop()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** One address for whichever server writes, as failover tools keep it: says which one that is, and lets go of those who are on the other. */
export async function startAddress(first: Server) {
  let current = first
  const open = new Set<Socket>()
  const proxy = createServer((client) => {
    const server = connect(current.socket)
    for (const socket of [client, server]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
    client.on('error', () => {}).on('close', () => server.destroy())
    server.on('error', () => {}).on('close', () => client.destroy())
    client.pipe(server).pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve))
  return {
    url: `postgresql://postgres@127.0.0.1:${(proxy.address() as AddressInfo).port}/postgres`,
    pointTo(server: Server) {
      current = server
      for (const socket of open) socket.destroy()
    },
    async stop() {
      for (const socket of open) socket.destroy()
      await new Promise((resolve) => proxy.close(resolve))
    },
  }
}
