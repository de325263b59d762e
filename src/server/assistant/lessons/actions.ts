import type { ShopId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { action } from '../../foundation/action.ts'
import type { ShopPhrasing } from '../engine/learning.ts'
import { findLesson } from '../store/lessons.ts'
import { learnThis, nextVersion, others } from './steps.ts'

/** “This is about that”: a shop's own phrasing, or a correction of what was misunderstood. What is taught last counts. */
export const teach = action('knowledge.edit', (tx, { shopId, ...taught }: { shopId: ShopId } & ShopPhrasing) =>
  learnThis(tx, shopId, taught),
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
