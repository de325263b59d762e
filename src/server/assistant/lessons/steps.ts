import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { type LessonChange, MOST_PHRASINGS } from '../../../shared/wire/lessons.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import type { ShopPhrasing } from '../engine/learning.ts'
import { normalise } from '../engine/normalise.ts'
import { insertLesson, newestLesson, raiseLessonVersion } from '../store/lessons.ts'

/** Makes the next version from the newest one. The engines hear of it and learn in the background. */
export async function nextVersion(
  tx: Tx,
  shopId: ShopId,
  change: LessonChange,
  from: (newest: ShopPhrasing[]) => ShopPhrasing[] | Promise<ShopPhrasing[]>,
): Promise<{ version: number }> {
  await shopOf(tx, shopId)
  const version = await raiseLessonVersion(tx, shopId)
  const phrasings = await from((await newestLesson(tx, shopId)).phrasings)
  await insertLesson(tx, shopId, { version, phrasings }, change)
  tx.record('assistant.taught', { shopId }, { shopId, version })
  return { version }
}
export const others = (phrasings: readonly ShopPhrasing[], text: string) =>
  phrasings.filter((one) => normalise(one.text) !== normalise(text))

/** What is taught last counts. Throws `lesson.full`. */
export const learnThis = (tx: Tx, shopId: ShopId, taught: ShopPhrasing): Promise<{ version: number }> =>
  nextVersion(tx, shopId, { kind: 'taught', ...taught }, (newest) => {
    const rest = others(newest, taught.text)
    if (rest.length >= MOST_PHRASINGS) throw new Refusal('lesson.full')
    return [...rest, taught]
  })
