import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { type Looker, lookEvery } from '../foundation/looker.ts'
import { tellDue } from './actions/clocks.ts'
import { merchantsDue } from './store/clocks.ts'

/** How often to look. The first reply's thirty seconds are measured by this; a look that finds nothing reads one end of an index. */
const LOOK_MS = 500
const AT_ONCE = 200

/** Looks for what is due and tells it, beside any number of others that do the same: who holds a clock tells it, who is killed leaves it to the next. */
export const createTimekeeper = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    LOOK_MS,
    async (stopped) => {
      for (const merchantId of await merchantsDue(house, house.clock.now())) {
        const actor = systemActor(merchantId, await house.shopsOf(merchantId), 'system')
        while (!stopped() && (await tellDue({ house, actor, language: 'zh-CN' }, AT_ONCE)) > 0);
      }
    },
    onError,
  )
