import type { AftersaleId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { action } from '../foundation/action.ts'
import { ended, verbsOf } from './rules/lifecycle.ts'
import { holdCase } from './steps.ts'
import { addUrge, type Case, insertStep, setBatch } from './store/cases.ts'

/* What happens beside a case's way through its table: it stays where it is. */

const DAY_MS = 86_400_000

/** Somebody else's turn than the customer's, and a day since it was last urged. */
export const mayBeUrged = ({ kind, status, urgedAt }: Case, now: Date): boolean =>
  waitsForUs({ kind, status }) && (urgedAt === null || now.getTime() - urgedAt.getTime() >= DAY_MS)
const waitsForUs = ({ kind, status }: Pick<Case, 'kind' | 'status'>): boolean =>
  !ended.has(status) && !verbsOf(kind, status).some(([verb, { by }]) => verb !== 'withdraw' && by.includes('customer'))

/** 催办: the customer asks for it to go on, once a day, while it is not their own turn. Throws `aftersale.notWaiting`, `aftersale.urgedAlready`. */
export const urgeOwn = action('aftersales.own', async (tx, id: AftersaleId): Promise<void> => {
  const { one } = await holdCase(tx, id)
  if (!waitsForUs(one)) throw new Refusal('aftersale.notWaiting')
  if (!mayBeUrged(one, tx.now)) throw new Refusal('aftersale.urgedAlready')
  const count = one.urgedCount + 1
  await addUrge(tx, id, count)
  await insertStep(tx, one.shopId, id, { verb: 'urge', fromStatus: one.status, toStatus: one.status, note: '' })
  tx.record('aftersale.urged', about(one), { ...fact(one, 'urge'), count })
})

/** The batch the goods are of, as it is printed on them: what a fault is traced by. */
export const nameBatch = action(
  'aftersales.handle',
  async (tx, { id, batch }: { id: AftersaleId; batch: string | null }): Promise<void> => {
    const { one } = await holdCase(tx, id)
    if (one.batch === batch) return
    await setBatch(tx, id, batch)
    tx.record('aftersale.batchNamed', about(one), fact(one, 'nameBatch'))
  },
)

const about = ({ shopId, customerId, conversationId }: Case) => ({ shopId, customerId, conversationId })
const fact = ({ id, orderId, kind, status }: Case, verb: string) => ({ aftersaleId: id, orderId, kind, status, verb })
