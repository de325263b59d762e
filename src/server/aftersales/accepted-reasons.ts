import type { ShopId } from '../../shared/ids.ts'
import type { AskKind } from '../../shared/wire/policy.ts'
import type { Reads } from '../foundation/transaction.ts'
import { currentPolicy } from '../policy/steps.ts'

/** The reasons a shop accepts for something, in its own words and order; null = any. */
export async function acceptedReasons(db: Reads, shopId: ShopId, kind: AskKind): Promise<string[] | null> {
  const { content } = await currentPolicy(db, shopId)
  const setting = content.rules.find(({ code, kinds }) => code === 'acceptedReasons' && (!kinds.length || kinds.includes(kind)))
  const given = setting?.args['reasons']
  return Array.isArray(given) ? given.map(String) : null
}
