import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { MerchantId } from '../../shared/ids.ts'
import { statement } from './database/database.ts'
import type { House } from './house.ts'
import { type Queue, queueOf } from './queues.ts'
import { type ReactionJob, runReaction } from './reactions.ts'
import { inSpan } from './traces.ts'
import type { Tx } from './transaction.ts'

const both: readonly Queue[] = ['reactions', 'aside']
/** Workers fetch on their own, so that a slow batch never holds up the next customer's answer. */
const WORKERS = 4
const BATCH = 8
/** Who has just been woken is not woken again for this long: in a busy house several jobs are fetched at once. */
const NAP_MS = 20
/** How often jobs of dead processes are looked for, and how often a running one says that it lives. */
const SWEEP_SECONDS = 3
const TIDY_SECONDS = 300

export interface Jobs {
  /** Queues reactions in the caller's transaction: they exist exactly if it commits. */
  add(tx: Tx, jobs: readonly ReactionJob[]): Promise<void>
  /** Something was queued: fetch now instead of at the next poll. */
  wake(queues?: readonly Queue[]): void
  start(house: House): Promise<void>
  stop(): Promise<void>
  /** How many could run now and have not begun, and how long the first of them has waited, by queue. */
  waiting(): Promise<{ queue: string; count: number; oldestSeconds: number }[]>
  /** What failed for good for a merchant, newest first. */
  dead(merchantId: MerchantId, limit: number): Promise<DeadLetter[]>
}

export interface DeadLetter {
  id: string
  reaction: string
  eventId: string
  failedAt: Date
  reason: string
}

/** Reactions on pg-boss, in the same database. A job whose process died is taken up again when it has said nothing for ten seconds (`queues.ts`). */
export function createJobs(system: pg.Pool, onError: (error: Error) => void): Jobs {
  // Asked a hundred times a second: what has values is planned once.
  const db = {
    executeSql: (text: string, values?: unknown[]) => (values?.length ? system.query(statement(text, values)) : system.query(text)),
  }
  const boss = new PgBoss({
    db,
    schema: 'pgboss',
    migrate: false,
    createSchema: false,
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: SWEEP_SECONDS,
    monitorIntervalSeconds: SWEEP_SECONDS,
    maintenanceIntervalSeconds: TIDY_SECONDS,
    reindex: false,
    monitorVacuum: false,
  })
  boss.on('error', onError)
  const crews = { reactions: createCrew(boss), aside: createCrew(boss) }

  return {
    async add(tx, jobs) {
      const options = { db: { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.rows(text, values) }) } }
      const [now, aside] = [jobs.filter((job) => queueOf(job) === 'reactions'), jobs.filter((job) => queueOf(job) === 'aside')]
      if (now.length)
        await boss.insert(
          'reactions',
          now.map((data) => ({ data })),
          options,
        )
      if (aside.length)
        await boss.insert(
          'aside',
          aside.map((data) => ({ data, startAfter: String(data.aside) })),
          options,
        )
    },
    wake: (names = both) => names.forEach((name) => crews[name].wake()),
    async start(house) {
      await boss.start()
      if (!house.configuration.ROLES.includes('worker')) return
      for (const name of both) for (let n = 0; n < WORKERS; n++) await crews[name].hire(house, name)
    },
    async stop() {
      for (const name of both) crews[name].stop()
      await boss.stop({ close: false, graceful: true, timeout: 5_000 })
    },
    async waiting() {
      const { rows } = await system.query<{ queue: string; count: number; oldestSeconds: number }>(
        statement(
          `select q.name as queue, count(j.id) as count,
                  coalesce(extract(epoch from now() - min(j.start_after)), 0)::float as "oldestSeconds" from pgboss.queue q
             left join pgboss.job j on j.name = q.name and j.state < 'active' and j.start_after <= now()
            where q.name = any($1) group by q.name`,
          [both],
        ),
      )
      return rows
    },
    async dead(merchantId, limit) {
      const { rows } = await system.query<DeadLetter>(
        statement(
          `select id, data->>'reaction' as reaction, data->>'eventId' as "eventId", created_on as "failedAt",
                  coalesce(source_output->>'message', output->>'message', '') as reason
             from pgboss.job where name = 'dead-letters' and data->>'merchantId' = $1 order by created_on desc limit $2`,
          [merchantId, limit],
        ),
      )
      return rows
    },
  }
}

/** Those who work on one queue. One of them is woken, not all: whoever finds a job wakes the next, for there may be more. */
function createCrew(boss: PgBoss) {
  const crew: { id: string; busy: boolean }[] = []
  let wokenAt = -Infinity
  let waking: NodeJS.Timeout | undefined

  const rouse = (): void => {
    waking = undefined
    wokenAt = performance.now()
    const idle = crew.find(({ busy }) => !busy)
    for (const { id } of idle ? [idle] : crew) boss.notifyWorker(id)
  }
  const wake = (): void => {
    if (waking) return
    const nap = wokenAt + NAP_MS - performance.now()
    if (nap > 0) waking = setTimeout(rouse, nap)
    else rouse()
  }
  return {
    wake,
    async hire(house: House, queue: Queue): Promise<void> {
      const worker = { id: '', busy: false }
      worker.id = await boss.work<
        ReactionJob,
        unknown,
        { batchSize: number; perJobResults: true; pollingIntervalSeconds: number; heartbeatRefreshSeconds: number }
      >(
        queue,
        { batchSize: BATCH, perJobResults: true, pollingIntervalSeconds: 2, heartbeatRefreshSeconds: SWEEP_SECONDS },
        async (jobs) => {
          worker.busy = true
          wake()
          const outcomes = await Promise.all(jobs.map(async (job) => ({ id: job.id, ...(await outcome(house, job.data)) })))
          worker.busy = false
          return outcomes
        },
      )
      crew.push(worker)
    },
    stop: () => clearTimeout(waking),
  }
}

async function outcome(house: House, job: ReactionJob): Promise<{ status: 'completed' | 'failed'; output?: object }> {
  try {
    const attributes = { 'shopbell.event': job.eventId }
    await inSpan(house.traces, `reaction ${job.reaction}`, 'CONSUMER', attributes, () => runReaction(house, job), job.trace ?? null)
    house.metrics.reactions.inc({ reaction: job.reaction, outcome: 'done' })
    return { status: 'completed' }
  } catch (error) {
    const { message, stack } = error as Error
    house.metrics.reactions.inc({ reaction: job.reaction, outcome: 'failed' })
    house.log.warn({ reaction: job.reaction, eventId: job.eventId, message, stack }, 'reaction failed; it will be tried again')
    return { status: 'failed', output: { message } }
  }
}
