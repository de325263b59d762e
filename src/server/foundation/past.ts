import type pg from 'pg'
import { statement } from './database/database.ts'

/**
 * A server, the line of time it is on (another after a standby took over, and after it was put back to an earlier moment), and the database in it.
 * Cursors and whatever else is counted in transactions mean something within one of these only.
 */
const PAST = `select (select system_identifier from pg_control_system()) || '.' || left(pg_walfile_name(pg_current_wal_lsn()), 8) || '.' || oid as past
  from pg_database where datname = current_database()`
/** Some hosts do not say it, or not to everybody. */
const UNTOLD = new Set(['0A000', '42501', '42883'])

/** What is known of the first time is no change. */
const LEARN = `update installation set epoch = epoch + (past is not null)::int, past = $1 where past is distinct from $1`
const READ = 'select pg_snapshot_xmin(pg_current_snapshot())::text as before, epoch, past from installation'

interface Known {
  epoch: number
  past: string | null
  /** The oldest transaction that runs. */
  before: string
}

async function pastOf(log: pg.Pool): Promise<string | null> {
  try {
    return (await log.query<{ past: string }>(PAST)).rows[0]!.past
  } catch (error) {
    if (UNTOLD.has((error as { code?: string }).code ?? '')) return null
    throw error
  }
}

/** What is known of the database that answers. Its epoch is raised when it has another past than it had, by whichever process sees that first. */
export async function learnPast(log: pg.Pool): Promise<Known> {
  const past = await pastOf(log)
  const read = async () => (await log.query<Known>(READ)).rows[0]!
  const known = await read()
  if (!past || past === known.past) return known
  await log.query(statement(LEARN, [past]))
  return read()
}
