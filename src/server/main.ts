import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sharedEngine } from './assistant/lessons/engines.ts'
import { buildWeb } from './commands/build-web.ts'
import { loadDemoOnce } from './demo/load-demo.ts'
import { type Configuration, readConfiguration } from './foundation/configuration.ts'
import type { DatabaseStartError } from './foundation/database/embedded-error.ts'
import type { House } from './foundation/house.ts'
import { createLog, type Log } from './foundation/log.ts'
import { openHouse } from './open-house.ts'
import { buildOperationServer, buildServer } from './serve.ts'
import { startTexts } from './texts.ts'

/** How long a start and open requests may take to finish after SIGTERM. */
const GRACE_MS = 9_000

/** Finishes what is being answered and closes what is open. */
type Stop = () => Promise<void>

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const log = createLog(configuration.LOG_LEVEL)
  if (configuration.ROLES.includes('web')) await buildWeb((line) => log.info(line))
  // Learnt in a thread of its own while the database is found: what customers write is kept before the assistant knows how to answer.
  const learning = configuration.ROLES.includes('worker') ? sharedEngine() : Promise.resolve()
  learning.catch(() => {})
  const starting = start(configuration, log)
  stopOnSignal(starting)
  await starting
  await learning
}

async function start(configuration: Configuration, log: Log): Promise<Stop> {
  const { house, close } = await openHouse(configuration, { log, work: true })
  await loadDemoOnce(house)
  return configuration.ROLES.includes('web') ? serve(configuration, house, close) : workOnly(configuration, house, close)
}

async function serve(configuration: Configuration, house: House, close: Stop): Promise<Stop> {
  const { server, live } = await buildServer(house)
  try {
    await server.listen({ host: configuration.HOST, port: configuration.PORT })
  } catch (error) {
    await close()
    throw error
  }
  const url = configuration.PUBLIC_URL?.replace(/\/$/, '') ?? addressOf(configuration, server)
  ready({ url, desk: `${url}/desk`, ...(configuration.DEMO !== 'off' && { demo: `${url}/demo/xiaoman` }) })
  return async () => {
    live.stop()
    await closeServer(server)
    await close()
  }
}

/** Runs reactions and answers nobody but the operator. Work matters more than being watched: a port that is taken stops no worker. */
async function workOnly(configuration: Configuration, house: House, close: Stop): Promise<Stop> {
  const server = await buildOperationServer(house)
  const listens = await server.listen({ host: configuration.HOST, port: configuration.PORT }).then(
    () => true,
    ({ message }: Error) => {
      house.log.warn({ message }, 'this worker works, but cannot be watched: give it a PORT of its own')
      return false
    },
  )
  ready({ worker: true, ...(listens && { url: addressOf(configuration, server) }) })
  return async () => {
    await closeServer(server)
    await close()
  }
}

const ready = (what: object): void => void process.stdout.write(`READY ${JSON.stringify(what)}\n`)

const addressOf = ({ HOST }: Configuration, server: FastifyInstance): string =>
  `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${(server.server.address() as AddressInfo).port}`

/** Whoever is being answered gets their answer; connections they keep open afterwards are not waited for, or they would use up the grace. */
async function closeServer(server: FastifyInstance): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 50)
  await server.close()
  clearInterval(idle)
}

/**
 * Listens before anything is started: the first process of a container has no default answer to a signal, so that one that came during the start
 * would not be heard at all. What has been started is then stopped in order, an embedded database too.
 */
function stopOnSignal(starting: Promise<Stop>): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(1), GRACE_MS).unref()
      void starting
        .then((stop) => stop())
        .then(
          () => process.exit(0),
          () => process.exit(1),
        )
    })
}

/** What an operator is told when it does not start: a stable code, both languages, what to do; never a stack. */
function explain(error: Error & { code?: string; zh?: string; details?: string }): string {
  const { brand, portBusy, failed } = startTexts
  const busy = error.code === 'EADDRINUSE'
  const code = busy ? 'server.portBusy' : (error.code ?? 'server.start')
  const en = busy ? portBusy.en : error.message
  const zh = busy ? portBusy['zh-CN'] : (error.zh ?? failed['zh-CN'])
  return `${brand.en}: ${code}: ${en}\n${brand['zh-CN']}：${zh}\n${error.details ? `${error.details}\n` : ''}`
}

main().catch((error: Error & Partial<DatabaseStartError>) => {
  process.stderr.write(explain(error))
  process.exit(1)
})
