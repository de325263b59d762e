import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { tellDue } from './actions/clocks.ts'
import { merchantsDue } from './store/clocks.ts'

/** How often to look. The first reply's thirty seconds are measured by this; a look that finds nothing reads one end of an index. */
const LOOK_MS = 500
const AT_ONCE = 200

export interface Timekeeper {
  start(): void
  stop(): Promise<void>
}

/** Looks for what is due and tells it, beside any number of others that do the same: who holds a clock tells it, who is killed leaves it to the next. */
export function createTimekeeper(house: House, onError: (error: Error) => void): Timekeeper {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  let stopped = false

  const look = async (): Promise<void> => {
    try {
      for (const merchantId of await merchantsDue(house, house.clock.now())) {
        const actor = systemActor(merchantId, await house.shopsOf(merchantId), 'system')
        while (!stopped && (await tellDue({ house, actor, language: 'zh-CN' }, AT_ONCE)) > 0);
      }
    } catch (error) {
      if (!stopped) onError(error as Error)
    }
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
