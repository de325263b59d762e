import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { house, type TestCustomer, type TestMerchant } from '../../../test/support/house.ts'
import { customerInputSchema, orderInputSchema } from '../../shared/wire/commerce.ts'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { importOrders } from '../commerce/actions.ts'
import { importCustomers } from '../customers/actions.ts'
import { ManualClock } from '../foundation/clock.ts'
import { evidencePack } from './pack.ts'
import { packPdf } from './pack-pdf.ts'
import { packLines } from './pack-text.ts'

const clock = new ManualClock('2026-11-08T02:00:00Z')
const h = await house({ clock, work: false })
const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
let m: TestMerchant
let ann: TestCustomer
let c: Complaint

const act = async (path: string, body: object, who = m.staff.staff): Promise<Complaint> => {
  const done = await h.call(who, 'POST', path, body)
  assert.ok(done.status < 300, `${path}: ${JSON.stringify(done.body)}`)
  return done.body
}
async function upload(): Promise<string> {
  const form = Buffer.concat([
    Buffer.from('--b0\r\ncontent-disposition: form-data; name="file"; filename="crack.png"\r\ncontent-type: image/png\r\n\r\n'),
    PNG,
    Buffer.from('\r\n--b0--\r\n'),
  ])
  const done = await h.call(ann, 'POST', '/widget/files', form, { 'content-type': 'multipart/form-data; boundary=b0' })
  assert.ok(done.status < 300, JSON.stringify(done.body))
  return done.body.fileId
}

before(async () => {
  m = await h.merchant('pack')
  const shopId = m.shops[0]!.id
  await importCustomers(m.system, { shopId, items: [customerInputSchema.parse({ externalId: 'ann', name: 'Ann', currency: 'USD' })] })
  const order = orderInputSchema.parse({
    externalId: 'o-1',
    number: 'N-1',
    customerExternalId: 'ann',
    status: 'delivered',
    currency: 'USD',
    lines: [{ externalId: 'l-1', title: 'Lamp', skuExternalId: 'lamp', unitPrice: 5000, quantity: 1 }],
    payments: [{ kind: 'payment', amount: 5000, methodExternalId: 'card' }],
    parcels: [{ externalId: 'p-1', carrier: 'SF', trackingNumber: 'SF1', status: 'delivered' }],
    address: { name: 'Ann', phone: '13800000000', lines: ['1 Long Street'], city: 'Leeds', country: 'GB' },
    placedAt: '2026-11-01T00:00:00Z',
  })
  await importOrders(m.system, { shopId, items: [order] })
  ann = await h.customer(m, 'ann')
  const orderId = (await h.call(m.staff.owner, 'GET', '/orders')).body.items[0].id
  await h.call(ann, 'POST', '/widget/messages', { clientId: 'pack-talk', body: 'My lamp broke' })
  const made = await h.call(ann, 'POST', '/my/complaints', { kind: 'quality', story: 'It broke', orderId, evidence: [await upload()] })
  c = made.body
  await act(`/complaints/${c.id}/steps`, { verb: 'take' })
  await act(`/complaints/${c.id}/question`, { waitsFor: 'photos', note: 'Could you send another photo?' })
  const replied = await h.call(ann, 'POST', `/my/complaints/${c.id}/steps`, { verb: 'reply', note: 'here', evidence: [await upload()] })
  assert.equal(replied.body.evidence.length, 2, JSON.stringify(replied.body))
  await act(`/complaints/${c.id}/findings`, { liability: { party: 'maker', reason: 'a weak weld' } })
  await act(`/complaints/${c.id}/compensation`, { amount: 500 })
  await act(`/conversations/${c.conversationId}/notes`, { clientId: 'pack-note', body: 'between us' })
})

test('everything that bears on it is one record: conversation, order, parcels, photos, decisions, timeline', async () => {
  const { body } = await h.call(m.staff.staff, 'GET', `/complaints/${c.id}/pack`)
  assert.deepEqual([body.complaint.number, body.order.number, body.order.parcels[0].trackingNumber], [c.number, 'N-1', 'SF1'])
  const said = body.conversation.map((one: { body: string }) => one.body)
  assert.ok(said.includes('My lamp broke') && said.includes('Could you send another photo?'), String(said))
  assert.ok(!said.includes('between us'), 'what colleagues noted stays with them')
  assert.deepEqual(
    body.complaint.evidence.map(({ type, name }: { type: string; name: string }) => [type, name]),
    [
      ['image/png', 'crack.png'],
      ['image/png', 'crack.png'],
    ],
  )
  assert.deepEqual(
    body.complaint.history.map(({ verb }: { verb: string }) => verb),
    ['open', 'take', 'askCustomer', 'reply', 'findings', 'compensate'],
  )
  assert.deepEqual(
    body.cases.map(({ kind, amount, policyVersion }: Record<string, unknown>) => [kind, amount, policyVersion]),
    [['compensation', 500, 0]],
  )
  assert.ok(!JSON.stringify(body.order.address).includes('13800000000'), 'the address is masked')
})

test('the policy is the one that was in force when the complaint came', async () => {
  clock.advance(3_600_000)
  const shop = m.shops[0]!.id
  const published = { content: { kinds: ['compensation'], rules: [], groups: [] }, note: 'new', basedOn: 0 }
  assert.ok((await h.call(m.staff.owner, 'PUT', `/shops/${shop}/policy`, published)).status < 300)
  assert.equal((await h.call(m.staff.staff, 'GET', `/complaints/${c.id}/pack`)).body.policy.version, 0)
  const later = await act('/complaints', { kind: 'other', story: 'x', source: 'phone', customerId: ann.id })
  assert.equal((await h.call(m.staff.staff, 'GET', `/complaints/${later.id}/pack`)).body.policy.version, 1)
})

test('the PDF has the same and its pictures; without a Chinese font it says what to install', async () => {
  const context = h.contextOf(m.staff.staff)
  const whole = await evidencePack(context, c.id)
  const text = packLines(whole).map((line) => line.text)
  for (const part of [c.number, 'It broke', 'a weak weld', 'SF SF1'])
    assert.ok(
      text.some((line) => line.includes(part)),
      part,
    )
  const plain = { ...whole, conversation: [] }
  const pdf = await packPdf(context, plain, [])
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-')
  // One page each besides the text's.
  assert.ok((pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0) >= 3)
  assert.ok((pdf.toString('latin1').match(/\/Subtype \/Image/g)?.length ?? 0) >= 2)
  const chinese = { ...plain, complaint: { ...whole.complaint, story: '灯第一天就坏了' } }
  await assert.rejects(packPdf(context, chinese, []), { code: 'pack.fontMissing' })
  const asked = await h.call(m.staff.staff, 'GET', `/complaints/${c.id}/pack.pdf`)
  assert.deepEqual([asked.status, asked.headers['content-type']], [200, 'application/pdf'])
})
