import { randomBytes } from 'node:crypto'
import type { AftersaleId, ComplaintId, ConversationId, OrderId, ShopId, StaffId, TicketId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import type { FieldValues, Form } from '../../../shared/wire/tickets.ts'
import { findOrder } from '../../commerce/steps.ts'
import { wire as wireConversation } from '../../conversations/state.ts'
import { about as aboutConversation, conversationOf, lockedConversation, write } from '../../conversations/steps.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import { keepFindable } from '../../foundation/search-entries.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { shopOf, staffForShop } from '../../people/steps.ts'
import { giveClocks, startClock, stopClock, tellAtOnce, urgencyNow } from '../clocks.ts'
import { formsOf } from '../forms.ts'
import { recountAbout, thingsToRecount } from '../recount.ts'
import { ended, faultsOf, life, type Verb } from '../rules/ticket-life.ts'
import { insertTicket, insertTicketStep, lockTickets, setForms, setPlace, setTicket, subtasksOf, type TicketRow } from '../store/tickets.ts'

/** Letters and digits nobody confuses on the phone. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const newNumber = (): string => `TK-${Array.from(randomBytes(7), (byte) => LETTERS[byte % LETTERS.length]).join('')}`
const tell = (tx: Tx, row: TicketRow, verb: string) =>
  tx.record(
    'ticket.moved',
    { shopId: row.shopId, conversationId: row.conversationId },
    { ticketId: row.id, department: row.department, status: row.status, verb, watchers: row.watchers },
  )

export const writeForms = action('tickets.manage', async (tx, { shopId, forms }: { shopId: ShopId; forms: Form[] }) => {
  await shopOf(tx, shopId)
  await setForms(tx, shopId, forms)
  return { items: forms, next: null }
})

export interface NewTicket {
  shopId: ShopId
  form: string
  title: string | null
  fields: FieldValues
  note: string
  severity: Severity
  assigneeId: StaffId | null
  watchers: StaffId[]
  parentId: TicketId | null
  orderId: OrderId | null
  sku: string | null
  conversationId: ConversationId | null
  aftersaleId: AftersaleId | null
  complaintId: ComplaintId | null
}
/** To a department, by its form. Throws `ticket.formInvalid` with the questions that are not answered well. */
export const createTicket = action('tickets.handle', async (tx, given: NewTicket): Promise<TicketRow> => {
  const { language } = await shopOf(tx, given.shopId)
  const form = (await formsOf(tx, given.shopId)).find(({ code }) => code === given.form)
  if (!form) throw new Refusal('ticket.formUnknown')
  const faults = faultsOf(form, given.fields)
  if (faults.length) throw new Refusal('ticket.formInvalid', { fields: faults.join(', ') }, { fields: faults })
  const order = given.orderId ? await findOrder(tx, given.orderId) : null
  if (given.orderId && order?.shopId !== given.shopId) throw new Refusal('order.notFound')
  if (given.conversationId && (await conversationOf(tx, given.conversationId)).shopId !== given.shopId)
    throw new Refusal('conversation.notFound')
  if (given.parentId && (await lockTickets(tx, [given.parentId]))[0]?.shopId !== given.shopId) throw new Refusal('ticket.notFound')
  const assignee = given.assigneeId ? await staffForShop(tx, given.assigneeId, given.shopId) : null
  for (const watcher of given.watchers) await staffForShop(tx, watcher, given.shopId)
  const byStaff = tx.actor.kind === 'staff'
  const row: TicketRow = {
    ...given,
    id: newId<'ticket'>(),
    number: newNumber(),
    department: form.department,
    title: given.title ?? form.title[language],
    status: 'open',
    assigneeName: assignee?.name ?? null,
    askedById: byStaff ? (tx.actor.id as StaffId) : null,
    askedByName: tx.actor.name,
    orderNumber: order?.number ?? null,
    answer: null,
    createdAt: tx.now,
    answeredAt: null,
    endedAt: null,
  }
  await insertTicket(tx, row)
  await keepFindable(tx, [
    {
      shopId: row.shopId,
      kind: 'ticket',
      subjectId: row.id,
      title: `${row.number} ${row.title}`,
      at: tx.now,
      texts: [row.number, row.title, row.note, row.orderNumber ?? ''],
    },
  ])
  await insertTicketStep(tx, row, 'open', '')
  await startAnswer(tx, row)
  await keepPlace(tx, row)
  await tellAtOnce(tx, row.id, 'opened', [row.assigneeId, ...row.watchers])
  tell(tx, row, 'open')
  return row
})

/** From now on the department has its time to answer; asked again, it has it again. */
const startAnswer = (tx: Tx, row: TicketRow, occasion = ''): Promise<void> =>
  startClock(tx, {
    code: 'ticketAnswer',
    shopId: row.shopId,
    subjectKind: 'ticket',
    subjectId: row.id,
    occasion,
    conversationId: row.conversationId,
    ownerId: row.assigneeId,
    labels: { department: row.department, severity: row.severity },
    fits: { severity: row.severity },
    startedAt: tx.now,
  })

/** Where it stands in the desk's lists and in whose, after whatever its clock did or somebody else has to do with it. The row must be held. */
const keepPlace = async (tx: Tx, { id, createdAt }: TicketRow): Promise<void> => {
  await setPlace(tx, id, await urgencyNow(tx, id, createdAt))
}

async function move(tx: Tx, row: TicketRow, verb: Verb, note: string): Promise<TicketRow> {
  const to = life[row.status][verb]
  if (!to) throw new Refusal('ticket.wrongStatus')
  if (verb === 'finish' && (await subtasksOf(tx, row.id)).some(({ status }) => !ended.has(status))) throw new Refusal('ticket.subtasksOpen')
  const takes = verb === 'take' && tx.actor.kind === 'staff'
  const next: TicketRow = {
    ...row,
    status: to,
    ...(takes && { assigneeId: tx.actor.id as StaffId, assigneeName: tx.actor.name }),
    ...(verb === 'answer' && { answer: note, answeredAt: row.answeredAt ?? tx.now }),
    endedAt: ended.has(to) ? tx.now : null,
  }
  await setTicket(tx, next)
  await insertTicketStep(tx, next, verb, note)
  if (takes) await giveClocks(tx, row.id, next.assigneeId)
  if (verb === 'answer' || verb === 'cancel') await stopClock(tx, row.id, { answered: verb === 'answer' })
  if (verb === 'reopen') await startAnswer(tx, next, tx.now.toISOString())
  await keepPlace(tx, next)
  if (verb === 'reopen') await tellAtOnce(tx, row.id, 'opened', [row.assigneeId, ...row.watchers])
  if (verb === 'answer') await tellAtOnce(tx, row.id, 'answered', [row.askedById, ...row.watchers])
  tell(tx, next, verb)
  return next
}

/** One or many at once; all of them or none. Throws `ticket.notFound`, `ticket.wrongStatus`, `ticket.subtasksOpen`. */
export const moveTickets = action(
  'tickets.handle',
  async (tx, { ids, verb, note }: { ids: TicketId[]; verb: Exclude<Verb, 'answer'>; note: string }) => {
    const rows = await lockTickets(tx, ids)
    if (rows.length !== new Set(ids).size) throw new Refusal('ticket.notFound')
    for (const row of rows) await move(tx, row, verb, note)
  },
)

/** The clocks of tickets go over to the newest hours, and with them their place in the lists. A part at a time; true while there is more. */
export const recountTickets = action('operations.manage', async (tx, shopId: ShopId): Promise<boolean> => {
  const { subjectIds, more } = await thingsToRecount(tx, shopId, ['ticket'])
  const rows = await lockTickets(tx, subjectIds as TicketId[])
  for (const id of subjectIds) await recountAbout(tx, shopId, id)
  for (const row of rows) await keepPlace(tx, row)
  return more
})

/** The department's answer; whoever talks to the customer finds it as a note in their conversation. */
export const answerTicket = action('tickets.handle', async (tx, { id, answer }: { id: TicketId; answer: string }) => {
  const [row] = await lockTickets(tx, [id])
  if (!row) throw new Refusal('ticket.notFound')
  const next = await move(tx, row, 'answer', answer)
  if (!row.conversationId) return
  const c = await lockedConversation(tx, row.conversationId)
  const { state, message } = await write(tx, c, {
    clientId: newId(),
    author: 'staff',
    authorId: tx.actor.id,
    authorName: tx.actor.name,
    kind: 'note',
    systemCode: null,
    body: `${next.number} ${next.title}\n${answer}`,
    language: null,
    cards: [],
    attachments: [],
  })
  tx.record('note.added', aboutConversation(c), { message, conversation: wireConversation(state) })
})

/** Says something about it; `watch` adds the reader to those who hear of it, or takes them away. */
export const remarkTicket = action(
  'tickets.handle',
  async (tx, { id, note, watch }: { id: TicketId; note: string; watch: boolean | null }) => {
    const [row] = await lockTickets(tx, [id])
    if (!row) throw new Refusal('ticket.notFound')
    const me = tx.actor.id as StaffId
    const others = row.watchers.filter((one) => one !== me)
    const next = watch === null || tx.actor.kind !== 'staff' ? row : { ...row, watchers: watch ? [...others, me] : others }
    await setTicket(tx, next)
    await keepPlace(tx, next)
    if (note) await insertTicketStep(tx, next, 'remark', note)
    tell(tx, next, 'remark')
  },
)
