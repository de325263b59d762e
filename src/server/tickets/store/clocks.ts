import type { ClockId, ConversationId, CustomerId, MerchantId, ShopId, StaffId } from '../../../shared/ids.ts'
import type { AlertRung, ClockCode, ClockDefinition, Counts, RunningClock, SubjectKind } from '../../../shared/wire/clocks.ts'
import { statement } from '../../foundation/database/database.ts'
import type { House } from '../../foundation/house.ts'
import type { Reads, Tx } from '../../foundation/transaction.ts'
import type { RungAt, Step } from '../rules/clock.ts'

export interface Clock {
  id: ClockId
  shopId: ShopId
  code: ClockCode
  subjectKind: SubjectKind
  subjectId: string
  occasion: string
  conversationId: ConversationId | null
  customerId: CustomerId | null
  ownerId: StaffId | null
  labels: Record<string, string>
  state: RunningClock['state']
  counts: Counts
  steps: Step[]
  tell: ClockDefinition['tell']
  clockworkVersion: number
  usedMs: number
  startedAt: Date
  since: Date | null
  dueAt: Date | null
  stage: RunningClock['stage']
  pausedFor: string | null
  stoppedAt: Date | null
  answered: boolean | null
  breachedAt: Date | null
}
const columns = `id, shop_id as "shopId", code, subject_kind as "subjectKind", subject_id as "subjectId", occasion, conversation_id as "conversationId",
  customer_id as "customerId", owner_id as "ownerId", labels, state, counts, steps, tell, clockwork_version as "clockworkVersion", used_ms as "usedMs",
  started_at as "startedAt", since, due_at as "dueAt", stage, paused_for as "pausedFor", stopped_at as "stoppedAt", answered, breached_at as "breachedAt"`

/** False when this occasion has its clock already. */
export const insertClock = async (tx: Tx, clock: Clock): Promise<boolean> =>
  (
    await tx.rows(
      `insert into clocks (merchant_id, shop_id, id, code, subject_kind, subject_id, occasion, conversation_id, customer_id, owner_id, labels, state, counts, steps,
         tell, clockwork_version, used_ms, started_at, since, due_at, stage, stopped_at, answered)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23) on conflict do nothing returning id`,
      [
        tx.merchantId,
        clock.shopId,
        clock.id,
        clock.code,
        clock.subjectKind,
        clock.subjectId,
        clock.occasion,
        clock.conversationId,
        clock.customerId,
        clock.ownerId,
        JSON.stringify(clock.labels),
        clock.state,
        clock.counts,
        JSON.stringify(clock.steps),
        JSON.stringify(clock.tell),
        clock.clockworkVersion,
        clock.usedMs,
        clock.startedAt,
        clock.since,
        clock.dueAt,
        clock.stage,
        clock.stoppedAt,
        clock.answered,
      ],
    )
  ).length > 0

/** Writes what can change. The row must be locked: every writer of deadlines holds their clock first. */
export const setClock = (tx: Tx, clock: Clock) =>
  tx.rows(
    `update clocks set owner_id = $3, state = $4, clockwork_version = $5, used_ms = $6, since = $7, due_at = $8, stage = $9, paused_for = $10, stopped_at = $11,
        answered = $12, breached_at = $13, steps = $14, counts = $15, labels = $16
      where merchant_id = $1 and id = $2`,
    [
      tx.merchantId,
      clock.id,
      clock.ownerId,
      clock.state,
      clock.clockworkVersion,
      clock.usedMs,
      clock.since,
      clock.dueAt,
      clock.stage,
      clock.pausedFor,
      clock.stoppedAt,
      clock.answered,
      clock.breachedAt,
      JSON.stringify(clock.steps),
      clock.counts,
      JSON.stringify(clock.labels),
    ],
  )

/** How far those have come that somebody was just told of, all at once. The rows must be locked. */
export const setReached = (tx: Tx, all: readonly Pick<Clock, 'id' | 'stage' | 'breachedAt'>[]): void =>
  tx.write(
    `update clocks c set stage = n.stage, breached_at = n.breached_at from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as n(id, stage, breached_at)
      where c.merchant_id = $1 and c.id = n.id and c.id = any($2::uuid[])`,
    [tx.merchantId, all.map(({ id }) => id), all.map(({ stage }) => stage), all.map(({ breachedAt }) => breachedAt)],
  )

export const insertDeadlines = (tx: Tx, { id, shopId }: Pick<Clock, 'id' | 'shopId'>, all: readonly RungAt[]) =>
  tx.rows(
    `insert into deadlines (merchant_id, shop_id, clock_id, rung, at) select $1, $2, $3, n.rung, n.at from unnest($4::text[], $5::timestamptz[]) as n(rung, at)`,
    [tx.merchantId, shopId, id, all.map(({ rung }) => rung), all.map(({ at }) => at)],
  )
export const deleteDeadlines = (tx: Tx, ids: readonly ClockId[]) =>
  tx.rows('delete from deadlines where merchant_id = $1 and clock_id = any($2::uuid[])', [tx.merchantId, ids])

/** Clocks of one thing that have not stopped, held; all codes or one. */
export const lockLive = (tx: Tx, subjectId: string, code: ClockCode | null) =>
  tx.rows<Clock>(
    `select ${columns} from clocks where merchant_id = $1 and subject_id = $2 and state <> 'stopped' and ($3::text is null or code = $3) order by id for update`,
    [tx.merchantId, subjectId, code],
  )

