import type pg from 'pg'

const DAY_MS = 86_400_000
/** So many rows a statement: nobody waits long for a lock, and the log's readers never behind a long transaction. */
const AT_ONCE = 2_000

/** What nobody can use any more, whatever is kept for how long. */
const spent: readonly (readonly [table: string, where: string])[] = [
  ['sign_in_failures', `at < $1::timestamptz - interval '1 day'`],
  ['idempotency_keys', `at < $1::timestamptz - interval '2 days'`],
  ['sessions', `expires_at < $1`],
  ['customer_tokens', `expires_at < $1`],
  // A message is taken within minutes of its signature; who tries again under the same id does so for days.
  ['platform_messages', `received_at < $1::timestamptz - interval '30 days'`],
  ['confirmations', `expires_at < $1::timestamptz - interval '30 days' and used_at is null`],
]
/** Who did, said and asked what: as long as the operator says. */
const traces: readonly (readonly [table: string, where: string])[] = [
  ['events', 'at < $1'],
  ['guard_log', 'at < $1'],
  ['assistant_turns', 'at < $1'],
  ['model_runs', 'at < $1'],
  ['webhook_deliveries', `created_at < $1 and status <> 'waiting'`],
]

async function remove(system: pg.Pool, table: string, where: string, before: Date): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await system.query(
      `delete from ${table} where ctid = any(array(select ctid from ${table} where ${where} limit ${AT_ONCE}))`,
      [before],
    )
    total += rowCount ?? 0
    if ((rowCount ?? 0) < AT_ONCE) return total
  }
}

/** Takes away what has had its time; gives the rows by table. With `keepDays` null only what is of no use any more. */
export async function tidy(system: pg.Pool, now: Date, keepDays: number | null): Promise<Record<string, number>> {
  const gone: Record<string, number> = {}
  for (const [table, where] of spent) gone[table] = await remove(system, table, where, now)
  if (keepDays === null) return gone
  const before = new Date(now.getTime() - keepDays * DAY_MS)
  for (const [table, where] of traces) gone[table] = await remove(system, table, where, before)
  return gone
}
