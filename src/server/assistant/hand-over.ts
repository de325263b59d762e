import { cut } from '../../shared/cut.ts'
import type { Question } from './answer.ts'
import { intents } from './engine/intents.ts'
import type { FlowState } from './flows/dialogue.ts'
import { flowNamed, titleOf } from './flows/flows.ts'
import { flowLine, knownNames, moodNames } from './say-flows.ts'

/** A second meaning that is less sure than this would send whoever takes over the wrong way. */
const LIKELY = 0.2

/** What whoever takes over should not have to ask again, in the shop's language: what is wanted, what is known, how the customer is, what next. */
export function handOverNote({ shop, text, understood }: Question, flow: FlowState | null): string {
  const { language } = shop
  const { slots, mood, risk, alternatives, intent } = understood
  const likely = alternatives.filter(({ confidence }) => confidence >= LIKELY).map((one) => one.intent)
  const wanted = [intent, ...likely].find((one) => one && one !== 'person' && one !== 'complaint') ?? intent
  const known = [
    ...slots.numbers,
    ...slots.options,
    ...slots.amounts.map(String),
    ...slots.phones,
    ...slots.dates,
    ...Object.entries(knownNames).flatMap(([name, label]) => {
      const value = flow?.known[name as keyof typeof knownNames]
      return value ? [`${label[language]}${flowLine(language, 'colon')}${value}`] : []
    }),
  ]
  const begun = flow && flowNamed(flow.flow)
  const step = begun
    ? flowLine(language, 'nextFlow', { title: titleOf(begun, flow.known, language) })
    : flowLine(language, risk >= 0.3 || intent === 'complaint' ? 'nextCalm' : 'nextAnswer')
  return [
    flowLine(language, 'noteHead'),
    ...(wanted ? [flowLine(language, 'noteWants', { intent: intents[wanted][language] })] : []),
    flowLine(language, 'noteSaid', { text: cut(text, 300) }),
    ...(known.length ? [flowLine(language, 'noteKnown', { slots: known.join(' · ') })] : []),
    flowLine(language, 'noteMood', { mood: moodNames[mood][language], risk }),
    flowLine(language, 'noteNext', { step }),
  ].join('\n')
}
