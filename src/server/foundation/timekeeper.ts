import type { MerchantId } from '../../shared/ids.ts'
import { systemActor } from './actor.ts'
import type { Context, House } from './house.ts'
import { type Looker, lookEvery } from './looker.ts'

/** How often to look. The first reply's thirty seconds are measured by this; a look that finds nothing reads one end of an index. */
const LOOK_MS = 500
const AT_ONCE = 200

/**
 * A room's own timers: whose are due, and what is done about them, a few at a time. Returns how many were. Nobody's message is told while an older
 * transaction runs: what is due together is written together, or each in its own.
 */
export interface Timed {
  merchantsDue(house: House, now: Date): Promise<MerchantId[]>
  tellDue(context: Context, limit: number): Promise<number>
}

/** Looks for what is due and tells it, beside any number of others that do the same: who holds a timer tells it, who is killed leaves it to the next. */
export const createTimekeeper = (house: House, { merchantsDue, tellDue }: Timed, onError: (error: Error) => void): Looker =>
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
