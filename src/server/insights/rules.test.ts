import assert from 'node:assert/strict'
import { test } from 'node:test'
import { countTurns, type Turn } from './rules.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 10, 9, minute))
const said = (minute: number, author: Turn['author'], kind: Turn['kind'] = 'text', code: string | null = null): Turn => ({
  at: at(minute),
  author,
  kind,
  code,
})
const line = (minute: number, code: string) => said(minute, 'system', 'system', code)
const minutes = ([from, to]: readonly [Date, Date]) => [from.getUTCMinutes(), to.getUTCMinutes()]
const count = (turns: Turn[], closed: number | null = null) => {
  const { replies, handling, closings } = countTurns(turns, closed === null ? null : at(closed))
  return { replies: replies.map(minutes), handling: handling && minutes(handling), closings }
}

test('a wait begins with the hand-over, not with what the assistant answered', () => {
  assert.deepEqual(
    count(
      [
        said(0, 'customer'),
        said(1, 'assistant'),
        said(2, 'customer'),
        line(3, 'queued'),
        said(4, 'customer'),
        line(5, 'taken'),
        said(7, 'staff'),
        said(8, 'staff'),
        said(10, 'customer'),
        said(11, 'customer'),
        said(11, 'staff', 'note'),
        said(15, 'staff'),
        line(20, 'closed'),
      ],
      20,
    ),
    {
      replies: [
        [3, 7],
        [10, 15],
      ],
      handling: [5, 20],
      closings: 1,
    },
  )
})
test('without a hand-over it begins with the customer’s first message, and nobody answering is no answer', () => {
  assert.deepEqual(count([said(2, 'customer'), said(3, 'customer')]), { replies: [], handling: null, closings: 0 })
  assert.deepEqual(count([said(2, 'customer'), said(6, 'staff')]), { replies: [[2, 6]], handling: null, closings: 0 })
})
test('what the assistant says alone waits for nobody', () => {
  assert.deepEqual(count([said(0, 'customer'), said(1, 'assistant'), line(9, 'closed')], 9), { replies: [], handling: null, closings: 1 })
})
