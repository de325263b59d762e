import type { Configuration } from '../configuration.ts'
import type { Log } from '../log.ts'
import type { Address } from './database.ts'
import { startEmbeddedPostgres } from './embedded-postgres.ts'

export interface FoundDatabase {
  address: Address
  /** Ours: started, or joined when another process runs it already. */
  embedded: boolean
  stop(): Promise<void>
}

/** The database the configuration names, or our own. Throws DatabaseStartError. */
export async function findDatabase({ DATABASE_URL, DATA_DIR }: Configuration, log: Log): Promise<FoundDatabase> {
  if (DATABASE_URL) return { address: { connectionString: DATABASE_URL }, embedded: false, stop: async () => {} }
  const own = await startEmbeddedPostgres({ dataDir: DATA_DIR, log: (message, fields) => log.info(fields ?? {}, message) })
  return { address: own.connection, embedded: true, stop: () => own.stop() }
}
