import type { MerchantId, ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Actor } from './actor.ts'
import type { Bus } from './bus.ts'
import type { Clock } from './clock.ts'
import type { Configuration } from './configuration.ts'
import type { Database } from './database/database.ts'
import type { Replica } from './database/replica.ts'
import type { Hub } from './hub.ts'
import type { Jobs } from './jobs.ts'
import type { Links } from './keys/link-keys.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Reaction } from './reactions.ts'
import type { Sealing } from './sealing.ts'
import type { Traces } from './traces.ts'
import type { Writes } from './writes.ts'

/** What every action and view stands on; made once per process in main.ts (and per test). */
export interface House {
  configuration: Configuration
  database: Database
  /** Absent unless one is named. */
  replica?: Replica | undefined
  clock: Clock
  log: Log
  metrics: Metrics
  /** Absent unless a collector is named. */
  traces?: Traces | undefined
  bus: Bus
  hub: Hub
  jobs: Jobs
  reactions: readonly Reaction[]
  /** Every shop of a merchant, for the house itself. Given by the room that knows. */
  shopsOf(merchantId: MerchantId): Promise<readonly ShopId[]>
  links: Links
  sealing: Sealing
  /** How the last ones went. */
  writes: Writes
  /** Set by benches and load tests only: customers may write faster than people type. */
  unthrottled?: boolean
}

/** Who asks, in which language they read, and with which key they may ask again. */
export interface Context {
  house: House
  actor: Actor
  language: Language
  idempotency?: { key: string; fingerprint: string } | undefined
}
