import type { ClockId, ConversationId, ShopId } from '../../../shared/ids.ts'
import type { ClockCode, SubjectKind } from '../../../shared/wire/clocks.ts'
import type { InTimeBy, Outcome } from '../../../shared/wire/in-time.ts'
import type { Reads } from '../../foundation/transaction.ts'

export interface Span {
  shopIds: readonly ShopId[]
  from: Date
  to: Date
  code: ClockCode | null
}

/** How a clock ended or stands. One that was stopped without an answer (withdrawn, cancelled) counts for nothing. */
const outcome = `case when state = 'stopped' then case when due_at is null or stopped_at <= due_at then 'inTime' else 'late' end
  when due_at <= $5 then 'overdue' else 'running' end`
const counting = `merchant_id = $1 and shop_id = any($2::uuid[]) and started_at >= $3 and started_at < $4 and answered is distinct from false
  and ($6::text is null or code = $6)`
const keys: Record<InTimeBy, string> = {
  code: 'code',
  kind: `labels->>'kind'`,
  severity: `labels->>'severity'`,
  department: `labels->>'department'`,
  channel: `labels->>'channel'`,
  person: 'owner_id::text',
}
const given = (db: Reads, { shopIds, from, to, code }: Span) => [db.merchantId, shopIds, from, to, db.now, code]

export interface Count {
  key: string
  started: number
  inTime: number
  late: number
  running: number
  overdue: number
  medianSeconds: number | null
}
export const countInTime = (db: Reads, by: InTimeBy, span: Span) =>
  db.rows<Count>(
    `select key, count(*) as started, count(*) filter (where outcome = 'inTime') as "inTime", count(*) filter (where outcome = 'late') as late,
        count(*) filter (where outcome = 'running') as running, count(*) filter (where outcome = 'overdue') as overdue,
        percentile_cont(0.5) within group (order by extract(epoch from stopped_at - started_at)) filter (where stopped_at is not null) as "medianSeconds"
       from (select ${keys[by]} as key, ${outcome} as outcome, started_at, stopped_at from clocks where ${counting}) as counted
      where key is not null group by key order by started desc, key limit 200`,
    given(db, span),
  )

export interface Behind {
  id: ClockId
  code: ClockCode
  subjectKind: SubjectKind
  subjectId: string
  conversationId: ConversationId | null
  startedAt: Date
  dueAt: Date | null
  stoppedAt: Date | null
  outcome: Outcome
}
/** The clocks behind a figure, newest first. */
export const listInTime = (
  db: Reads,
  by: InTimeBy,
  span: Span,
  { key, outcome: wanted, limit }: { key: string; outcome: Outcome | null; limit: number },
) =>
  db.rows<Behind>(
    `select * from (select id, code, subject_kind as "subjectKind", subject_id as "subjectId", conversation_id as "conversationId",
        started_at as "startedAt", due_at as "dueAt", stopped_at as "stoppedAt", ${outcome} as outcome
       from clocks where ${counting} and ${keys[by]} = $7) as counted
      where $8::text is null or outcome = $8 order by "startedAt" desc, id desc limit $9`,
    [...given(db, span), key, wanted, limit],
  )
