import { Refusal } from '../../shared/refusals.ts'
import type { Tx } from './transaction.ts'

/**
 * The same key with the same request gives the first answer again; with another request it is refused. The answer is kept in the action's own
 * transaction, so there is no moment in which the work is done and its answer isn't known.
 */
export async function once<Output>(
  tx: Tx,
  { key, fingerprint }: { key: string; fingerprint: string },
  work: () => Promise<Output>,
): Promise<Output> {
  const claimed = await tx.rows(
    'insert into idempotency_keys (merchant_id, actor_id, key, fingerprint, at) values ($1, $2, $3, $4, $5) on conflict do nothing returning key',
    [tx.merchantId, tx.actor.id, key, fingerprint, tx.now],
  )
  const where = [tx.merchantId, tx.actor.id, key]
  if (!claimed.length) {
    const [kept] = await tx.rows<{ fingerprint: string; answer: { value: Output } }>(
      'select fingerprint, answer from idempotency_keys where merchant_id = $1 and actor_id = $2 and key = $3',
      where,
    )
    if (kept?.fingerprint !== fingerprint) throw new Refusal('request.keyReused')
    return kept.answer.value
  }
  const output = await work()
  await tx.rows('update idempotency_keys set answer = $4 where merchant_id = $1 and actor_id = $2 and key = $3', [
    ...where,
    JSON.stringify({ value: output ?? null }),
  ])
  return output
}
