import { aftersaleReactions } from './aftersales/reactions.ts'
import { meaningTimer } from './assistant/meaning/keeping.ts'
import { assistantReactions } from './assistant/reactions.ts'
import { complaintReactions } from './complaints/reactions.ts'
import { conversationReactions } from './conversations/reactions.ts'
import { conversationTimers } from './conversations/timers.ts'
import { postgresBus } from './foundation/bus.ts'
import { type Clock, systemClock } from './foundation/clock.ts'
import type { Configuration } from './foundation/configuration.ts'
import { type Database, isUnreachable, openDatabase } from './foundation/database/database.ts'
import { DatabaseStartError } from './foundation/database/embedded-error.ts'
import { findDatabase } from './foundation/database/find-database.ts'
import { migrate } from './foundation/database/migrate.ts'
import { type Replica, watchReplica } from './foundation/database/replica.ts'
import type { House } from './foundation/house.ts'
import { createHub } from './foundation/hub.ts'
import { createJobs } from './foundation/jobs.ts'
import { openLinks, REFRESH_MS } from './foundation/keys/link-keys.ts'
import { sealOpen } from './foundation/keys/reseal.ts'
import { createLog, type Log } from './foundation/log.ts'
import { lookEvery } from './foundation/looker.ts'
import { createMetrics, type Metrics } from './foundation/metrics.ts'
import { natsBus } from './foundation/nats-bus.ts'
import { createTidying } from './foundation/personal/tidying.ts'
import { createSealing } from './foundation/sealing.ts'
import { createSearchReader } from './foundation/search-reader.ts'
import { createTimekeeper } from './foundation/timekeeper.ts'
import { openTraces } from './foundation/traces.ts'
import { watchWrites } from './foundation/writes.ts'
import { readyGuard } from './guard/steps.ts'
import { createAddingUp, createBookkeeper } from './insights/bookkeeper.ts'
import { shopsOf } from './people/shops.ts'
import { createDispatcher } from './routing/dispatcher.ts'
import { sealedColumns } from './sealed-columns.ts'
import { surveyReactions } from './surveys/reactions.ts'
import { tellDue } from './tickets/actions/clocks.ts'
import { ticketReactions } from './tickets/reactions.ts'
import { merchantsDue } from './tickets/store/clocks.ts'
import { watchWebhooks, webhookReactions } from './webhooks/reactions.ts'

export interface OpenHouse {
  house: House
  close(): Promise<void>
}

function replicaIn({ system, replica }: Database, metrics: Metrics, log: Log, onError: (error: Error) => void): Replica | undefined {
  if (!replica) return undefined
  return watchReplica(
    system,
    replica,
    (near, why) => {
      metrics.replicaNear.set(Number(near))
      if (near) log.info({}, 'the replica is asked')
      else log.warn({ why }, 'the replica is not asked any more')
    },
    onError,
  )
}

/** Everything an action stands on, from configuration: the database (ours or theirs) brought up to date, the log of events being read, the queue. */
export async function openHouse(
  configuration: Configuration,
  { clock = systemClock, log = createLog(configuration.LOG_LEVEL), work = false }: { clock?: Clock; log?: Log; work?: boolean } = {},
): Promise<OpenHouse> {
  const found = await findDatabase(configuration, log)
  const { address } = found
  const onError = (error: Error) => log.warn({ message: error.message }, 'background trouble')
  try {
    await migrate(address)
  } catch (error) {
    await found.stop()
    throw found.embedded || !isUnreachable(error)
      ? error
      : new DatabaseStartError('database.unreachable', { why: (error as Error).message })
  }
  const database = openDatabase(address, configuration.DATABASE_READ_URL, { onError })
  const metrics = createMetrics()
  const hub = createHub(database.log, (count) => metrics.events.inc(count), onError)
  const jobs = createJobs(database.system, onError)
  const { BUS_URL } = configuration
  const sealing = createSealing(configuration)
  await sealOpen(database.system, sealing, sealedColumns)
  const bus = BUS_URL && BUS_URL !== 'pg:' ? natsBus(BUS_URL, onError) : postgresBus(address, onError)
  const house: House = {
    configuration,
    database,
    replica: replicaIn(database, metrics, log, onError),
    clock,
    log,
    metrics,
    traces: await openTraces(configuration, log),
    bus,
    hub,
    jobs,
    reactions: [
      ...conversationReactions,
      ...ticketReactions,
      ...aftersaleReactions,
      ...complaintReactions,
      ...surveyReactions,
      ...assistantReactions,
      ...webhookReactions,
    ],
    shopsOf: (merchantId) => shopsOf(house, merchantId),
    links: await openLinks(database.system, sealing, clock),
    sealing,
    writes: watchWrites(database.system),
  }
  bus.onWake((wake) => {
    if (wake.kind !== 'committed') return
    hub.wake(wake.transactionId)
    if (wake.jobs) jobs.wake()
  })
  await hub.start()
  await watchWebhooks(house)
  await jobs.start(work ? house : { ...house, configuration: { ...configuration, ROLES: ['web'] } })
  const timed = [{ merchantsDue, tellDue }, ...conversationTimers, meaningTimer]
  const lookers =
    work && configuration.ROLES.includes('worker')
      ? [
          ...timed.map((one) => createTimekeeper(house, one, onError)),
          createDispatcher(house, onError),
          createSearchReader(house, onError),
          createTidying(house, onError),
          createBookkeeper(house, onError),
          createAddingUp(house, onError),
        ]
      : []
  lookers.push(lookEvery(REFRESH_MS, () => house.links.refresh(), onError))
  if (house.replica) lookers.push(house.replica)
  for (const looker of lookers) looker.start()
  void readyGuard()
  return {
    house,
    async close() {
      await Promise.all(lookers.map((looker) => looker.stop()))
      await jobs.stop()
      await hub.stop()
      await bus.stop()
      await Promise.all([house.traces?.stop(), database.close()])
      await found.stop()
    },
  }
}
