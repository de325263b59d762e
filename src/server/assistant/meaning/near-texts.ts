import { view } from '../../foundation/action.ts'
import { assistantActor } from '../../foundation/actor.ts'
import type { ByMeaning } from '../../knowledge/by-meaning.ts'
import { inContext } from '../../knowledge/rules/in-context.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import { meaningOf } from './asking.ts'

/** As many as the assistant looks at; who searches reads more than three. */
const MOST = 5
/** Nobody is known here: what looks like an address or a number is hidden all the same. */
const nobody = { name: null, email: null, phone: null, address: null }

const generatedOf = view(
  'conversations.answer',
  async (db, { shopId, language }: Pick<Parameters<ByMeaning>[1], 'shopId' | 'language'>) =>
    (await knowledgeOf(db, shopId, language)).generated,
)

/** For whoever searches what a shop has written: with the assistant's rights, which end at what customers may be told. */
export const nearTexts: ByMeaning = async ({ house, actor, language: spoken }, { shopId, language, text }) => {
  const as = { house, actor: assistantActor(actor.merchantId, [shopId]), language: spoken }
  const meaning = await meaningOf(as, { shopId, language, text, customer: nobody })
  if (!meaning) return null
  const near = meaning.nearness.search(meaning.question, MOST, inContext(null)).map(({ entry }) => entry)
  const generated = await generatedOf(as, { shopId, language })
  return near.filter(({ id }) => !generated.has(id))
}
