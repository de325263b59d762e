import type { AftersaleId, ComplaintId, ConversationId, OrderId, ShopId, StaffId, TicketId } from '../../../shared/ids.ts'
import type { Severity } from '../../../shared/wire/clocks.ts'
import { type FieldValues, type Form, type TicketStatus, ticketStatuses } from '../../../shared/wire/tickets.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'

export interface TicketRow {
  id: TicketId
  shopId: ShopId
  number: string
  department: string
  form: string
  title: string
  fields: FieldValues
  note: string
  severity: Severity
  status: TicketStatus
  assigneeId: StaffId | null
  assigneeName: string | null
  askedById: StaffId | null
  askedByName: string | null
  watchers: StaffId[]
  parentId: TicketId | null
  orderId: OrderId | null
  orderNumber: string | null
  sku: string | null
  conversationId: ConversationId | null
  aftersaleId: AftersaleId | null
  complaintId: ComplaintId | null
  answer: string | null
  createdAt: Date
  answeredAt: Date | null
  endedAt: Date | null
}
const columns = `id, shop_id as "shopId", number, department, form, title, fields, note, severity, status, assignee_id as "assigneeId", assignee_name as "assigneeName",
  asked_by as "askedById", asked_by_name as "askedByName", watchers, parent_id as "parentId", order_id as "orderId", order_number as "orderNumber", sku,
  conversation_id as "conversationId", aftersale_id as "aftersaleId", complaint_id as "complaintId", answer, created_at as "createdAt", answered_at as "answeredAt", ended_at as "endedAt"`

export const insertTicket = (tx: Tx, row: TicketRow) =>
  tx.rows(
    `insert into tickets (merchant_id, shop_id, id, number, department, form, title, fields, note, severity, status, assignee_id, assignee_name, asked_by, asked_by_name,
       watchers, parent_id, order_id, order_number, sku, conversation_id, aftersale_id, complaint_id, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)`,
    [
      tx.merchantId,
      row.shopId,
      row.id,
      row.number,
      row.department,
      row.form,
      row.title,
      JSON.stringify(row.fields),
      row.note,
      row.severity,
      row.status,
      row.assigneeId,
      row.assigneeName,
      row.askedById,
      row.askedByName,
      row.watchers,
      row.parentId,
      row.orderId,
      row.orderNumber,
      row.sku,
      row.conversationId,
      row.aftersaleId,
      row.complaintId,
      row.createdAt,
    ],
  )

export const setTicket = (tx: Tx, row: TicketRow) =>
  tx.rows(
    `update tickets set status = $3, assignee_id = $4, assignee_name = $5, watchers = $6, answer = $7, answered_at = $8, ended_at = $9 where merchant_id = $1 and id = $2`,
    [tx.merchantId, row.id, row.status, row.assigneeId, row.assigneeName, row.watchers, row.answer, row.answeredAt, row.endedAt],
  )

export const lockTickets = (tx: Tx, ids: readonly TicketId[]) =>
  tx.rows<TicketRow>(
    `select ${columns} from tickets where merchant_id = $1 and shop_id = any($2::uuid[]) and id = any($3::uuid[]) order by id for update`,
    [tx.merchantId, tx.actor.shopIds, ids],
  )
export const findTicket = async (db: Reads, id: TicketId): Promise<TicketRow | undefined> =>
  (
    await db.rows<TicketRow>(`select ${columns} from tickets where merchant_id = $1 and shop_id = any($2::uuid[]) and id = $3`, [
      db.merchantId,
      db.actor.shopIds,
      id,
    ])
  )[0]
export const subtasksOf = (db: Reads, id: TicketId) =>
  db.rows<Pick<TicketRow, 'id' | 'number' | 'title' | 'status'>>(
    'select id, number, title, status from tickets where merchant_id = $1 and parent_id = $2 order by created_at, id limit 200',
    [db.merchantId, id],
  )

/** Its place in the lists, and in those of everybody who has to do with it. The row must be held: what its clocks do is done by whoever holds it. */
export const setPlace = (tx: Tx, id: TicketId, urgency: number) =>
  tx.rows(
    `with t as (update tickets set urgency = $3 where merchant_id = $1 and id = $2 returning *),
       people as (select distinct person from t, unnest(watchers || assignee_id || asked_by) as person where person is not null),
       gone as (delete from ticket_people where merchant_id = $1 and ticket_id = $2 and not exists (select from people where person = staff_id))
     insert into ticket_people (merchant_id, shop_id, ticket_id, staff_id, department, status, urgency)
       select merchant_id, shop_id, id, person, department, status, urgency from t, people
       on conflict (merchant_id, ticket_id, staff_id) do update set status = excluded.status, urgency = excluded.urgency`,
    [tx.merchantId, id, urgency],
  )

