import { terms } from '../../knowledge/rules/bm25.ts'
import { type Answer, choices, line, type Question, withMore } from '../answer.ts'
import { flowLine } from '../say-flows.ts'
import type { Dialogue, FlowState } from './dialogue.ts'

/** What it must not do to people: say the same twice, leave somebody with a machine that does not understand, or overlook that they are upset. */
export function withManners(
  question: Question,
  dialogue: Dialogue,
  answer: Answer,
  flow: FlowState | null,
): { answer: Answer; misses: number } {
  const { language, understood } = question
  // Greeted twice, somebody waits for a question to be asked.
  if (answer.outcome === 'social' && answer.body === dialogue.last && understood.intent === 'greeting')
    return { answer: { ...answer, body: line(question, 'noWords') }, misses: dialogue.misses }
  const misses = answer.outcome === 'unsure' ? dialogue.misses + 1 : answer.outcome === 'social' ? dialogue.misses : 0
  if (answer.handOver) return { answer, misses }
  const person = choices(question)
  const offered = answer.cards.some((card) => card.type === 'choices' && card.choices.some((one) => one.say === line(question, 'person')))
  const more = offered ? answer.cards : [...answer.cards, person]
  // Asked the same for another reason, it is another question.
  const goesOn = flow?.flow === dialogue.flow?.flow
  if (answer.body && answer.body === dialogue.last && goesOn && answer.outcome !== 'social')
    return {
      answer: {
        ...answer,
        body: again(question, answer, flow),
        cards: more,
      },
      misses,
    }
  if (misses >= 2 && answer.outcome === 'unsure')
    return { answer: { ...withMore(answer, flowLine(language, ofGoodsKnown(answer) ? 'askStaff' : 'offerPerson')), cards: more }, misses }
  if (understood.risk >= 0.5) return { answer: { ...withMore(answer, flowLine(language, 'upset')), cards: more }, misses }
  return { answer, misses }
}

/** In place of what was just said: the lines of it that answer this question as well, or an honest word. */
function again(question: Question, answer: Answer, flow: FlowState | null): string {
  const { language, text } = question
  const { body, outcome, cards } = answer
  if (body === line(question, 'signIn')) return line(question, 'signInAgain')
  // One of several was to be chosen, the way to a person aside.
  const isChoice = outcome === 'asked' && cards.some((card) => card.type === 'choices' && card.choices.length > 1)
  if (isChoice || (flow?.awaiting && outcome !== 'answered')) return flowLine(language, 'stillNeeded')
  if (outcome === 'asked') return flowLine(language, 'said')
  if (outcome !== 'answered') return flowLine(language, ofGoodsKnown(answer) ? 'notSaidEither' : 'offerPerson')
  const asked = new Set(terms(text))
  const said = body.split('\n').map((words) => ({ words, hits: terms(words).filter((term) => asked.has(term)).length }))
  const most = Math.max(...said.map(({ hits }) => hits))
  // One common word more or less says nothing of which of two is meant.
  const near = said.filter(({ hits }) => hits > 0 && hits >= most - 1)
  return near.length && near.length < said.length
    ? flowLine(language, 'asAbove', { text: near.map(({ words }) => words).join('\n') })
    : flowLine(language, 'said')
}

/** Understood, of a product that does not say: a person would know. */
export const ofGoodsKnown = ({ outcome, cards }: Answer): boolean => outcome === 'unsure' && cards.some(({ type }) => type === 'product')
