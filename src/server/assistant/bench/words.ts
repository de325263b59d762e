import type { ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { shopOf } from '../../people/steps.ts'
import { endpointOf } from '../model/endpoint.ts'
import { unfounded } from '../model/founded.ts'
import { instructionsFor } from '../model/instructions.ts'
import { openaiModel } from '../model/openai.ts'
import { ModelTrouble } from '../model/port.ts'
import { findModel } from '../store/model.ts'
import type { Played } from './play.ts'

/** A model is asked for the words of so many cases. */
const MOST = 30

const setUp = view('knowledge.edit', async (db, shopId: ShopId) => ({
  settings: await findModel(db),
  shop: (await shopOf(db, shopId)).name,
}))

interface Words {
  shopId: ShopId
  language: Language
  asked: readonly string[]
  played: readonly Played[]
  /** Instead of what is set up. */
  model?: string | undefined
  manner?: string | undefined
}

/** What customers would read with a model in between: its words where they are borne out, else the built-in ones. Unchanged without a model. */
export async function inModelsWords(context: Context, { shopId, language, asked, played, model, manner }: Words): Promise<Played[]> {
  const { settings, shop } = await setUp(context, shopId)
  const speaks = model ?? settings?.model
  if (!settings || !speaks) return [...played]
  const ask = openaiModel(endpointOf(context.house, context.actor.merchantId, settings, speaks))
  const worded: Played[] = []
  for (const [i, one] of played.entries()) {
    if (i >= MOST || !one.body || one.flow || one.handOver) {
      worded.push(one)
      continue
    }
    try {
      const instructions = instructionsFor({ shop, language, builtIn: one.body, manner: manner ?? settings.manner })
      const { text } = await ask({ instructions, turns: [{ from: 'customer', text: asked[i]! }], tools: [] })
      const fine = unfounded(text, { said: [one.body], ofOrders: false }, [], language) === null
      worded.push(fine ? { ...one, body: text } : one)
    } catch (error) {
      if (!(error instanceof ModelTrouble)) throw error
      worded.push(one)
    }
  }
  return worded
}
