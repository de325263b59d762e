import { z } from 'zod'
import type { Context } from '../../foundation/house.ts'
import { ModelTrouble } from './port.ts'
import { modelOf, probeSettings } from './settings.ts'

export interface Capabilities {
  reachable: boolean
  /** Calls a tool when it is asked to. */
  tools: boolean
  /** Until its first sign; fast enough below 800. */
  firstTokenMs: number | null
  problem: string | null
}

/** Asks the model for one word by way of a tool: shows whether it answers, how soon, and whether it can use tools. */
export async function probeModel(
  context: Context,
  typed: { baseUrl?: string | undefined; model?: string | undefined; key?: string | null | undefined },
): Promise<Capabilities> {
  const settings = await probeSettings(context, typed)
  let tools = false
  const word = {
    name: 'word_of_the_day',
    description: 'Gives the word of the day',
    input: z.object({}),
    run: async () => {
      tools = true
      return { word: 'bell' }
    },
  }
  try {
    const { firstTokenMs } = await modelOf(
      context.house,
      context.actor.merchantId,
      settings,
    )({
      instructions: 'Call word_of_the_day, then answer with that word only.',
      turns: [{ from: 'customer', text: 'What is the word of the day?' }],
      tools: [word],
    })
    return { reachable: true, tools, firstTokenMs, problem: null }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    return { reachable: error.firstTokenMs !== null, tools, firstTokenMs: error.firstTokenMs, problem: `${error.kind}: ${error.message}` }
  }
}
probeModel.permission = probeSettings.permission
