import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { BenchSet, BenchSetInput } from '../../../shared/wire/bench.ts'
import { action, view } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import { deleteSet, findSet, listSets, setSet } from '../store/bench.ts'

const MOST = 50

async function existing(db: Reads, id: string): Promise<BenchSet> {
  const found = await findSet(db, id)
  if (!found) throw new Refusal('benchSet.notFound')
  return found
}

export const benchSets = view('knowledge.edit', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return listSets(db, shopId, MOST)
})
export const benchSet = view('knowledge.edit', existing)

export const addBenchSet = action('knowledge.edit', async (tx, { shopId, input }: { shopId: ShopId; input: BenchSetInput }) => {
  await shopOf(tx, shopId)
  if ((await listSets(tx, shopId, MOST)).length >= MOST) throw new Refusal('benchSet.tooMany', { most: MOST })
  const id = newId()
  await setSet(tx, id, shopId, input)
  return { id }
})
export const changeBenchSet = action('knowledge.edit', async (tx, { id, input }: { id: string; input: BenchSetInput }) => {
  await setSet(tx, id, (await existing(tx, id)).shopId, input)
})
export const removeBenchSet = action('knowledge.edit', async (tx, id: string) => {
  await existing(tx, id)
  await deleteSet(tx, id)
})
