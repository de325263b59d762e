import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CaseStatus } from '../../../shared/wire/aftersales.ts'
import { askKinds } from '../../../shared/wire/policy.ts'
import { ended, FIRST, lifecycle, verbsOf } from './lifecycle.ts'

test('every kind: each status can be reached from the first, each one that is not an end can reach an end, ends have no way out', () => {
  for (const kind of askKinds) {
    const reached = new Set<CaseStatus>([FIRST])
    for (const status of reached) for (const [, { to }] of verbsOf(kind, status)) reached.add(to)
    for (const status of Object.keys(lifecycle[kind]) as CaseStatus[]) assert.ok(reached.has(status), `${kind}: ${status} is never reached`)
    for (const status of reached) {
      if (ended.has(status)) {
        assert.deepEqual(verbsOf(kind, status), [], `${kind}: ${status} is an end`)
        continue
      }
      const onward = new Set<CaseStatus>([status])
      for (const at of onward) for (const [, { to }] of verbsOf(kind, at)) onward.add(to)
      assert.ok(
        [...onward].some((at) => ended.has(at)),
        `${kind}: stuck in ${status}`,
      )
      assert.ok(
        verbsOf(kind, status).some(([, { by }]) => by.length > 0),
        `${kind}: nobody may move ${status}`,
      )
    }
  }
})

test('a repair that is not under warranty never begins before the customer has said yes', () => {
  for (const [verb, { to, by }] of verbsOf('repair', 'quoted'))
    if (to === 'repairing') assert.deepEqual([verb, by], ['consent', ['customer']])
})

test('only the house says that money has moved', () => {
  for (const kind of askKinds)
    for (const status of ['acting', 'unknown'] as const)
      for (const [verb, { to, by }] of verbsOf(kind, status)) if (to === 'done') assert.deepEqual([verb, by], ['succeed', ['house']])
})
