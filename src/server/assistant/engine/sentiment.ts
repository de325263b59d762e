import { type Example, guess, type Model, train } from './classifier.ts'

export const moods = ['negative', 'neutral', 'positive'] as const
export type Mood = (typeof moods)[number]

/** Reviews and chat turns: the same letters as for intents, another dictionary beside them. */
export const trainFeelings = <Label extends string>(examples: readonly Example<Label>[]): Model<Label> =>
  train(examples, { lexicon: 'feelings', boost: 1 })

/** What a turn of a chat sounds like. Asking for a refund is no bad mood: only what leads clearly is one. */
export function moodOf(model: Model<Mood>, normalised: string): Mood {
  const { guesses } = guess(model, normalised)
  const [best, next] = guesses
  return best && best.label !== 'neutral' && best.margin - (next?.margin ?? -1) < 0.15 ? 'neutral' : (best?.label ?? 'neutral')
}

const threat =
  /12315|12345|消协|工商|市场监管|投诉|举报|曝光|律师|起诉|法院|报警|媒体|维权|差评|小红书上发|抖音上发|chargeback|dispute (?:the|this) charge|lawyer|attorney|\bsue\b|small claims|trading standards|\bbbb\b|consumer (?:protection|rights|council)|report you|bad review|one star|1 star|trustpilot|social media|go public|press\b/
const again =
  /第[二三四五]次|又(?:来|是|坏|错)|几次了|多少次|好几次|一直没人|没人(?:管|理|回)|半天没|again and again|third time|second time|how many times|keep(?:s)? (?:asking|happening)|nobody (?:answers|helps|cares)|still no/
const strong =
  /垃圾|骗子|骗人|诈骗|欺诈|恶心|无耻|滚|气死|忍无可忍|scam|fraud|thieves|furious|disgusting|unacceptable|outrageous|ridiculous|useless/

/** Between 0 and 1: how likely this turns into a complaint. Said in words it can be looked up by; from 0.5 on a person is offered. */
export function riskOf(normalised: string, mood: Mood): number {
  const sum =
    (mood === 'negative' ? 0.3 : 0) +
    (threat.test(normalised) ? 0.5 : 0) +
    (again.test(normalised) ? 0.25 : 0) +
    (strong.test(normalised) ? 0.3 : 0) +
    (/[!！?？]{2,}/.test(normalised) ? 0.1 : 0)
  return Math.min(1, Math.round(sum * 100) / 100)
}
