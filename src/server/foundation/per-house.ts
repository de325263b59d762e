import type { Recorded } from './events.ts'
import type { House } from './house.ts'

/**
 * What this process keeps in memory for each house it serves (one; tests have several): made when it is first asked for. From then on `hear` is given
 * every event of the log, to take out what that has made wrong; where some cannot be told, it is made anew.
 */
export function perHouse<Kept extends object>(make: () => Kept, hear?: (kept: Kept, event: Recorded) => void): (house: House) => Kept {
  const all = new WeakMap<House, Kept>()
  return (house) => {
    const there = all.get(house)
    if (there) return there
    const kept = make()
    all.set(house, kept)
    if (hear) {
      const stop = house.hub.subscribe(
        (events) => {
          for (const event of events) hear(kept, event)
        },
        () => {
          stop()
          all.delete(house)
        },
      )
    }
    return kept
  }
}
