import { type Answer, asked, choices, line, type Question, social } from '../answer.ts'
import { asksBarely, asksOfOthers, feelingOf, isAcknowledged, isForeign, isLaughing } from '../engine/asides.ts'
import { ACT_AT } from '../engine/engine.ts'
import { givesUp } from '../engine/yes-no.ts'

/** What people say that asks for no business of the shop, or for none of their own: each with its own word, before anything is guessed. */
export function aside(question: Question): Answer | null {
  const { text, understood, customer } = question
  const { normalised, confidence } = understood
  const withPerson = (body: string): Answer => asked(body, [choices(question)])
  const feeling = feelingOf(text)
  if (feeling === 'cross') return { ...withPerson(line(question, 'crossFace')), useful: false }
  if (feeling === 'glad') return social(line(question, 'gladFace'))
  if (feeling === 'none' && text.trim()) return { ...withPerson(line(question, 'noWords')), useful: false, outcome: 'social' }
  if (asksOfOthers(text, customer.name)) return { ...withPerson(line(question, 'onlyOwn')), outcome: 'answered' }
  if (confidence < ACT_AT && isForeign(text)) return { ...withPerson(line(question, 'languages')), useful: false }
  if (asksBarely(normalised)) return { ...withPerson(line(question, 'sayMore')), useful: false }
  if (isAcknowledged(normalised)) return social(line(question, 'acknowledged'))
  if (isLaughing(normalised)) return social(line(question, 'laughing'))
  return confidence < ACT_AT && givesUp(normalised) ? social(line(question, 'letBe')) : null
}
