import assert from 'node:assert/strict'

/** Milliseconds the work below takes on a machine on which the aims are met. */
const THERE_MS = 340

function workMs(): number {
  const begin = performance.now()
  let sum = 1
  for (let i = 0; i < 1e8; i++) sum = (sum * 31 + i) | 0
  assert.notEqual(sum, 0)
  return performance.now() - begin
}

/**
 * An aim in milliseconds of processor time as it holds here: on a slower machine as many times longer, or a test would tell the machine from another,
 * not the code from what it was. On a faster one it stays. Takes a second: to be asked before anything else runs.
 */
export const onThisMachine = (aim: number): number => Math.round(aim * slower)
const slower = Math.max(1, Math.min(workMs(), workMs(), workMs()) / THERE_MS)

export function atMost(what: string, ms: number, limit: number): void {
  const says = `${what}: ${ms.toFixed(1)} ms (at most ${limit})`
  console.log(`# ${says}`)
  assert.ok(ms <= limit, says)
}
