import { guess, train } from '../../assistant/engine/classifier.ts'
import type { Lexicon } from '../../assistant/engine/features.ts'
import { type Figures, rounded, share } from './figures.ts'
import type { Labelled } from './sets.ts'

/** Trained on the one, asked about the other. */
export function evalIntent(examples: readonly Labelled[], asked: readonly Labelled[], lexicon: Lexicon): Figures {
  const started = performance.now()
  const model = train(examples, { lexicon })
  const trained = performance.now()
  let first = 0
  let three = 0
  for (const { text, label } of asked) {
    const { guesses } = guess(model, text)
    if (guesses[0]?.label === label) first++
    if (guesses.slice(0, 3).some((one) => one.label === label)) three++
  }
  return {
    accuracy: share(first, asked.length),
    top3: share(three, asked.length),
    /** To train. */
    seconds: rounded((trained - started) / 1000, 3),
    /** To answer one. */
    ms: rounded((performance.now() - trained) / asked.length),
    examples: examples.length,
    tests: asked.length,
    labels: model.labels.length,
  }
}
