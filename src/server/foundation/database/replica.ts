import type pg from 'pg'
import { type Looker, lookEvery } from '../looker.ts'

/** A read replica that follows the primary's write-ahead log. What it tells may be some seconds old, so it is asked only for what is over. */
export interface Replica extends Looker {
  readonly pool: pg.Pool
  /** When it was last looked at, it answered and was no further behind than the look before. */
  readonly near: boolean
  /** It did not answer somebody: nobody is sent there until it is looked at again. */
  failed(error: unknown): void
}

/** What it tells is at most twice as old. */
const LOOK_MS = 5_000

const PLACE = 'select pg_current_wal_flush_lsn()::text as place'
/** One that was promoted follows nobody, and one that follows something else (a copy made row by row) has no such place. */
const REACHED = 'select pg_is_in_recovery() and coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as reached'

/** Looks again and again whether the replica has reached what the primary had written one look ago. `onChange` hears when it comes near and when, and why, it is left. */
export function watchReplica(
  primary: pg.Pool,
  pool: pg.Pool,
  onChange: (near: boolean, why: string) => void,
  onError: (error: Error) => void,
): Replica {
  let near: boolean | undefined
  let place: string | undefined
  const become = (now: boolean, why = '') => {
    if (now !== near) onChange(now, why)
    near = now
  }
  const failed = (error: unknown) => become(false, (error as Error).message)
  const look = async (): Promise<void> => {
    if (place)
      try {
        const { rows } = await pool.query<{ reached: boolean }>(REACHED, [place])
        become(rows[0]!.reached, 'behind')
      } catch (error) {
        failed(error)
      }
    const { rows } = await primary.query<{ place: string }>(PLACE)
    place = rows[0]!.place
  }
  return {
    pool,
    get near() {
      return near === true
    },
    failed,
    ...lookEvery(LOOK_MS, look, onError),
  }
}
