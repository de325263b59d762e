import { z } from 'zod'
import type { ComplaintId, CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import type { RunningClock } from '../../shared/wire/clocks.ts'
import type { CauseField, Complaint, ComplaintKind, ComplaintStatus, WaitsFor } from '../../shared/wire/complaints.ts'
import { shopsAsked } from '../commerce/views.ts'
import { attachmentsById } from '../conversations/attachments.ts'
import { namesOfCustomers } from '../customers/steps.ts'
import { pastView, view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { clocksAbout } from '../tickets/clocks.ts'
import { nextUpdates } from '../tickets/commitments.ts'
import { type By, verbsOf } from './rules/lifecycle.ts'
import { complaintFor, movingOf, openToGuest, REPEAT_MS } from './steps.ts'
import {
  countSameSku,
  type Listed,
  listComplaints,
  listComplaintsOf,
  listOfCause,
  listSteps,
  type Row,
  type StepRow,
} from './store/complaints.ts'

const key = z.tuple([z.iso.datetime(), z.uuid()])
const place = z.tuple([z.int(), z.uuid()])

interface Around {
  clocks: RunningClock[]
  nextUpdateAt: Date | undefined
  customerName: string | null
  evidence: Complaint['evidence']
  steps: StepRow[]
  sameSku: number
}

const bounds = new Set(['complaintAnswer', 'complaintReview'])

/** As it goes over the wire. Customers see what concerns them: no names of colleagues, no notes, no judgements in the making. */
function wire(
  db: Reads,
  row: Row & { urgency?: number },
  { clocks, nextUpdateAt, customerName, evidence, steps, sameSku }: Around,
): Complaint {
  const own = db.actor.customerId !== null
  const as = new Set<By>([
    ...(own ? (['customer'] as const) : []),
    ...(db.actor.permissions.has('complaints.handle') && !own ? (['handle'] as const) : []),
  ])
  const due = clocks.find(({ code, state }) => bounds.has(code) && state === 'running')?.dueAt ?? null
  const { openedBy: _by, openedByKind: _kind, urgency: _place, createdAt, answeredAt, closedAt, ...rest } = row
  return {
    ...rest,
    customerName: db.actor.orderId ? null : customerName,
    evidence,
    sameSku: own ? 0 : sameSku,
    createdAt: createdAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    promisedAt: due,
    nextUpdateAt: nextUpdateAt?.toISOString() ?? null,
    waitsFor: (clocks.find(({ state }) => state === 'paused')?.pausedFor ?? null) as WaitsFor | null,
    clocks: own ? [] : clocks,
    history: steps
      .filter((step) => !own || step.fromStatus !== step.toStatus)
      .map((step) => ({
        at: step.at.toISOString(),
        by: own ? null : step.byName,
        byKind: step.byKind,
        verb: step.verb,
        from: step.fromStatus,
        to: step.toStatus,
        // What a colleague asked the customer is the customer's to read; their other words are not.
        note: own && step.byKind !== 'customer' && step.verb !== 'askCustomer' ? '' : step.note,
      })),
    next: verbsOf(movingOf(row), as, db.actor.id),
    ...(own && {
      ownerId: null,
      ownerName: null,
      liability: null,
      rootCause: null,
      authorities: [],
      repeats: null,
      answers: row.answers.map((answer) => ({ ...answer, byId: '', byName: null })),
    }),
  }
}

export async function whole(db: Reads, id: ComplaintId): Promise<Complaint> {
  const row = await complaintFor(db, id)
  const [clocks, updates, names] = [await clocksAbout(db, [id]), await nextUpdates(db, [id]), await namesOfCustomers(db, [row.customerId])]
  return wire(db, row, {
    clocks: clocks.get(id) ?? [],
    nextUpdateAt: updates.get(id),
    customerName: names.get(row.customerId) ?? null,
    evidence: await attachmentsById(db, row.evidence),
    steps: await listSteps(db, id),
    sameSku: await countSameSku(db, row, new Date(db.now.getTime() - REPEAT_MS)),
  })
}

/** One complaint with its history and clocks. Throws `complaint.notFound`, also for another customer's. */
export const complaint = view('complaints.read', (db, id: ComplaintId) => whole(db, id))
export const ownComplaint = view('complaints.own', (db, id: ComplaintId) => whole(db, id))

async function listed(db: Reads, rows: readonly Row[]): Promise<Complaint[]> {
  const ids = rows.map(({ id }) => id)
  const [clocks, updates] = [await clocksAbout(db, ids), await nextUpdates(db, ids)]
  const names = await namesOfCustomers(
    db,
    rows.map(({ customerId }) => customerId),
  )
  return rows.map((row) =>
    wire(db, row, {
      clocks: clocks.get(row.id) ?? [],
      nextUpdateAt: updates.get(row.id),
      customerName: names.get(row.customerId) ?? null,
      evidence: [],
      steps: [],
      sameSku: 0,
    }),
  )
}

interface Asked {
  shop?: ShopId | undefined
  customer?: CustomerId | undefined
  order?: OrderId | undefined
  mine: boolean
  statuses?: ComplaintStatus[] | undefined
  kinds?: ComplaintKind[] | undefined
  cursor?: string | undefined
  limit: number
}
/** A page with what the rows of a list show besides themselves. */
async function pageOfRows<R extends Row>(db: Reads, rows: readonly R[], limit: number, keyOf: (row: R) => [string | number, string]) {
  const cut = page(rows, limit, (row) => row, keyOf)
  return { items: await listed(db, cut.items), next: cut.next }
}
const byAge = (row: Row): [string, string] => [row.createdAt.toISOString(), row.id]
const byUrgency = (row: Listed): [number, string] => [row.urgency, row.id]

/** The most urgent first, those of a customer or an order newest first; without history. */
export const complaints = view('complaints.read', async (db, { shop, customer, order, mine, statuses, kinds, cursor, limit }: Asked) => {
  const asked = {
    shopIds: shopsAsked(db, shop),
    ownerId: mine ? db.actor.id : null,
    statuses: statuses ?? null,
    kinds: kinds ?? null,
    limit,
  }
  if (!customer && !order) return pageOfRows(db, await listComplaints(db, { ...asked, after: readKey(place, cursor) }), limit, byUrgency)
  const whose = { customerId: customer ?? null, orderId: order ?? null, after: readKey(key, cursor) }
  return pageOfRows(db, await listComplaintsOf(db, { ...asked, ...whose }), limit, byAge)
})

interface OfCause {
  field: CauseField
  value: string
  shop?: ShopId | undefined
  cursor?: string | undefined
  limit: number
}
/** Complaints whose root cause names the same SKU, batch or carrier, newest first. */
export const complaintsOfCause = pastView('complaints.read', async (db, { shop, cursor, ...asked }: OfCause) =>
  pageOfRows(db, await listOfCause(db, { ...asked, shopIds: shopsAsked(db, shop), after: readKey(key, cursor) }), asked.limit, byAge),
)

export const ownComplaints = view('complaints.own', async (db, { cursor, limit }: { cursor?: string | undefined; limit: number }) => {
  const only = db.actor.orderId ?? null
  const rows = await listComplaintsOf(db, {
    shopIds: db.actor.shopIds,
    customerId: db.actor.customerId!,
    orderId: only,
    ownerId: null,
    statuses: null,
    kinds: null,
    after: readKey(key, cursor),
    limit,
  })
  return pageOfRows(db, only ? rows.filter((row) => openToGuest(row, only)) : rows, limit, byAge)
})
