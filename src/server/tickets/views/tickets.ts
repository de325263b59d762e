import { z } from 'zod'
import type { ConversationId, ShopId, TicketId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { RunningClock } from '../../../shared/wire/clocks.ts'
import type { Ticket, TicketStatus } from '../../../shared/wire/tickets.ts'
import { shopsAsked } from '../../commerce/views.ts'
import { view } from '../../foundation/action.ts'
import { page, readKey } from '../../foundation/http/paging.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import { clocksAbout } from '../clocks.ts'
import { formsOf } from '../forms.ts'
import { moreForms, readyForms } from '../rules/ready-forms.ts'
import { verbsOf } from '../rules/ticket-life.ts'
import { findTicket, listTicketSteps, listTickets, listTicketsOf, subtasksOf, type TicketRow } from '../store/tickets.ts'

const key = z.tuple([z.iso.datetime(), z.uuid()])
const place = z.tuple([z.int(), z.uuid()])
const wire = (
  { createdAt, answeredAt, endedAt, urgency: _place, ...row }: TicketRow & { urgency?: number },
  clocks: RunningClock[] = [],
  more: Partial<Pick<Ticket, 'history' | 'subtasks'>> = {},
): Ticket => ({
  ...row,
  createdAt: createdAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
  endedAt: endedAt?.toISOString() ?? null,
  clocks,
  history: [],
  subtasks: [],
  next: verbsOf(row.status),
  ...more,
})

/** Throws `ticket.notFound`. */
export const ticket = view('tickets.read', async (db, id: TicketId) => {
  const row = await findTicket(db, id)
  if (!row) throw new Refusal('ticket.notFound')
  const steps = await listTicketSteps(db, id)
  return wire(row, (await clocksAbout(db, [id])).get(id), {
    history: steps.map(({ at, byName, verb, toStatus, note }) => ({ at: at.toISOString(), by: byName, verb, to: toStatus, note })),
    subtasks: await subtasksOf(db, id),
  })
})

interface Asked {
  shop?: ShopId | undefined
  department?: string | undefined
  statuses?: TicketStatus[] | undefined
  conversation?: ConversationId | undefined
  mine: boolean
  cursor?: string | undefined
  limit: number
}
/** The most urgent first, those of a conversation newest first; without history. */
export const tickets = view('tickets.read', async (db, { shop, department, statuses, conversation, mine, cursor, limit }: Asked) => {
  const asked = {
    shopIds: shopsAsked(db, shop),
    department: department ?? null,
    statuses: statuses ?? null,
    mine: mine && db.actor.kind === 'staff' ? db.actor.id : null,
    limit,
  }
  if (!conversation)
    return pageOfRows(db, await listTickets(db, { ...asked, after: readKey(place, cursor) }), limit, (row) => [row.urgency, row.id])
  const rows = await listTicketsOf(db, { ...asked, conversationId: conversation, after: readKey(key, cursor) })
  return pageOfRows(db, rows, limit, (row) => [row.createdAt.toISOString(), row.id])
})

async function pageOfRows<R extends TicketRow>(db: Reads, rows: readonly R[], limit: number, keyOf: (row: R) => [string | number, string]) {
  const clocks = await clocksAbout(
    db,
    rows.map(({ id }) => id),
  )
  return page(rows, limit, (row) => wire(row, clocks.get(row.id)), keyOf)
}

export const ticketForms = view('tickets.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return { items: [...(await formsOf(db, shopId))], next: null }
})

/** What a form can be begun with, the same for every shop. */
export const formTemplates = view('tickets.read', async (_db, _: object) => ({ items: [...readyForms, ...moreForms], next: null }))
