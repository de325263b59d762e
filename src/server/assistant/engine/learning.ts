import { feelingsExamples } from '../phrasings/feelings.ts'
import { foreign } from '../phrasings/foreign.ts'
import { goodsAskedAbout } from '../phrasings/goods.ts'
import { phrasings } from '../phrasings/phrasings.ts'
import { type Calibration, shipped } from './calibration.ts'
import { type Example, type Model, train } from './classifier.ts'
import { type Intent, intentNames, intents } from './intents.ts'
import { normalise } from './normalise.ts'
import { type Mood, trainFeelings } from './sentiment.ts'

/** Everything an engine knows; nothing but plain data, so that it is learnt in one thread and used in another. */
export interface Learnt {
  intents: Model<Intent>
  calibration: Calibration
  feelings: Model<Mood>
  /** Texts whose intent was given by hand: these are not guessed at. */
  known: [text: string, intent: Intent][]
}

/** A shop's own words for an intent, from its staff. */
export interface ShopPhrasing {
  text: string
  intent: Intent
}

/** The authored phrasings, goods asked about, what buttons say, and a shop's own. */
export function examplesOf(extra: readonly ShopPhrasing[] = []): Example<Intent>[] {
  const authored = intentNames.flatMap((intent) =>
    [...phrasings(intent), ...Object.values(intents[intent])].map((text) => ({ text, intent })),
  )
  const own = new Map<string, Example<Intent>>()
  for (const { text, intent } of [...goodsAskedAbout, ...authored, ...extra]) {
    const normalised = normalise(text)
    if (normalised) own.set(normalised, { text: normalised, label: intent })
  }
  return [...own.values()]
}

/** What is no business of a shop. */
export const foreignTexts = (): string[] => foreign.map(normalise)

/** The heavy part: most of a second for the phrasings as shipped. The same examples give the same engine. */
export function learn(extra: readonly ShopPhrasing[] = []): Learnt {
  const examples = examplesOf(extra)
  return {
    intents: train(examples, { foreign: foreignTexts() }),
    calibration: shipped,
    feelings: trainFeelings(feelingsExamples.map(({ text, label }) => ({ text: normalise(text), label }))),
    known: examples.map(({ text, label }) => [text, label]),
  }
}
