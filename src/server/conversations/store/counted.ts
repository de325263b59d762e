import type { ConversationId, ShopId } from '../../../shared/ids.ts'
import type { Reads } from '../../foundation/transaction.ts'
import type { State } from '../state.ts'
import { columns } from './conversations.ts'

export type CountedRow = State & {
  turns: { at: string; author: 'customer' | 'staff' | 'assistant' | 'system'; kind: 'text' | 'note' | 'system'; code: string | null }[]
}

/** Conversations with who wrote when. */
export const listWithTurns = (db: Reads, ids: readonly ConversationId[]) =>
  db.rows<CountedRow>(
    `select ${columns}, coalesce((select json_agg(json_build_object('at', m.at, 'author', m.author, 'kind', m.kind, 'code', m.system_code) order by m.seq)
        from messages m where m.merchant_id = $1 and m.conversation_id = conversations.id), '[]') as turns
       from conversations where merchant_id = $1 and id = any($2::uuid[])`,
    [db.merchantId, ids],
  )

/** Whom people attend and have not answered, the longest first. */
export const listUnanswered = (db: Reads, shopIds: readonly ShopId[], limit: number) =>
  db.rows<State>(
    `select p.* from unnest($2::uuid[]) as s(id) cross join lateral (select ${columns} from conversations c
        where c.merchant_id = $1 and c.shop_id = s.id and c.status = 'attended' and c.waiting_since < 'infinity' order by c.waiting_since, c.id limit $3) p
      order by "waitingSince", id limit $3`,
    [db.merchantId, shopIds, limit],
  )
