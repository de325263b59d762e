import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { MerchantId } from '../../shared/ids.ts'
import { statement } from './database/database.ts'
import type { House } from './house.ts'
import { type ReactionJob, runReaction } from './reactions.ts'
import { inSpan } from './traces.ts'
import type { Tx } from './transaction.ts'

const QUEUE = 'reactions'
/** For reactions that wait on others' servers: slow ones hold up only each other. */
const ASIDE = 'aside'
/** Workers fetch on their own, so that a slow batch never holds up the next customer's answer. */
const WORKERS = 4
const BATCH = 8
/** How often jobs of dead processes are looked for, and how often a running one says that it lives. */
const SWEEP_SECONDS = 3
const TIDY_SECONDS = 300

export interface Jobs {
  /** Queues reactions in the caller's transaction: they exist exactly if it commits. */
  add(tx: Tx, jobs: readonly ReactionJob[]): Promise<void>
  /** Something was queued: fetch now instead of at the next poll. */
  wake(): void
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
  const db = { executeSql: (text: string, values?: unknown[]) => system.query(text, values) }
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
  const workers: string[] = []

  return {
    async add(tx, jobs) {
      const options = { db: { executeSql: async (text: string, values?: unknown[]) => ({ rows: await tx.rows(text, values) }) } }
      const [now, aside] = [jobs.filter((job) => job.aside === undefined), jobs.filter((job) => job.aside !== undefined)]
      if (now.length)
        await boss.insert(
          QUEUE,
          now.map((data) => ({ data })),
          options,
        )
      if (aside.length)
        await boss.insert(
          ASIDE,
          aside.map((data) => ({ data, startAfter: String(data.aside) })),
          options,
        )
    },
    wake: () => workers.forEach((id) => boss.notifyWorker(id)),
    async start(house) {
      await boss.start()
      if (!house.configuration.ROLES.includes('worker')) return
      for (let n = 0; n < WORKERS; n++) workers.push(await work(boss, house, QUEUE), await work(boss, house, ASIDE))
    },
    async stop() {
      await boss.stop({ close: false, graceful: true, timeout: 5_000 })
    },
    async waiting() {
      const { rows } = await system.query<{ queue: string; count: number; oldestSeconds: number }>(
        statement(
          `select q.name as queue, count(j.id) as count,
                  coalesce(extract(epoch from now() - min(j.start_after)), 0)::float as "oldestSeconds" from pgboss.queue q
             left join pgboss.job j on j.name = q.name and j.state < 'active' and j.start_after <= now()
            where q.name = any($1) group by q.name`,
          [[QUEUE, ASIDE]],
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

const work = (boss: PgBoss, house: House, queue: string): Promise<string> =>
  boss.work<
    ReactionJob,
    unknown,
    { batchSize: number; perJobResults: true; pollingIntervalSeconds: number; heartbeatRefreshSeconds: number }
  >(queue, { batchSize: BATCH, perJobResults: true, pollingIntervalSeconds: 2, heartbeatRefreshSeconds: SWEEP_SECONDS }, (jobs) =>
    Promise.all(jobs.map(async (job) => ({ id: job.id, ...(await outcome(house, job.data)) }))),
  )

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
