import { calibrate, confidenceOf, evidenceOf } from '../../assistant/engine/calibration.ts'
import { guess, train } from '../../assistant/engine/classifier.ts'
import { REJECT_BELOW } from '../../assistant/engine/engine.ts'
import type { Lexicon } from '../../assistant/engine/features.ts'
import { foreignTexts } from '../../assistant/engine/learning.ts'
import { auroc, type Figures, rounded, share } from './figures.ts'
import type { Labelled } from './sets.ts'

const FOREIGN = 'oos'

/**
 * Whether it knows what it does not know. Examples labelled `oos` are not learnt from; of what is foreign the engine knows the few texts it ships
 * with, and tells it by the threshold alone.
 */
export function evalOutOfScope(all: readonly Labelled[], asked: readonly Labelled[], lexicon: Lexicon): Figures {
  const examples = all.filter(({ label }) => label !== FOREIGN)
  const started = performance.now()
  const training = { lexicon, foreign: foreignTexts() }
  const model = train(examples, training)
  const calibration = calibrate(examples, training)
  const trained = performance.now()
  const seen = asked.map(({ text, label }) => {
    const guessed = guess(model, text)
    return { label, first: guessed.guesses[0]?.label, confidence: confidenceOf(calibration, evidenceOf(guessed)) }
  })
  const own = seen.filter(({ label }) => label !== FOREIGN)
  const foreign = seen.filter(({ label }) => label === FOREIGN)
  const kept = own.filter(({ confidence }) => confidence >= REJECT_BELOW)
  return {
    auroc: rounded(
      auroc(
        own.map(({ confidence }) => confidence),
        foreign.map(({ confidence }) => confidence),
      ),
    ),
    inScopeAccuracy: share(own.filter(({ first, label }) => first === label).length, own.length),
    /** The same, where being told “not mine” counts as a mistake. */
    inScopeAccuracyAtThreshold: share(kept.filter(({ first, label }) => first === label).length, own.length),
    /** Of what is foreign, how much the default threshold turns away. */
    recall: share(foreign.filter(({ confidence }) => confidence < REJECT_BELOW).length, foreign.length),
    threshold: REJECT_BELOW,
    seconds: rounded((trained - started) / 1000, 3),
    ms: rounded((performance.now() - trained) / asked.length),
    inScope: own.length,
    outOfScope: foreign.length,
  }
}
