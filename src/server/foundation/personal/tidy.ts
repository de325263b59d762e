import type pg from 'pg'

const DAY_MS = 86_400_000
/** So many rows a statement: nobody waits long for a lock, and the log's readers never behind a long transaction. */
const AT_ONCE = 2_000

/** Rows of a table that have had their time. */
interface Old {
  table: string
  /** Gives where some of them are (`ctid`). $1: now, or before when. */
  found: string
}
/** What nobody can use any more, whatever is kept for how long: each found by an index of its own (db/migrations/0542-tidied-by-age.sql). */
const spent: readonly Old[] = [
  byAge('sign_in_failures', `at < $1::timestamptz - interval '1 day'`),
  byAge('idempotency_keys', `at < $1::timestamptz - interval '2 days'`),
  byAge('sessions', `expires_at < $1`),
  byAge('customer_tokens', `expires_at < $1`),
  // A message is taken within minutes of its signature; who tries again under the same id does so for days.
  byAge('platform_messages', `received_at < $1::timestamptz - interval '30 days'`),
  byAge('confirmations', `expires_at < $1::timestamptz - interval '30 days' and used_at is null`),
]
/** Who did, said and asked what: as long as the operator says. */
const traces: readonly Old[] = [
  byOwner('events', 'merchants', 'at < $1'),
  byOwner('guard_log', 'merchants', 'at < $1'),
  byOwner('model_runs', 'merchants', 'at < $1'),
  byOwner('webhook_deliveries', 'merchants', `created_at < $1 and status <> 'waiting'`),
  byOwner('assistant_turns', 'shops', 'at < $1'),
]
export const allOld: readonly Old[] = [...spent, ...traces]

function byAge(table: string, where: string): Old {
  return { table, found: `select ctid from ${table} where ${where} limit ${AT_ONCE}` }
}
/**
 * Of what is written all day, no index is kept for this: each owner's own index has the oldest at its beginning. Ids rise with time (UUIDv7), so
 * the earliest id of a moment (the `floor` below is milliseconds) ends the look; what came with an older date later goes when its id is as old.
 */
function byOwner(table: string, owners: 'merchants' | 'shops', where: string): Old {
  const [mine, order] =
    owners === 'merchants'
      ? [`id < rpad(lpad(to_hex(floor(extract(epoch from $1::timestamptz) * 1000)::bigint), 12, '0'), 32, '0')::uuid`, 'id']
      : ['shop_id = owner.id', 'at']
  return {
    table,
    found: `select old.place from ${owners} owner cross join lateral (
        select ctid as place from ${table} where merchant_id = owner.merchant_id and ${mine} and ${where} order by ${order} limit ${AT_ONCE}) old
      limit ${AT_ONCE}`,
  }
}

async function remove(system: pg.Pool, { table, found }: Old, before: Date): Promise<number> {
  for (let total = 0; ; ) {
    const { rowCount } = await system.query(`delete from ${table} where ctid = any(array(${found}))`, [before])
    total += rowCount ?? 0
    if ((rowCount ?? 0) < AT_ONCE) return total
  }
}

/** Takes away what has had its time; gives the rows by table. With `keepDays` null only what is of no use any more. */
export async function tidy(system: pg.Pool, now: Date, keepDays: number | null): Promise<Record<string, number>> {
  const gone: Record<string, number> = {}
  for (const old of spent) gone[old.table] = await remove(system, old, now)
  if (keepDays === null) return gone
  const before = new Date(now.getTime() - keepDays * DAY_MS)
  for (const old of traces) gone[old.table] = await remove(system, old, before)
  return gone
}
