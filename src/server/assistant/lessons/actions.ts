import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { type LessonChange, MOST_PHRASINGS } from '../../../shared/wire/lessons.ts'
import { action } from '../../foundation/action.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import type { ShopPhrasing } from '../engine/learning.ts'
import { normalise } from '../engine/normalise.ts'
import { findLesson, insertLesson, newestLesson, raiseLessonVersion } from '../store/lessons.ts'

/** Makes the next version from the newest one. The engines hear of it and learn in the background. */
async function nextVersion(
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
const others = (phrasings: readonly ShopPhrasing[], text: string) => phrasings.filter((one) => normalise(one.text) !== normalise(text))

/** “This is about that”: a shop's own phrasing, or a correction of what was misunderstood. What is taught last counts. */
export const teach = action('knowledge.edit', (tx, { shopId, ...taught }: { shopId: ShopId } & ShopPhrasing) =>
  nextVersion(tx, shopId, { kind: 'taught', ...taught }, (newest) => {
    const rest = others(newest, taught.text)
    if (rest.length >= MOST_PHRASINGS) throw new Refusal('lesson.full')
    return [...rest, taught]
  }),
)

export const forget = action('knowledge.edit', (tx, { shopId, text }: { shopId: ShopId; text: string }) =>
  nextVersion(tx, shopId, { kind: 'forgotten', text }, (newest) => {
    const rest = others(newest, text)
    if (rest.length === newest.length) throw new Refusal('lesson.notFound')
    return rest
  }),
)

/** Makes an older version the newest; 0 is how the assistant came. */
export const rollBack = action('knowledge.edit', (tx, { shopId, version }: { shopId: ShopId; version: number }) =>
  nextVersion(tx, shopId, { kind: 'rolledBack', version }, async () => {
    if (version === 0) return []
    const found = await findLesson(tx, shopId, version)
    if (!found) throw new Refusal('lesson.notFound')
    return found.phrasings
  }),
)
