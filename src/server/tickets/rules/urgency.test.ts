import assert from 'node:assert/strict'
import { test } from 'node:test'
import { urgencyOf } from './urgency.ts'

const at = (hour: number) => new Date(Date.UTC(2026, 10, 8, hour))
const running = (hour: number) => ({
  state: 'running' as const,
  dueAt: at(hour),
  steps: [{ rung: 'breached' as const, ms: 9e6 }],
  usedMs: 0,
})
const paused = (usedMs: number) => ({ ...running(0), state: 'paused' as const, dueAt: null, usedMs })
const stopped = (hour: number) => ({ ...running(hour), state: 'stopped' as const })

test('what runs comes first, by the end that comes first; then what waits, by the time left; then the rest, the newest first', () => {
  const inOrder = [
    urgencyOf([stopped(1), running(9), running(3)], at(0)),
    urgencyOf([running(4)], at(0)),
    urgencyOf([running(5), paused(9e6)], at(0)),
    urgencyOf([{ ...running(0), dueAt: new Date('9999-12-31T23:59:59Z') }], at(0)),
    urgencyOf([paused(10e6)], at(0)),
    urgencyOf([paused(8e6), paused(1e6)], at(0)),
    urgencyOf([paused(1e6), stopped(1)], at(0)),
    urgencyOf([stopped(1)], at(7)),
    urgencyOf([], at(6)),
    urgencyOf([], new Date('1990-01-01T00:00:00Z')),
  ]
  assert.deepEqual(
    inOrder,
    inOrder.toSorted((a, b) => a - b),
  )
  assert.equal(new Set(inOrder).size, inOrder.length)
  assert.ok(inOrder.every(Number.isSafeInteger))
})
