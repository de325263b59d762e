import type { MerchantId } from '../../shared/ids.ts'
import { systemActor } from './actor.ts'
import type { Context, House } from './house.ts'

/** How often to look. The first reply's thirty seconds are measured by this; a look that finds nothing reads one end of an index. */
const LOOK_MS = 500
const AT_ONCE = 200

/** A room's own timers: whose are due, and what is done about them, a few at a time. Returns how many were. */
export interface Timed {
  merchantsDue(house: House, now: Date): Promise<MerchantId[]>
  tellDue(context: Context, limit: number): Promise<number>
}

export interface Timekeeper {
  start(): void
  stop(): Promise<void>
}

/** Looks for what is due and tells it, beside any number of others that do the same: who holds a timer tells it, who is killed leaves it to the next. */
export function createTimekeeper(house: House, all: readonly Timed[], onError: (error: Error) => void): Timekeeper {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  let stopped = false

  const lookAt = async ({ merchantsDue, tellDue }: Timed): Promise<void> => {
    try {
      for (const merchantId of await merchantsDue(house, house.clock.now())) {
        const actor = systemActor(merchantId, await house.shopsOf(merchantId), 'system')
        while (!stopped && (await tellDue({ house, actor, language: 'zh-CN' }, AT_ONCE)) > 0);
      }
    } catch (error) {
      if (!stopped) onError(error as Error)
    }
  }
  const look = async (): Promise<void> => {
    for (const timed of all) await lookAt(timed)
    if (!stopped) timer = setTimeout(() => (looking = look()), LOOK_MS)
  }
  return {
    start: () => void (looking = look()),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
