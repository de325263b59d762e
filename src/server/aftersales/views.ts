import { z } from 'zod'
import type { AftersaleId, CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type CaseStatus, caseStatuses } from '../../shared/wire/aftersales.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import { listCustomerOrders } from '../commerce/steps.ts'
import { orderKey, shopsAsked } from '../commerce/views.ts'
import { attachmentsById } from '../conversations/attachments.ts'
import { namesOfCustomers } from '../customers/steps.ts'
import { view } from '../foundation/action.ts'
import { page, readKey } from '../foundation/http/paging.ts'
import type { Reads } from '../foundation/transaction.ts'
import { movesOfCase } from './assess.ts'
import { asShown } from './one-order.ts'
import { slotsOf } from './pick-up.ts'
import { ended, released } from './rules/lifecycle.ts'
import type { Move } from './rules/moves.ts'
import { caseFor, orderFor } from './steps.ts'
import { type Case, casesOfOrder, countByStatus, listCases, listSteps } from './store/cases.ts'
import type { Read } from './wire.ts'

export const caseKey = z.tuple([z.iso.datetime(), z.uuid()])

/** One case with its history and evidence. Throws `aftersale.notFound`, also for another customer's. */
export const aftersale = view('aftersales.read', (db, id: AftersaleId) => whole(db, id))
export const ownAftersale = view('aftersales.own', (db, id: AftersaleId) => whole(db, id))

async function whole(db: Reads, id: AftersaleId): Promise<Read> {
  const one = await caseFor(db, id)
  const names = await namesOfCustomers(db, [one.customerId])
  return {
    one,
    steps: await listSteps(db, id),
    customerName: db.actor.orderId ? null : (names.get(one.customerId) ?? null),
    evidence: await attachmentsById(db, one.evidence),
    slots: await slotsOf(db, one),
    found: await attachmentsById(db, one.inspection?.evidence ?? []),
    money: await moneyOf(db, one),
  }
}

/** What was moved, or would be as things stand. What can't be moved any more is said when somebody tries. */
async function moneyOf(db: Reads, one: Case): Promise<readonly Move[]> {
  if (one.moves || released.has(one.status)) return one.moves ?? []
  try {
    return await movesOfCase(db, one, await orderFor(db, one.orderId))
  } catch (error) {
    if (error instanceof Refusal) return []
    throw error
  }
}

/** How many cases wait at each stage of their life; of those that are over nobody waits. Counted up to a thousand of a shop. */
export const casesWaiting = view('aftersales.read', async (db, { shop }: { shop?: ShopId | undefined }) => ({
  items: await countByStatus(
    db,
    shopsAsked(db, shop),
    caseStatuses.filter((status) => !ended.has(status)),
  ),
  next: null,
}))

interface Asked {
  shop?: ShopId | undefined
  order?: OrderId | undefined
  customer?: CustomerId | undefined
  statuses?: CaseStatus[] | undefined
  kinds?: AskKind[] | undefined
  cursor?: string | undefined
  limit: number
}
/** Newest first, without history. */
export const aftersales = view('aftersales.read', async (db, { shop, order, customer, statuses, kinds, cursor, limit }: Asked) => {
  if (order) {
    await orderFor(db, order)
    return { items: await listed(db, (await casesOfOrder(db, order)).toReversed().slice(0, limit)), next: null }
  }
  const rows = await listCases(db, {
    shopIds: shopsAsked(db, shop),
    customerId: customer,
    statuses: statuses ?? null,
    kinds: kinds ?? null,
    after: readKey(caseKey, cursor),
    limit,
  })
  return listPage(db, rows, limit)
})

/** The customer's own, newest first; those of one order when it is named. */
export const ownAftersales = view(
  'aftersales.own',
  async (db, asked: { order?: OrderId | undefined; cursor?: string | undefined; limit: number }) => {
    const { cursor, limit } = asked
    const order = asked.order ?? db.actor.orderId
    if (order) {
      await orderFor(db, order)
      return { items: await listed(db, (await casesOfOrder(db, order)).toReversed().slice(0, limit)), next: null }
    }
    const rows = await listCases(db, {
      shopIds: db.actor.shopIds,
      customerId: db.actor.customerId!,
      statuses: null,
      kinds: null,
      after: readKey(caseKey, cursor),
      limit,
    })
    return listPage(db, rows, limit)
  },
)

/** One page of cases as lists show them: without history. */
export async function listPage(db: Reads, rows: readonly Case[], limit: number) {
  const { items, next } = page(
    rows,
    limit,
    (one) => one,
    (one) => [one.createdAt.toISOString(), one.id],
  )
  return { items: await listed(db, items), next }
}

async function listed(db: Reads, cases: readonly Case[]): Promise<Read[]> {
  const names = await namesOfCustomers(
    db,
    cases.map((one) => one.customerId),
  )
  return cases.map((one) => ({
    one,
    steps: [],
    customerName: db.actor.orderId ? null : (names.get(one.customerId) ?? null),
    evidence: [],
    slots: [],
    found: [],
    money: [],
  }))
}

/** The customer's own orders, newest first. */
export const ownOrders = view('aftersales.own', async (db, { cursor, limit }: { cursor?: string | undefined; limit: number }) => {
  if (db.actor.orderId) return { items: [asShown(db.actor, await orderFor(db, db.actor.orderId))], next: null }
  const rows = await listCustomerOrders(db, db.actor.customerId!, readKey(orderKey, cursor), limit)
  return page(
    rows,
    limit,
    (order) => order,
    (order) => [order.placedAt ?? '-infinity', order.id],
  )
})

/** One of the customer's own orders. Throws `order.notFound`. */
export const ownOrder = view('aftersales.own', async (db, id: OrderId) => asShown(db.actor, await orderFor(db, id)))
