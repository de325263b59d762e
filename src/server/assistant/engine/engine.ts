import { confidenceOf, evidenceOf } from './calibration.ts'
import { guess } from './classifier.ts'
import type { Intent } from './intents.ts'
import { type Learnt, learn } from './learning.ts'
import { normalise } from './normalise.ts'
import { type Mood, moodOf, riskOf } from './sentiment.ts'
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
  mood: Mood
  /** Between 0 and 1: how likely this becomes a complaint. */
  risk: number
}

/**
 * From here on the engine acts by itself; between the two it offers what it may have been. Where fourteen of fifteen guesses were right in
 * cross-validation of the phrasings, and nineteen of twenty of held-out questions. Whatever changes something still waits for a yes.
 */
export const ACT_AT = 0.65
export const OFFER_AT = 0.15
/** Below this a text is taken for none of the labels. */
export const REJECT_BELOW = 0.5

const person =
  /转人工|人工(?:客服|服务)|(?:找|要|接|叫|换)个?(?:真|活)?人(?:工|来|$)|^人工$|真人|活人|\b(?:human|representative|operator)\b|\b(?:live|real) (?:agent|person|human)\b|\b(?:talk|speak|chat) (?:to|with) (?:a |an |some|your )?(?:one|human|person|agent|manager|representative|somebody)|^agent\b|\bagent please/
const asksWho = /^(?:are you|is this|am i|你是)/

/** Answers from what was learnt; takes some hundred microseconds a text and touches nothing. */
export function createEngine(learnt: Learnt = learn()) {
  const known = new Map(learnt.known)

  const understand = (text: string): Understanding => {
    const normalised = normalise(text)
    const mood = moodOf(learnt.feelings, normalised)
    const rest = { normalised, slots: findSlots(text), mood, risk: riskOf(normalised, mood) }
    const certain = (intent: Intent) => ({ ...rest, intent, confidence: 0.99, alternatives: [{ intent, confidence: 0.99 }] })
    if (person.test(normalised) && !asksWho.test(normalised)) return certain('person')
    const asked = withoutCourtesy(normalised)
    const told = known.get(normalised) ?? known.get(asked) ?? known.get(asked.replace(/[\s?!.,。！？，~]+$/u, ''))
    if (told) return certain(told)
    const found = guess(learnt.intents, asked)
    const confidence = confidenceOf(learnt.calibration, evidenceOf(found))
    const alternatives = found.guesses.slice(0, 3).map(({ label, margin }, i) => ({
      intent: label,
      // What comes second is right at most as often as the first is wrong.
      confidence: i === 0 ? confidence : (1 - confidence) * Math.max(0, Math.min(1, 1 + margin)) * 0.6,
    }))
    return { ...rest, intent: confidence >= OFFER_AT ? (alternatives[0]?.intent ?? null) : null, confidence, alternatives }
  }
  return { understand }
}
export type Engine = ReturnType<typeof createEngine>

/** "hi, where is my order" is no greeting: what people say first out of politeness is taken off when something follows. */
function withoutCourtesy(normalised: string): string {
  const rest = normalised.replace(
    /^(?:(?:hi there|hi|hello|hey|excuse me|good (?:morning|afternoon|evening)|亲亲|亲|你好|您好|在吗|在么|哈喽|请问下|请问|麻烦问下|问下|老板|客服|等一?下|等等|先问一?下|先问|对了|顺便问一?下|话说|wait|by the way|btw|first tell me|quick question)[\s,，.。!！?？~～、]*)+/,
    '',
  )
  return rest.length >= 3 ? rest : normalised
}
