import { guess } from '../../assistant/engine/classifier.ts'
import { trainFeelings } from '../../assistant/engine/sentiment.ts'
import { type Figures, rounded, share } from './figures.ts'
import type { Labelled } from './sets.ts'

/** As many classes as the training file has. Beside the share that is right, the mean of each class's F1. */
export function evalSentiment(examples: readonly Labelled[], asked: readonly Labelled[]): Figures {
  const started = performance.now()
  const model = trainFeelings(examples)
  const trained = performance.now()
  const seen = asked.map(({ text, label }) => ({ label, said: guess(model, text).guesses[0]?.label }))
  const scores = model.labels.map((one) => {
    const hits = seen.filter(({ label, said }) => label === one && said === one).length
    return (2 * hits) / Math.max(1, seen.filter(({ label }) => label === one).length + seen.filter(({ said }) => said === one).length)
  })
  return {
    accuracy: share(seen.filter(({ label, said }) => label === said).length, seen.length),
    macroF1: rounded(scores.reduce((sum, score) => sum + score, 0) / scores.length),
    seconds: rounded((trained - started) / 1000, 3),
    ms: rounded((performance.now() - trained) / asked.length),
    examples: examples.length,
    tests: asked.length,
  }
}
