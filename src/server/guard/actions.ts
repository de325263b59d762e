import type { ShopId } from '../../shared/ids.ts'
import { action } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import type { ShopWord } from './rules.ts'
import { insertWord } from './store.ts'

/** Adds a word to the shop's own list, or changes what happens to it. */
export const setWord = action('guard.manage', async (tx, { shopId, ...word }: ShopWord & { shopId: ShopId }) => {
  await shopOf(tx, shopId)
  await insertWord(tx, shopId, word)
})
