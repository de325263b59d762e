import type { Writable } from 'node:stream'

/** What is said within one tick goes out as one write: each costs a call of the kernel, and often wakes somebody who then waits for the rest. */
export function inOneWrite(wire: Writable): void {
  if (wire.writableCorked) return
  wire.cork()
  process.nextTick(() => wire.uncork())
}
