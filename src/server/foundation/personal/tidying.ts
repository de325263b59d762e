import type { House } from '../house.ts'
import { tidy } from './tidy.ts'

const EVERY_MS = 3_600_000

/** Tidies every hour, beside any number of others that do the same: what is gone is gone. */
export function createTidying({ database, configuration, clock, log }: House, onError: (error: Error) => void) {
  const run = () =>
    tidy(database.system, clock.now(), configuration.KEEP_DAYS ?? null).then((gone) => log.info({ gone }, 'tidied'), onError)
  let running: Promise<void> = Promise.resolve()
  let timer: NodeJS.Timeout | undefined
  return {
    start() {
      timer = setInterval(() => (running = run()), EVERY_MS)
      timer.unref()
    },
    async stop() {
      clearInterval(timer)
      await running
    },
  }
}
