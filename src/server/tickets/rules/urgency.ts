import type { RunningClock } from '../../../shared/wire/clocks.ts'
import type { Step } from './clock.ts'

interface Counting {
  state: RunningClock['state']
  dueAt: Date | null
  steps: readonly Step[]
  usedMs: number
}
/** Beyond every end a clock can have, and beyond all time that can be left. */
const WAITS = 1e15
const NONE = 3e15

/**
 * Where a thing stands in a list of its kind, the smallest first. What runs, by the end that comes first; then what waits for somebody, by the time it
 * will have left; then what has no clock any more, the newest first.
 */
export function urgencyOf(clocks: readonly Counting[], createdAt: Date): number {
  const ends = clocks.flatMap(({ state, dueAt }) => (state === 'running' && dueAt ? [dueAt.getTime()] : []))
  if (ends.length) return Math.min(...ends)
  const left = clocks.flatMap(({ state, steps, usedMs }) => (state === 'paused' ? [Math.max(0, (steps.at(-1)?.ms ?? 0) - usedMs)] : []))
  return left.length ? WAITS + Math.min(...left) : NONE - createdAt.getTime()
}