interface Asked {
  shopIds: readonly ShopId[]
  department: string | null
  statuses: readonly TicketStatus[] | null
  mine: string | null
  after: readonly [number, string] | null
  limit: number
}
const inTurn = `(urgency, id) > ($5::bigint, $6::uuid) order by urgency, id limit $7`
const from = (lists: string, filter: string) =>
  `select ${columns}, urgency from ${lists}, lateral (select * from tickets where merchant_id = $1 and shop_id = s.shop and ${filter} and ${inTurn}) k
    order by urgency, id limit $7`
const shops = 'unnest($2::uuid[]) as s(shop)'
const stages = `${shops}, unnest($3::text[]) as t(wanted)`
/** Shop by shop and status by status, so that an index gives the order of each and no list is sorted whole. */
const lists = {
  department: from(stages, 'department = $4 and status = t.wanted'),
  stage: from(stages, '$4::text is null and status = t.wanted'),
  all: from(shops, '$3::text[] is null and $4::text is null'),
}
/** The same, of one person. */
const theirs = `select ${columns}, urgency
  from (select ticket_id from ${stages}, lateral (select ticket_id, urgency from ticket_people where merchant_id = $1 and shop_id = s.shop and staff_id = $8
        and status = t.wanted and ($4::text is null or department = $4) and (urgency, ticket_id) > ($5::bigint, $6::uuid) order by urgency, ticket_id limit $7) k
      order by urgency, ticket_id limit $7) p
    join lateral (select * from tickets where merchant_id = $1 and id = p.ticket_id limit 1) t on true
  order by urgency, id`
/** The most urgent first; one more than `limit`. `mine` = assigned to, asked by or watched by this person. */
export const listTickets = (db: Reads, { shopIds, department, statuses, mine, after, limit }: Asked) => {
  const [urgency, id] = after ?? [0, '00000000-0000-0000-0000-000000000000']
  const list = department ? 'department' : statuses ? 'stage' : 'all'
  const wanted = statuses ?? (department || mine ? ticketStatuses : null)
  const values = [db.merchantId, shopIds, wanted, department, urgency, id, limit + 1]
  return db.rows<TicketRow & { urgency: number }>(mine ? theirs : lists[list], mine ? [...values, mine] : values)
}

interface AskedOf extends Omit<Asked, 'after'> {
  conversationId: ConversationId
  after: readonly [string, string] | null
}
/** Of a conversation, newest first; one more than `limit`. */
export const listTicketsOf = (db: Reads, { shopIds, department, statuses, mine, conversationId, after, limit }: AskedOf) => {
  const [at, id] = after ?? ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff']
  return db.rows<TicketRow>(
    `select ${columns} from tickets where merchant_id = $1 and shop_id = any($2::uuid[]) and conversation_id = $3
      and ($4::text[] is null or status = any($4)) and ($5::text is null or department = $5)
      and ($6::uuid is null or assignee_id = $6 or asked_by = $6 or $6 = any(watchers))
      and (created_at, id) < ($7::timestamptz, $8::uuid) order by created_at desc, id desc limit $9`,
    [db.merchantId, shopIds, conversationId, statuses, department, mine, at, id, limit + 1],
  )
}

export interface TicketStep {
  verb: string
  toStatus: TicketStatus
  byName: string | null
  note: string
  at: Date
}
export const insertTicketStep = (tx: Tx, { id, shopId, status }: TicketRow, verb: string, note: string) =>
  tx.rows(
    `insert into ticket_steps (merchant_id, shop_id, ticket_id, seq, verb, to_status, by_id, by_name, note, at)
     select $1, $2, $3, coalesce(max(seq), 0) + 1, $4, $5, $6, $7, $8, $9 from ticket_steps where merchant_id = $1 and ticket_id = $3`,
    [tx.merchantId, shopId, id, verb, status, tx.actor.id, tx.actor.name, note, tx.now],
  )
export const listTicketSteps = (db: Reads, id: TicketId) =>
  db.rows<TicketStep>(
    `select verb, to_status as "toStatus", by_name as "byName", note, at from ticket_steps where merchant_id = $1 and ticket_id = $2 order by seq`,
    [db.merchantId, id],
  )

export const findForms = async (db: Reads, shopId: ShopId): Promise<Form[] | undefined> =>
  (await db.rows<{ forms: Form[] }>('select forms from ticket_forms where merchant_id = $1 and shop_id = $2', [db.merchantId, shopId]))[0]
    ?.forms
export const setForms = (tx: Tx, shopId: ShopId, forms: readonly Form[]) =>
  tx.rows(
    `insert into ticket_forms (merchant_id, shop_id, forms, changed_at) values ($1, $2, $3, $4)
     on conflict (merchant_id, shop_id) do update set forms = excluded.forms, changed_at = excluded.changed_at`,
    [tx.merchantId, shopId, JSON.stringify(forms), tx.now],
  )
