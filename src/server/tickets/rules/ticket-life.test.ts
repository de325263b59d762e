import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TicketStatus, ticketStatuses } from '../../../shared/wire/tickets.ts'
import { readyForms } from './ready-forms.ts'
import { ended, faultsOf, life } from './ticket-life.ts'

test('every status is reached from the first and can reach an end', () => {
  const from = (status: TicketStatus) => {
    const reached = new Set([status])
    for (const one of reached) for (const to of Object.values(life[one])) reached.add(to)
    return reached
  }
  assert.deepEqual([...from('open')].toSorted(), [...ticketStatuses].toSorted())
  for (const status of ticketStatuses) assert.ok([...from(status)].some((one) => ended.has(one)))
})

test('a form says which of its answers are missing, of another kind or not asked for', () => {
  const form = (code: string) => readyForms.find((one) => one.code === code)!
  assert.deepEqual(faultsOf(form('askCarrier'), { trackingNumber: 'SF1', matter: 'lost' }), [])
  assert.deepEqual(faultsOf(form('askCarrier'), { trackingNumber: '', matter: 'eaten', colour: 'red' }), [
    'colour',
    'trackingNumber',
    'matter',
  ])
  assert.deepEqual(faultsOf(form('checkPayment'), { question: 'paid?', paidOn: '2026-13-01' }), ['paidOn'])
  assert.deepEqual(faultsOf(form('inspectGoods'), { fault: 'broken', safety: 'no' }), ['safety'])
})
