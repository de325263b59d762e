import { en } from '../phrasings/en.ts'
import { zh } from '../phrasings/zh.ts'
import { type Example, train } from './classifier.ts'
import { type Intent, intentNames } from './intents.ts'
import { normalise } from './normalise.ts'
import { findSlots, type Slots } from './slots.ts'

export interface Understanding {
  normalised: string
  /** Null when nothing is likely enough even to ask about. */
  intent: Intent | null
  /** Between 0 and 1: how often a guess this sure is right, measured on texts the engine has not seen. */
  confidence: number
  /** The three likeliest, best first. */
  alternatives: { intent: Intent; confidence: number }[]
  slots: Slots
}

/** From here on the engine acts by itself; between the two it offers what it may have been. Both measured in engine.test.ts. */
export const ACT_AT = 0.85
export const OFFER_AT = 0.2

const person =
  /转人工|人工客服|(?:找|要|接|叫|换)个?(?:真|活)?人(?:工|来|$)|^人工$|真人|活人|\b(?:human|representative|operator)\b|\b(?:live|real) (?:agent|person|human)\b|\b(?:talk|speak|chat) (?:to|with) (?:a |an |some|your )?(?:one|human|person|agent|manager|representative|somebody)|^agent\b|\bagent please/
const asksWho = /^(?:are you|is this|am i|你是)/

const examples = (): Example<Intent>[] =>
  [zh, en].flatMap((phrasings) =>
    intentNames.flatMap((intent) => phrasings[intent].split('|').map((text) => ({ text: normalise(text), label: intent }))),
  )

/** Trains on the authored phrasings and whatever a shop adds. */
export function createEngine(extra: readonly Example<Intent>[] = []) {
  const model = train([...examples(), ...extra.map(({ text, label }) => ({ text: normalise(text), label }))])

  const understand = (text: string): Understanding => {
    const normalised = normalise(text)
    const slots = findSlots(text)
    if (person.test(normalised) && !asksWho.test(normalised))
      return { normalised, intent: 'person', confidence: 0.99, alternatives: [{ intent: 'person', confidence: 0.99 }], slots }
    const guesses = model.guess(withoutCourtesy(normalised)).slice(0, 4)
    const familiar = model.known(normalised)
    const alternatives = guesses.slice(0, 3).map(({ label, margin }, i) => ({
      intent: label,
      confidence: confidenceOf(margin, margin - (guesses[i + 1]?.margin ?? -1), familiar),
    }))
    const [best] = alternatives
    return {
      normalised,
      intent: best && best.confidence >= OFFER_AT ? best.intent : null,
      confidence: best?.confidence ?? 0,
      alternatives,
      slots,
    }
  }
  return { understand }
}
export type Engine = ReturnType<typeof createEngine>

/** "hi, where is my order" is no greeting: what people say first out of politeness is taken off when something follows. */
function withoutCourtesy(normalised: string): string {
  const rest = normalised.replace(
    /^(?:(?:hi|hello|hey|hi there|good (?:morning|afternoon|evening)|亲|你好|您好|在吗|哈喽|请问|麻烦问下)[\s,，.。!！~～、]*)+/,
    '',
  )
  return rest.length >= 3 ? rest : normalised
}

/** Logistic in the best margin, its lead over the next and how familiar the words are; fitted on held-out folds of the phrasings. */
function confidenceOf(margin: number, lead: number, familiar: number): number {
  return 1 / (1 + Math.exp(-(2.2 * margin + 2.4 * lead + 3.2 * familiar - 1.6)))
}
