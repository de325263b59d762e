import type { AftersaleId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Inspection, Part, Slot } from '../../shared/wire/aftersales.ts'
import { requireFilesFor } from '../conversations/attachments.ts'
import { action } from '../foundation/action.ts'
import type { Tx } from '../foundation/transaction.ts'
import { slotsOf } from './pick-up.ts'
import type { By, Verb } from './rules/lifecycle.ts'
import { holdCase, moveCase } from './steps.ts'
import type { Case } from './store/cases.ts'

export interface Handling {
  id: AftersaleId
  verb: Exclude<Verb, 'approve' | 'refuse' | 'overrule' | 'retry' | 'succeed' | 'lose' | 'fail'>
  note: string
  parcel?: { carrier: string | null; trackingNumber: string } | null
  quote?: number | null
  slot?: Slot | null
  inspection?: Inspection | null
  parts?: Part[]
}

async function handle(tx: Tx, given: Handling, as: ReadonlySet<By>): Promise<Case> {
  const { one, order } = await holdCase(tx, given.id)
  return moveCase(tx, one, order, given.verb, as, { note: given.note, change: (await changes[given.verb]?.(tx, one, given)) ?? {} })
}

type Change = (tx: Tx, one: Case, given: Handling) => Partial<Case> | Promise<Partial<Case>>

/** A parcel of this case leaves, one way or the other; a repair has names of its own for its legs. */
const leaves =
  (back: boolean): Change =>
  (tx, one, { parcel }) => {
    if (!parcel) throw new Refusal('aftersale.parcelMissing')
    const leg = one.kind === 'repair' ? (back ? 'fetch' : 'bring') : back ? 'back' : 'out'
    return { parcels: [...one.parcels, { leg, ...parcel, at: tx.now.toISOString() }] }
  }

async function inspected(tx: Tx, one: Case, { inspection }: Handling): Promise<Partial<Case>> {
  if (!inspection) return {}
  await requireFilesFor(tx, inspection.evidence, one.customerId)
  return { inspection }
}

const uncovered = (parts: readonly Part[] | null): number => (parts ?? []).reduce((sum, part) => sum + (part.covered ? 0 : part.amount), 0)

/** What each step brings with it, and what it needs. */
const changes: Partial<Record<Verb, Change>> = {
  sendBack: leaves(true),
  dispatch: leaves(false),
  async bookPickUp(tx, one, { slot }) {
    const offered = await slotsOf(tx, one)
    if (!offered.some(({ date, from, to }) => date === slot?.date && from === slot.from && to === slot.to))
      throw new Refusal('aftersale.slotTaken')
    return { pickUp: slot! }
  },
  accept: inspected,
  reject: inspected,
  diagnose: (_, __, { parts }) => ({ parts: parts?.length ? parts : null }),
  /** What the warranty does not pay is the price, unless another one is named. */
  quote(_, one, { quote }) {
    const price = quote ?? uncovered(one.parts)
    if (price <= 0) throw new Refusal('aftersale.quoteMissing')
    return { quote: price }
  },
  /** Without the customer's yes only what the warranty pays is done. */
  begin(_, one) {
    const over = one.verdict.findings.some(({ code }) => code === 'warranty.over')
    if (uncovered(one.parts) > 0 || (over && !one.parts)) throw new Refusal('aftersale.consentNeeded')
    return {}
  },
  /** From now on it is owed: it is charged when the goods go back. */
  consent: (_, one) => ({ amount: -one.quote! }),
}

/** What staff do along the way: receive, inspect, quote, send. */
export const handleAftersale = action(
  'aftersales.handle',
  (tx, given: Handling): Promise<Case> => handle(tx, given, new Set<By>(['handle'])),
)
/** What the customer does: send it back, agree to a price, withdraw. */
export const continueOwn = action(
  'aftersales.own',
  (tx, given: Handling): Promise<Case> => handle(tx, given, new Set<By>(tx.actor.kind === 'customer' ? ['customer'] : [])),
)
