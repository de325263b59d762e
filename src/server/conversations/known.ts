import type { CustomerId } from '../../shared/ids.ts'
import type { House } from '../foundation/house.ts'
import { perHouse } from '../foundation/per-house.ts'
import type { State } from './state.ts'

/** Of a channel; bounded by what a busy hour holds open, each about a kilobyte. */
const MOST = 5_000
type Known = Map<string, Map<CustomerId, State>>
const knownIn = perHouse(
  (): Known => new Map(),
  // What another process did to one is heard here; what was not heard yet is found out by the version.
  (channels, event) => {
    if (event.own || !event.customerId) return
    const { conversation } = event.data as { conversation?: Pick<State, 'channel'> }
    if (conversation) channels.get(conversation.channel)?.delete(event.customerId)
  },
)

/**
 * Open conversations as this process wrote them last, so that a customer's next message waits for no lock. They are taken out: whoever fails with one,
 * because somebody else has changed it (`require_all`), finds none when trying again, and locks.
 */
export function takeKnown(house: House, channel: string, customerIds: readonly CustomerId[]): Map<CustomerId, State> {
  const map = knownIn(house).get(channel)
  const taken = new Map<CustomerId, State>()
  for (const customerId of customerIds) {
    const state = map?.get(customerId)
    if (!state) continue
    map!.delete(customerId)
    taken.set(customerId, state)
  }
  return taken
}

/** As they have just been written, under a version nobody else has given; should they not be committed, the version finds it out. */
export function keepKnown(house: House, states: readonly State[]): void {
  const channels = knownIn(house)
  for (const state of states) {
    const map = channels.get(state.channel) ?? new Map<CustomerId, State>()
    channels.set(state.channel, map)
    map.delete(state.customerId)
    if (state.status === 'closed') continue
    if (map.size >= MOST) map.delete(map.keys().next().value!)
    map.set(state.customerId, state)
  }
}