/** Clocks with something due, held; those somebody else is busy with are left to them. */
export const lockDue = (tx: Tx, limit: number) =>
  tx.rows<Clock>(
    `select ${columns} from clocks where merchant_id = $1 and state = 'running'
       and id in (select clock_id from deadlines where merchant_id = $1 and at <= $2 order by at limit $3) order by id for update skip locked`,
    [tx.merchantId, tx.now, limit],
  )
export const takeDue = (tx: Tx, ids: readonly ClockId[]) =>
  tx.rows<RungAt & { clockId: ClockId }>(
    'delete from deadlines where merchant_id = $1 and clock_id = any($2::uuid[]) and at <= $3 returning clock_id as "clockId", rung, at',
    [tx.merchantId, ids, tx.now],
  )

/** What the process-wide look asks, over all merchants; its cost does not grow with what is still to come. */
export const DUE =
  'select distinct merchant_id as "merchantId" from (select merchant_id from deadlines where at <= $1 order by at limit 1000) d'
export const merchantsDue = async (house: House, now: Date): Promise<MerchantId[]> =>
  (await house.database.system.query<{ merchantId: MerchantId }>(statement(DUE, [now]))).rows.map(({ merchantId }) => merchantId)

/** Things of these kinds with a live clock that still counts by an older clockwork, in one order. */
export const listOutdated = (tx: Tx, shopId: ShopId, version: number, kinds: readonly SubjectKind[], limit: number) =>
  tx.rows<{ subjectId: string }>(
    `select distinct subject_id as "subjectId" from clocks
      where merchant_id = $1 and shop_id = $2 and state <> 'stopped' and clockwork_version < $3 and subject_kind = any($4::text[]) order by subject_id limit $5`,
    [tx.merchantId, shopId, version, kinds, limit],
  )

export const clocksOf = (db: Reads, subjectIds: readonly string[]) =>
  db.rows<Clock>(
    `select ${columns} from clocks where merchant_id = $1 and shop_id = any($2::uuid[]) and subject_id = any($3::uuid[]) order by started_at, id`,
    [db.merchantId, db.actor.shopIds, subjectIds],
  )

/** What runs out first, first; paused ones last. */
export const listLive = (db: Reads, shopIds: readonly ShopId[], mine: string | null, limit: number) =>
  db.rows<Clock>(
    `select ${columns} from unnest($2::uuid[]) as s(shop), lateral
       (select * from clocks where merchant_id = $1 and shop_id = s.shop and state <> 'stopped' and ($3::uuid is null or owner_id = $3)
         order by due_at nulls last, id limit $4) c
      order by due_at nulls last, id limit $4`,
    [db.merchantId, shopIds, mine, limit],
  )

export const insertAlerts = (
  tx: Tx,
  all: readonly { id: string; shopId: ShopId; staffId: StaffId; clockId: ClockId; rung: AlertRung }[],
): void =>
  tx.write(
    `insert into alerts (merchant_id, shop_id, id, staff_id, clock_id, rung, at)
     select $1, n.shop_id, n.id, n.staff_id, n.clock_id, n.rung, $2 from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::text[]) as n(shop_id, id, staff_id, clock_id, rung)`,
    [
      tx.merchantId,
      tx.now,
      all.map((one) => one.shopId),
      all.map((one) => one.id),
      all.map((one) => one.staffId),
      all.map((one) => one.clockId),
      all.map((one) => one.rung),
    ],
  )

export interface AlertRow {
  id: string
  shopId: ShopId
  rung: AlertRung
  at: Date
  clockId: ClockId
  code: ClockCode
  subjectKind: SubjectKind
  subjectId: string
  conversationId: ConversationId | null
  customerId: CustomerId | null
  dueAt: Date | null
  labels: Record<string, string>
}
/** The reader's own that they have not seen, newest first. */
export const listAlerts = (db: Reads, limit: number) =>
  db.rows<AlertRow>(
    `select a.id, a.shop_id as "shopId", a.rung, a.at, a.clock_id as "clockId", c.code, c.subject_kind as "subjectKind", c.subject_id as "subjectId",
            c.conversation_id as "conversationId", c.customer_id as "customerId", c.due_at as "dueAt", c.labels
       from alerts a join clocks c on c.merchant_id = a.merchant_id and c.id = a.clock_id
      where a.merchant_id = $1 and a.staff_id = $2 and a.seen_at is null order by a.at desc, a.id desc limit $3`,
    [db.merchantId, db.actor.id, limit],
  )
/** Seen, and with it what came before about the same clock. False for one that is not the reader's. */
export const setSeen = async (tx: Tx, id: string): Promise<boolean> =>
  (
    await tx.rows(
      `with one as (select id, clock_id, at from alerts where merchant_id = $1 and id = $2 and staff_id = $3),
        seen as (update alerts a set seen_at = $4 from one
          where a.merchant_id = $1 and a.clock_id = one.clock_id and a.staff_id = $3 and a.seen_at is null and a.at <= one.at)
       select id from one`,
      [tx.merchantId, id, tx.actor.id, tx.now],
    )
  ).length > 0
/** Nobody need look at what a stopped clock warned of. */
export const endAlerts = (tx: Tx, ids: readonly ClockId[]) =>
  tx.rows('update alerts set seen_at = $3 where merchant_id = $1 and clock_id = any($2::uuid[]) and seen_at is null', [
    tx.merchantId,
    ids,
    tx.now,
  ])
