import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { statement } from './database/database.ts'

export interface Writes {
  /** A transaction that was begun then (performance.now) and wrote something is kept. */
  kept(began: number): void
  /** One is not, because of the database. */
  failed(error: unknown): void
  /** Whether what is written now would be kept; answers within `WAIT_MS` whatever the database does, as long as it did lately. */
  work(): Promise<boolean>
}

/** What was written lately says as much as another write would. */
const FRESH_MS = 5_000
const WAIT_MS = 1_000
/** Costs a flush to the disk and leaves nothing behind. */
const TRY = 'update installation set epoch = epoch'

/**
 * Remembers how the last writes went. Only who has none to remember tries one, so that asking often costs nothing; asked again while one is under way
 * it is the same one. Reads, and writes that never reach the disk, would go well on a full one.
 */
export function watchWrites(system: pg.Pool): Writes {
  let keptAt = -Infinity
  let noRoomAt = -Infinity
  let well = true
  let trying: { began: number; outcome: Promise<boolean> } | undefined
  const kept = (began: number): void => {
    keptAt = Math.max(keptAt, began)
    well = true
  }
  const failed = (error: unknown): void => {
    keptAt = -Infinity
    well = false
    // A small write may find room where a message finds none.
    if (String((error as { code?: unknown }).code).startsWith('53')) noRoomAt = performance.now()
  }
  async function attempt(began: number): Promise<boolean> {
    try {
      await system.query(statement(TRY, []))
      kept(began)
    } catch (error) {
      failed(error)
    }
    trying = undefined
    return well
  }
  return {
    kept,
    failed,
    async work() {
      const now = performance.now()
      if (now - noRoomAt < FRESH_MS) return false
      if (now - keptAt < FRESH_MS) return true
      const { began, outcome } = (trying ??= { began: now, outcome: attempt(now) })
      const stopped = new AbortController()
      const slow = pause(WAIT_MS, null, { signal: stopped.signal }).catch(() => null)
      const ended = await Promise.race([outcome, slow])
      stopped.abort()
      return ended ?? (well && performance.now() - began < FRESH_MS)
    },
  }
}
