import type { BlockList } from 'node:net'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { stepCountIs, streamText, tool } from 'ai'
import { cut } from '../../../shared/cut.ts'
import { fetchOutside } from '../../foundation/outbound.ts'
import { limits, type Model, ModelTrouble, type Question } from './port.ts'

export interface Endpoint {
  baseUrl: string
  model: string
  key: string | null
  allowed: BlockList
}

/** What shows that somebody is there. */
const sign = /^(?:text-delta|reasoning-delta|tool-input-start|tool-call|tool-result)$/

/** Any server that speaks the OpenAI dialect. What it is told and what it may call comes from the question alone, never from its own answers. */
export const openaiModel =
  ({ baseUrl, model, key, allowed }: Endpoint): Model =>
  async (question) => {
    const started = performance.now()
    const stop = new AbortController()
    let silence = setTimeout(() => stop.abort('first'), limits.firstTokenMs)
    const all = setTimeout(() => stop.abort('all'), limits.totalMs)
    let firstTokenMs: number | null = null
    try {
      const language = createOpenAICompatible({
        name: 'shop',
        baseURL: baseUrl,
        ...(key && { apiKey: key }),
        fetch: fetchOutside(allowed),
      })(model)
      const { fullStream } = streamText({
        model: language,
        ...asked(question),
        stopWhen: stepCountIs(limits.steps),
        maxOutputTokens: limits.tokensPerStep,
        maxRetries: 0,
        abortSignal: stop.signal,
        onError: () => {},
      })
      let text = ''
      for await (const part of fullStream) {
        if (sign.test(part.type)) {
          firstTokenMs ??= performance.now() - started
          clearTimeout(silence)
          silence = setTimeout(() => stop.abort('silence'), limits.silenceMs)
        }
        if (part.type === 'error') throw part.error
        if (part.type === 'abort') throw new Error('abort')
        if (part.type === 'start-step') text = ''
        if (part.type === 'text-delta') text += part.text
        if (text.length > limits.letters) throw new Error('it talks too much')
      }
      return { text: text.trim(), firstTokenMs: firstTokenMs ?? performance.now() - started }
    } catch (error) {
      const late = stop.signal.aborted
      throw new ModelTrouble(late ? 'timeout' : 'failed', late ? `${stop.signal.reason}` : cut((error as Error).message, 200), firstTokenMs)
    } finally {
      clearTimeout(silence)
      clearTimeout(all)
      stop.abort('over')
    }
  }

const asked = ({ instructions, turns, tools }: Question) => ({
  system: instructions,
  messages: turns.map(({ from, text }) => ({ role: from === 'customer' ? ('user' as const) : ('assistant' as const), content: text })),
  tools: Object.fromEntries(
    tools.map(({ name, description, input, run }) => [name, tool({ description, inputSchema: input, execute: (given) => run(given) })]),
  ),
})
