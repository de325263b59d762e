import type { TicketId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Context } from '../foundation/house.ts'
import type { StaffRow } from '../people/store.ts'
import { answerTicket, createTicket, moveTickets } from '../tickets/actions/tickets.ts'
import type { Shop } from './demo-orders.ts'
import { conversationOfTalk } from './demo-talks.ts'
import { ago, as, HOUR } from './past.ts'
import { type Errand, errands } from './shops/errands.ts'

interface Scene {
  context: Context
  shop: Shop
  asker: StaffRow
  helper: StaffRow
}

/** Tickets to departments, open ones from conversations, one with a part of its own. */
export async function keepTickets(context: Context, shop: Shop, here: readonly StaffRow[]): Promise<void> {
  const [asker, helper] = here.filter(({ role }) => role === 'staff')
  for (const errand of errands) await run({ context, shop, asker: asker!, helper: helper! }, errand, null)
}

async function run(scene: Scene, errand: Errand, parentId: TicketId | null): Promise<void> {
  const { context, shop, asker, helper } = scene
  const { language } = shop
  const then = as(ago(context, errand.hours * HOUR), asker, shop)
  const { id } = await createTicket(then, {
    shopId: shop.id,
    form: errand.form,
    title: errand.title[language],
    fields: Object.fromEntries(Object.entries(errand.fields).map(([code, value]) => [code, said(value, language)])),
    note: '',
    severity: errand.severity,
    assigneeId: null,
    watchers: [asker.id],
    parentId,
    orderId: null,
    sku: null,
    conversationId: errand.talk === undefined ? null : await conversationOfTalk(context, { shop, at: errand.talk }),
    aftersaleId: null,
    complaintId: null,
  })
  // Everything happens in the first half of the time that has passed since.
  const later = (share: number, who: StaffRow) => as(ago(context, errand.hours * (1 - share) * HOUR), who, shop)
  if (errand.far === 'cancelled') await moveTickets(later(0.1, asker), { ids: [id], verb: 'cancel', note: '' })
  else if (errand.far !== 'open') await moveTickets(later(0.05, helper), { ids: [id], verb: 'take', note: '' })
  if (errand.answer) await answerTicket(later(0.2, helper), { id, answer: errand.answer[language] })
  if (errand.far === 'done') await moveTickets(later(0.3, asker), { ids: [id], verb: 'finish', note: '' })
  for (const part of errand.parts ?? []) await run(scene, part, id)
}

const said = (value: Errand['fields'][string], language: Language) => (typeof value === 'object' ? value[language] : value)
