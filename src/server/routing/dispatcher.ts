import { withWork } from '../conversations/giving.ts'
import { systemActor } from '../foundation/actor.ts'
import type { House } from '../foundation/house.ts'
import { type Looker, lookEvery } from '../foundation/looker.ts'
import { dispatch } from './actions.ts'
import { listActive } from './store.ts'

const LOOK_MS = 500
const MINUTE = 60_000

/**
 * Looks at who waits and who is free, beside any number of others that do the same. What it goes by stands in the conversations themselves, so
 * there is no timer to lose: who starts after a crash finds what is due.
 */
export const createDispatcher = (house: House, onError: (error: Error) => void): Looker =>
  lookEvery(
    LOOK_MS,
    async (stopped) => {
      const now = house.clock.now().getTime()
      const active = await listActive(house)
      if (!active.length) return
      const asked = active.map(({ takeBackMinutes, ...shop }) => ({
        ...shop,
        silentSince: takeBackMinutes === null ? null : new Date(now - takeBackMinutes * MINUTE),
      }))
      for (const { merchantId, shopId } of await withWork(house, asked)) {
        const actor = systemActor(merchantId, [shopId])
        while (!stopped() && (await dispatch({ house, actor, language: 'zh-CN' }, shopId)) > 0);
      }
    },
    onError,
  )
