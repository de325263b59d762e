import type { ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { action } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import type { ShopWord } from './rules/check.ts'
import { deleteWord, insertWord, raiseVersion, setVerdicts, type Verdicts } from './store.ts'

/** Adds words to the shop's own list, or changes what happens to them. */
export const setWords = action('guard.manage', async (tx, { shopId, words }: { shopId: ShopId; words: readonly ShopWord[] }) => {
  await shopOf(tx, shopId)
  for (const word of words) await insertWord(tx, shopId, word)
  await raiseVersion(tx, shopId)
})

/** Takes a word off the list. Throws `guardWord.notFound`. */
export const removeWord = action('guard.manage', async (tx, id: string) => {
  const removed = await deleteWord(tx, id)
  if (!removed) throw new Refusal('guardWord.notFound')
  await raiseVersion(tx, removed.shopId)
})

/** Sets what happens on each reason, by channel. */
export const setSettings = action('guard.manage', async (tx, { shopId, verdicts }: { shopId: ShopId; verdicts: Verdicts }) => {
  await shopOf(tx, shopId)
  await raiseVersion(tx, shopId)
  await setVerdicts(tx, shopId, verdicts)
})
