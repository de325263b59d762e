import assert from 'node:assert/strict'

/** Milliseconds the work below takes on the machine the aims were set on. */
const THERE_MS = 340

function workMs(): number {
  const begin = performance.now()
  let sum = 1
  for (let i = 0; i < 1e8; i++) sum = (sum * 31 + i) | 0
  assert.notEqual(sum, 0)
  return performance.now() - begin
}
/** How much slower this machine is, at its best of three; at least 1. Asked by the first test, so that nothing else runs yet. */
const slower = Math.max(1, Math.min(workMs(), workMs(), workMs()) / THERE_MS)

/**
 * An aim in milliseconds of processor time, as it holds on the machine it was set on: on a slower one it is as many times longer, or the test would
 * tell the machine from another, not the code from what it was.
 */
export function atMost(what: string, ms: number, aim: number): void {
  const here = aim * slower
  const says = `${what}: ${ms.toFixed(1)} ms (aim ${aim}, on this machine ${here.toFixed(0)})`
  console.log(`# ${says}`)
  assert.ok(ms <= here, says)
}
