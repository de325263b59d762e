import { z } from 'zod'
import { ACT_AT, createEngine } from '../../assistant/engine/engine.ts'
import { auroc, type Figures, rounded, share } from './figures.ts'

const lineSchema = z.object({ text: z.string(), accepted: z.array(z.string()).min(1) })
const foreignSchema = z.object({ text: z.string() })
const mapSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/**
 * The engine as shipped, on somebody else's questions. The map says what one of our intents is called in the set; what is not in it keeps its name.
 * Beside them texts that are no business of a shop: how often it acts on those, and how well its confidence tells them from the questions.
 */
export function evalShop(lines: readonly unknown[], given: unknown, strangers: readonly unknown[] = []): Figures {
  const map = mapSchema.parse(given)
  const asked = lines.map((line) => lineSchema.parse(line))
  const started = performance.now()
  const engine = createEngine()
  const trained = performance.now()
  const names = (intent: string): string[] => [map[intent] ?? intent].flat()
  const sure: number[] = []
  let [first, three, acted, right] = [0, 0, 0, 0]
  for (const { text, accepted } of asked) {
    const { alternatives, confidence } = engine.understand(text)
    const fits = alternatives.map(({ intent }) => names(intent).some((name) => accepted.includes(name)))
    sure.push(confidence)
    if (fits[0]) first++
    if (fits.some(Boolean)) three++
    if (confidence >= ACT_AT) {
      acted++
      if (fits[0]) right++
    }
  }
  const ms = rounded((performance.now() - trained) / asked.length)
  const foreign = strangers.map((line) => engine.understand(foreignSchema.parse(line).text).confidence)
  return {
    top1: share(first, asked.length),
    top3: share(three, asked.length),
    acted: share(acted, asked.length),
    precision: share(right, acted),
    threshold: ACT_AT,
    seconds: rounded((trained - started) / 1000, 3),
    ms,
    tests: asked.length,
    ...(foreign.length && {
      foreign: foreign.length,
      foreignActed: foreign.filter((confidence) => confidence >= ACT_AT).length,
      auroc: rounded(auroc(sure, foreign)),
    }),
  }
}
