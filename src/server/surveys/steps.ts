import type { ShopId } from '../../shared/ids.ts'
import type { Text } from '../../shared/language.ts'
import type { Reads } from '../foundation/transaction.ts'
import { usualSurvey } from './rules.ts'
import { listSurveys } from './store.ts'

/** How reasons are called in these shops. */
export async function reasonLabels(db: Reads, shopIds: readonly ShopId[]): Promise<ReadonlyMap<string, Text>> {
  const kept = await listSurveys(db, shopIds)
  return new Map([usualSurvey, ...kept].flatMap(({ reasons }) => reasons.map(({ code, label }) => [code, label] as const)))
}
