import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ShopId, StaffId } from '../../../shared/ids.ts'
import { type Colleague, type Duty, whoIsTold } from './duty.ts'

const shopId = 'shop' as ShopId
const person = (id: string, role: Colleague['role'], presence: Colleague['presence'] = 'offline'): Colleague => ({
  id: id as StaffId,
  role,
  presence,
  shopIds: [shopId],
})
const staff = [person('boss', 'owner'), person('lead', 'supervisor', 'online'), person('second', 'supervisor'), person('ann', 'staff')]
const duty = (change: Partial<Duty> = {}): Duty => ({ shopId, staff, nightDuty: 'ann' as StaffId, open: true, ...change })

test('by day: the owner of the thing and the supervisor who is there', () => {
  assert.deepEqual(whoIsTold(['owner', 'supervisor', 'nightDuty'], 'second' as StaffId, duty()), ['second', 'lead'])
})
test('a Sunday at two in the morning: the person on night duty in place of the supervisors', () => {
  assert.deepEqual(whoIsTold(['owner', 'supervisor'], null, duty({ open: false })), ['ann'])
})
test('nothing is told to nobody: what has no owner, whose owner has left, or in a shop without supervisors', () => {
  assert.deepEqual(whoIsTold(['owner'], null, duty()), ['lead'])
  assert.deepEqual(whoIsTold(['owner'], 'gone' as StaffId, duty()), ['lead'])
  assert.deepEqual(whoIsTold(['owner'], null, duty({ staff: [person('boss', 'owner')], nightDuty: null })), ['boss'])
  assert.deepEqual(whoIsTold(['nightDuty'], null, duty({ staff: [person('ann', 'staff')] })), ['ann'])
})
