import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sharedEngine } from './assistant/lessons/engines.ts'
import { buildWeb } from './commands/build-web.ts'
import { loadDemoOnce } from './demo/load-demo.ts'
import { readConfiguration } from './foundation/configuration.ts'
import type { DatabaseStartError } from './foundation/database/embedded-error.ts'
import { createLog } from './foundation/log.ts'
import { openHouse } from './open-house.ts'
import { buildServer } from './serve.ts'
import { startTexts } from './texts.ts'

/** How long open requests may take to finish after SIGTERM. */
const GRACE_MS = 9_000

async function main(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const log = createLog(configuration.LOG_LEVEL)
  if (configuration.ROLES.includes('web')) await buildWeb((line) => log.info(line))
  const { house, close } = await openHouse(configuration, { log, work: true })
  await loadDemoOnce(house)
  if (configuration.ROLES.includes('worker')) await sharedEngine()
  if (!configuration.ROLES.includes('web')) {
    stopOnSignal(close)
    process.stdout.write(`READY ${JSON.stringify({ worker: true })}\n`)
    return
  }
  const { server, live } = await buildServer(house)
  try {
    await server.listen({ host: configuration.HOST, port: configuration.PORT })
  } catch (error) {
    await close()
    throw error
  }
  const { port } = server.server.address() as AddressInfo
  const url =
    configuration.PUBLIC_URL?.replace(/\/$/, '') ?? `http://${configuration.HOST === '0.0.0.0' ? '127.0.0.1' : configuration.HOST}:${port}`
  stopOnSignal(async () => {
    live.stop()
    await closeServer(server)
    await close()
  })
  process.stdout.write(`READY ${JSON.stringify({ url, desk: `${url}/desk`, demo: `${url}/demo/xiaoman` })}\n`)
}

/** Whoever is being answered gets their answer; connections they keep open afterwards are not waited for, or they would use up the grace. */
async function closeServer(server: FastifyInstance): Promise<void> {
  const idle = setInterval(() => server.server.closeIdleConnections(), 50)
  await server.close()
  clearInterval(idle)
}

function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return
      stopping = true
      setTimeout(() => process.exit(1), GRACE_MS).unref()
      void stop().then(
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
