import { z } from 'zod'
import type { Probe } from '../../../shared/wire/model.ts'
import type { Context } from '../../foundation/house.ts'
import { openaiEmbeddings } from '../meaning/openai-embeddings.ts'
import { probeEmbedding } from '../meaning/probe.ts'
import { endpointOf } from './endpoint.ts'
import { openaiModel } from './openai.ts'
import { type Model, ModelTrouble } from './port.ts'
import { probeSettings, type Typed } from './settings.ts'

type Speaking = Omit<Probe, 'embedding'>
/** Only texts are to be put into numbers: nobody is to speak. */
const unasked: Speaking = { reachable: false, tools: false, firstTokenMs: null, problem: null }

/** Tries what is named: the model that speaks, the one that puts texts into numbers, or both. */
export async function probeModel(context: Context, typed: Typed): Promise<Probe> {
  const settings = await probeSettings(context, typed)
  const endpoint = (model: string) => endpointOf(context.house, context.actor.merchantId, settings, model)
  const [speaks, embedding] = await Promise.all([
    settings.model || !settings.embeddingModel ? probeSpeaking(openaiModel(endpoint(settings.model))) : unasked,
    settings.embeddingModel ? probeEmbedding(openaiEmbeddings(endpoint(settings.embeddingModel))) : null,
  ])
  return { ...speaks, embedding }
}
probeModel.permission = probeSettings.permission

/** Asks for one word by way of a tool: shows whether it answers, how soon, and whether it can use tools. */
async function probeSpeaking(ask: Model): Promise<Speaking> {
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
    const { firstTokenMs } = await ask({
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
