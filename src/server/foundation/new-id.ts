import { randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'
import type { Id } from '../../shared/ids.ts'

const BYTES = 16
/** Randomness for the next ids: asking the kernel for each would cost more than the id. */
const random = new Uint8Array(256 * BYTES)
let used = random.length
let msecs = 0
let seq = 0

/** UUIDv7: rises with time and, within one process, from call to call, so the newest row is at the end of every index. */
export function newId<Noun extends string>(): Id<Noun> {
  if (used === random.length) {
    randomFillSync(random)
    used = 0
  }
  const own = random.subarray(used, (used += BYTES))
  const now = Date.now()
  if (now > msecs) {
    msecs = now
    // Begins below a half of what fits, so that counting on never starts over within a millisecond.
    seq = ((own[0]! & 0x7f) << 24) | (own[1]! << 16) | (own[2]! << 8) | own[3]!
  } else seq += 1
  return v7({ random: own, msecs, seq }) as Id<Noun>
}
