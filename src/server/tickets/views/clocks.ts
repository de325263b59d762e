import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { ClockCode, Clockwork, Rung } from '../../../shared/wire/clocks.ts'
import { shopsAsked } from '../../commerce/views.ts'
import { namesOfCustomers } from '../../customers/steps.ts'
import { view } from '../../foundation/action.ts'
import { titlesOf } from '../../foundation/search-entries.ts'
import { colleagues, shopOf } from '../../people/steps.ts'
import { clockworkOf, wireClock } from '../clocks.ts'
import { isOpen } from '../rules/calendar.ts'
import { clockFor, dueAfter, type Fits, rungsOf, stepsOf } from '../rules/clock.ts'
import { whoIsTold } from '../rules/duty.ts'
import { listAlerts, listLive } from '../store/clocks.ts'

/** The shop's hours and clocks as they are now. */
export const clockwork = view('tickets.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  const { version, content } = await clockworkOf(db, shopId)
  return { shopId, version, content }
})

interface WhatIf {
  shopId: ShopId
  code: ClockCode
  at: Date
  dueAt: Date | null
  fits: Fits
  /** Tried without being published. */
  content: Clockwork | null
}
/** What a clock that started at a moment would do, and whom it would tell as things are. Nothing happens. Throws `clockwork.noClock`. */
export const whatIf = view('tickets.read', async (db, { shopId, code, at, dueAt, fits, content }: WhatIf) => {
  await shopOf(db, shopId)
  const { calendar, nightDuty, ...rest } = content ?? (await clockworkOf(db, shopId)).content
  const definition = clockFor({ calendar, nightDuty, ...rest }, code, fits)
  const due = dueAt ?? (definition?.duration && dueAfter(calendar, at, definition.duration))
  if (!definition || !due) throw new Refusal('clockwork.noClock')
  const counts = dueAt ? 'natural' : definition.duration!.counts
  const steps = stepsOf(calendar, counts, at, due, definition.warnings)
  const staff = await colleagues(db)
  const nameOf = new Map(staff.map(({ id, name }) => [id, name]))
  const rungs = rungsOf(calendar, { counts, steps, usedMs: 0, since: at }).map(({ rung, at: when }: { rung: Rung; at: Date }) => {
    const open = isOpen(calendar, when.getTime())
    const people = whoIsTold(definition.tell[rung], null, { shopId, staff, nightDuty, open })
    return { rung, at: when.toISOString(), open, told: people.map((id) => ({ id, name: nameOf.get(id)! })) }
  })
  return { counts, startedAt: at.toISOString(), dueAt: due.toISOString(), open: isOpen(calendar, at.getTime()), rungs }
})

/** What runs, what runs out first first. */
export const liveClocks = view(
  'tickets.read',
  async (db, { shop, mine, limit }: { shop?: ShopId | undefined; mine: boolean; limit: number }) => {
    const rows = await listLive(db, shopsAsked(db, shop), mine ? db.actor.id : null, limit)
    return {
      items: rows.map((clock) => ({
        ...wireClock(clock),
        shopId: clock.shopId,
        subjectKind: clock.subjectKind,
        subjectId: clock.subjectId,
        conversationId: clock.conversationId,
        ownerId: clock.ownerId,
      })),
      next: null,
    }
  },
)

/** The reader's own warnings they have not seen, with what and whom they are about. */
export const alerts = view('tickets.read', async (db, { limit }: { limit: number }) => {
  const rows = await listAlerts(db, limit)
  const things = rows.flatMap(({ subjectKind, subjectId }) =>
    subjectKind === 'ticket' || subjectKind === 'complaint' ? { kind: subjectKind, id: subjectId } : [],
  )
  const [titles, names] = await Promise.all([
    titlesOf(db, things),
    namesOfCustomers(
      db,
      rows.flatMap(({ customerId }) => customerId ?? []),
    ),
  ])
  return {
    items: rows.map((row) => ({
      ...row,
      at: row.at.toISOString(),
      dueAt: row.dueAt?.toISOString() ?? null,
      title: titles.get(row.subjectId) ?? null,
      customerName: (row.customerId && names.get(row.customerId)) ?? null,
    })),
    next: null,
  }
})
