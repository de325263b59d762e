import type { ComplaintId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import { decideAftersale } from '../aftersales/actions.ts'
import { answerComplaint, compensate, noteAuthority, noteFindings } from '../complaints/actions/handle.ts'
import { complain, takeComplaint } from '../complaints/actions/intake.ts'
import { askCustomer, continueComplaint, handleComplaint } from '../complaints/actions/move.ts'
import { complaint } from '../complaints/views.ts'
import type { Context } from '../foundation/house.ts'
import type { StaffRow } from '../people/store.ts'
import { findByNumber, ordersFor, ownOf, type Shop } from './demo-orders.ts'
import { ago, as, HOUR } from './past.ts'
import { type Deed, type Grievance, grievances } from './shops/grievances.ts'

/** Complaints of the last weeks, each done by whoever did it, at the time it was done. */
export async function keepComplaints(context: Context, shop: Shop, here: readonly StaffRow[]): Promise<void> {
  const delivered = ordersFor(shop).delivered ?? []
  // The dear and the cheap ones have cases of their own.
  const from = Math.floor((delivered.length - grievances.length) / 2)
  const people = { first: here.find(({ role }) => role === 'staff')!, second: here.find(({ role }) => role === 'supervisor')! }
  for (const [i, grievance] of grievances.entries()) {
    const order = await findByNumber(context, { shopId: shop.id, number: delivered[from + i]! })
    if (order) await tell({ context, shop, order, people }, grievance)
  }
}

interface Scene {
  context: Context
  shop: Shop
  order: Order
  people: Record<'first' | 'second', StaffRow>
}
const contextAt = ({ context, shop, order, people }: Scene, hours: number, by: Deed['by']): Context => {
  const then = ago(context, hours * HOUR)
  return by === 'customer' ? ownOf(then, shop, order.customerId) : as(then, people[by], shop)
}

async function tell(scene: Scene, { kind, severity, story, hours, by, demanded, deeds }: Grievance): Promise<void> {
  const { shop, order } = scene
  const told = {
    kind,
    story: story[shop.language],
    orderId: order.id,
    demanded: demanded && { kind: demanded, amount: null, note: '' },
    evidence: [],
  }
  const { id } =
    by === 'portal'
      ? await complain(contextAt(scene, hours, 'customer'), told)
      : await takeComplaint(contextAt(scene, hours, 'first'), {
          ...told,
          severity,
          source: 'phone',
          customerId: order.customerId,
          conversationId: null,
        })
  if (by === 'portal' && severity) await noteFindings(contextAt(scene, hours, 'first'), { id, severity })
  for (const deed of deeds) await happen(scene, id, deed)
}

const money: ReadonlySet<Deed['do']> = new Set(['compensate', 'approve'])
/** What the policy of the shop does not allow does not happen in the demo either. */
async function happen(scene: Scene, id: ComplaintId, deed: Deed): Promise<void> {
  try {
    await doIt(contextAt(scene, deed.hours, deed.by), scene, id, deed)
  } catch (error) {
    if (!(error instanceof Refusal && money.has(deed.do))) throw error
  }
}

async function doIt(context: Context, { shop: { language }, order }: Scene, id: ComplaintId, deed: Deed): Promise<unknown> {
  switch (deed.do) {
    case 'answer':
      return answerComplaint(context, { id, finding: deed.finding[language], offer: deed.offer[language], body: null })
    case 'findings': {
      const rootCause = {
        cause: deed.cause[language],
        sku: order.lines[0]?.skuExternalId ?? null,
        batch: deed.batch ?? null,
        carrier: null,
      }
      const offered = deed.offered && { kind: deed.offered, amount: null, note: '' }
      return noteFindings(context, { id, liability: { party: deed.party, reason: deed.reason[language] }, rootCause, offered })
    }
    case 'authority': {
      const dueAt = new Date(context.house.clock.now().getTime() + deed.dueHours * HOUR)
      return noteAuthority(context, { id, name: deed.name[language], number: deed.number, dueAt })
    }
    case 'compensate':
      return compensate(context, { id, amount: deed.amount, refundTo: null, note: '' })
    case 'approve': {
      const [made] = (await complaint(context, id)).aftersaleIds
      return made && decideAftersale(context, { id: made, verb: 'approve', note: '', amount: deed.amount })
    }
    case 'askCustomer':
      return askCustomer(context, { id, waitsFor: deed.waitsFor, note: deed.note[language] })
    default: {
      const step = { id, verb: deed.do as never, note: deed.note?.[language] ?? '' }
      return deed.by === 'customer' ? continueComplaint(context, { ...step, evidence: [] }) : handleComplaint(context, step)
    }
  }
}
