import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type ComplaintStatus, complaintStatuses } from '../../../shared/wire/complaints.ts'
import { type By, ended, lifecycle, type Moving, stepOf, type Verb, verbsOf } from './lifecycle.ts'

const at = (status: ComplaintStatus, change: Partial<Moving> = {}): Moving => ({
  status,
  answeredBy: [],
  answerSeen: true,
  authorityWaits: false,
  ...change,
})
const staff = new Set<By>(['handle'])
const customer = new Set<By>(['customer'])
const onward = (status: ComplaintStatus) => Object.values(lifecycle[status]).map(({ to }) => to)

test('every status is reached from the first and reaches an end; ends have no way out', () => {
  const reached = new Set<ComplaintStatus>(['open'])
  for (const status of reached) for (const to of onward(status)) reached.add(to)
  assert.deepEqual([...reached].toSorted(), [...complaintStatuses].toSorted())
  for (const status of complaintStatuses) {
    const from = new Set([status])
    for (const one of from) for (const to of onward(one)) from.add(to)
    assert.ok(
      [...from].some((one) => ended.has(one)),
      status,
    )
    if (ended.has(status)) assert.deepEqual(onward(status), [])
  }
})

test('nothing closes but from an answer, and only from one the customer can see', () => {
  for (const status of complaintStatuses)
    for (const [verb, { to }] of Object.entries(lifecycle[status]))
      if (to === 'closed') {
        assert.ok(status === 'answered' || status === 'answeredAgain', `${status} ${verb}`)
        assert.equal(stepOf(at(status, { answerSeen: false }), verb as Verb, staff, 'ann'), 'complaint.answerMissing')
        assert.equal(stepOf(at(status, { authorityWaits: true }), verb as Verb, staff, 'ann'), 'complaint.authorityWaits')
      }
})

test('who answered first does not review it', () => {
  const review = at('secondReview', { answeredBy: ['ann'] })
  assert.equal(stepOf(review, 'answer', staff, 'ann'), 'complaint.sameReviewer')
  assert.deepEqual(stepOf(review, 'answer', staff, 'bob'), { to: 'answeredAgain', by: ['handle'] })
  assert.deepEqual(verbsOf(review, staff, 'ann'), ['withdraw'])
})

test('the customer takes their own steps and no others', () => {
  assert.deepEqual(verbsOf(at('answered'), customer, 'c'), ['accept', 'dispute', 'withdraw'])
  assert.deepEqual(verbsOf(at('waitingCustomer'), customer, 'c'), ['reply', 'withdraw'])
  assert.equal(stepOf(at('open'), 'answer', customer, 'c'), 'complaint.notYours')
  assert.equal(stepOf(at('closed'), 'dispute', customer, 'c'), 'complaint.wrongStatus')
})
