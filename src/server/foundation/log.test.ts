import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pino } from 'pino'
import { onceASecond } from './log.ts'

test('the same line is written once a second, with how many were not; lines that differ in anything are all written', () => {
  let now = 0
  const lines: Record<string, unknown>[] = []
  const log = pino(
    { base: undefined, hooks: { logMethod: onceASecond(() => now) } },
    { write: (line) => void lines.push(JSON.parse(line)) },
  )
  const written = () => lines.splice(0).map(({ level: _, time: __, ...line }) => line)

  for (let n = 0; n < 50; n++) log.warn({ error: 'refused' }, 'database unreachable')
  log.warn({ error: 'starting up' }, 'database unreachable')
  log.error({ reference: 'a' }, 'unexpected failure')
  log.error({ reference: 'b' }, 'unexpected failure')
  assert.deepEqual(written(), [
    { error: 'refused', msg: 'database unreachable' },
    { error: 'starting up', msg: 'database unreachable' },
    { reference: 'a', msg: 'unexpected failure' },
    { reference: 'b', msg: 'unexpected failure' },
  ])

  now = 1_000
  log.warn({ error: 'refused' }, 'database unreachable')
  log.info('plain words')
  log.info('plain words')
  assert.deepEqual(written(), [
    { unwritten: 49, msg: 'so often the next line was not written' },
    { error: 'refused', msg: 'database unreachable' },
    { msg: 'plain words' },
  ])

  now = 2_500
  for (let n = 0; n < 500; n++) log.warn({ n }, 'each its own')
  assert.equal(written().length, 500)
  log.warn({ error: 'refused' }, 'database unreachable')
  assert.deepEqual(written(), [{ error: 'refused', msg: 'database unreachable' }], 'what was forgotten is written as new')

  const [one, other] = [new Error('one'), new Error('other')]
  for (const err of [one, other, one]) log.warn({ err }, 'failed')
  assert.deepEqual(
    written().map(({ err }) => (err as Error).message),
    ['one', 'other'],
  )
  const around: { self?: unknown } = {}
  around.self = around
  for (let n = 0; n < 2; n++) log.warn(around, 'in circles')
  assert.equal(written().length, 2)
})
