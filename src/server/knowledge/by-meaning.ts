import type { ShopId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { Context } from '../foundation/house.ts'

/**
 * The shop's published texts that mean what somebody looks for, the likest first; null where that is off, or nobody answers in time. Given by the room
 * that knows models, which stands below. Called outside of any transaction.
 */
export type ByMeaning = (
  context: Context,
  asked: { shopId: ShopId; language: Language; text: string },
) => Promise<readonly Article[] | null>
