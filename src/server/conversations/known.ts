import type { CustomerId } from '../../shared/ids.ts'
import type { House } from '../foundation/house.ts'
import type { State } from './state.ts'

/** Bounded by what a busy hour holds open; each is about a kilobyte. */
const MOST = 5_000
const known = new WeakMap<House, Map<string, State>>()
const nameOf = (customerId: CustomerId, channel: string) => `${customerId} ${channel}`

function knownIn(house: House): Map<string, State> {
  const existing = known.get(house)
  if (existing) return existing
  const map = new Map<string, State>()
  known.set(house, map)
  // What another process did to one is heard here; what was not heard yet is found out by the version.
  house.hub.subscribe((events) => {
    for (const event of events) {
      if (event.own || !event.customerId) continue
      const { conversation } = event.data as { conversation?: Pick<State, 'channel'> }
      if (conversation) map.delete(nameOf(event.customerId, conversation.channel))
    }
  })
  return map
}

/**
 * Open conversations as this process wrote them last, so that a customer's next message waits for no lock. They are taken out: whoever fails with one,
 * because somebody else has changed it (`require_all`), finds none when trying again, and locks.
 */
export function takeKnown(house: House, channel: string, customerIds: readonly CustomerId[]): Map<CustomerId, State> {
  const map = knownIn(house)
  const taken = new Map<CustomerId, State>()
  for (const customerId of customerIds) {
    const name = nameOf(customerId, channel)
    const state = map.get(name)
    if (!state) continue
    map.delete(name)
    taken.set(customerId, state)
  }
  return taken
}

/** As they have just been written and committed, under a version nobody else has given. */
export function keepKnown(house: House, states: readonly State[]): void {
  const map = knownIn(house)
  for (const state of states) {
    const name = nameOf(state.customerId, state.channel)
    map.delete(name)
    if (state.status === 'closed') continue
    if (map.size >= MOST) map.delete(map.keys().next().value!)
    map.set(name, state)
  }
}
