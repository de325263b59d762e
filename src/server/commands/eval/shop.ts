import { z } from 'zod'
import { ACT_AT, createEngine } from '../../assistant/engine/engine.ts'
import { type Figures, rounded, share } from './figures.ts'

const lineSchema = z.object({ text: z.string(), accepted: z.array(z.string()).min(1) })
const mapSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]))

/** The engine as shipped, on somebody else's questions. The map says what one of our intents is called in the set; what is not in it keeps its name. */
export function evalShop(lines: readonly unknown[], given: unknown): Figures {
  const map = mapSchema.parse(given)
  const asked = lines.map((line) => lineSchema.parse(line))
  const started = performance.now()
  const engine = createEngine()
  const trained = performance.now()
  const names = (intent: string): string[] => [map[intent] ?? intent].flat()
  let [first, three, acted, right] = [0, 0, 0, 0]
  for (const { text, accepted } of asked) {
    const { alternatives, confidence } = engine.understand(text)
    const fits = alternatives.map(({ intent }) => names(intent).some((name) => accepted.includes(name)))
    if (fits[0]) first++
    if (fits.some(Boolean)) three++
    if (confidence >= ACT_AT) {
      acted++
      if (fits[0]) right++
    }
  }
  return {
    top1: share(first, asked.length),
    top3: share(three, asked.length),
    acted: share(acted, asked.length),
    precision: share(right, acted),
    threshold: ACT_AT,
    seconds: rounded((trained - started) / 1000, 3),
    ms: rounded((performance.now() - trained) / asked.length),
    tests: asked.length,
  }
}
