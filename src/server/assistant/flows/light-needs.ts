import { cut } from '../../../shared/cut.ts'
import { fill } from '../../../shared/language.ts'
import { orderCard } from '../../conversations/cards.ts'
import { answered, asked, choices, type Question } from '../answer.ts'
import { ACT_AT } from '../engine/engine.ts'
import { normalise } from '../engine/normalise.ts'
import { asksSomething, isBareYes } from '../engine/yes-no.ts'
import { orderStates } from '../say.ts'
import { flowLines } from '../say-flows.ts'
import { candidates } from '../topics/candidates.ts'
import { faqAnswer } from '../topics/knowledge.ts'
import { orderStatus, statusOf } from '../topics/orders.ts'
import { isProduct, oneProduct } from '../topics/products.ts'
import type { Need } from './dialogue.ts'
import { type Found, orderOf, type Search } from './search.ts'

type LightNeed = Extract<Need, 'asked' | 'options' | 'product' | 'wishes' | 'hurry' | 'details'>

const say = ({ language }: Question, name: keyof typeof flowLines) => fill(flowLines[name][language])

/** A text of the shop that surely answers it, where no product is meant; else the question is kept: what a product says of itself comes first. */
async function question({ question: now }: Search): Promise<Found> {
  const [one, another] = await candidates(now)
  return (one && !another ? null : await faqAnswer(now)) ?? { asked: cut(now.text, 300) }
}

const options = async ({ question: { understood } }: Search): Promise<Found> => ({ options: understood.slots.options })

async function product({ question: now }: Search): Promise<Found> {
  const found = await oneProduct(now)
  return isProduct(found) ? { product: found.id } : found
}

/** What was wished for so far, all of it. */
const wishes = async ({ question: { text }, known }: Search): Promise<Found> => ({
  wishes: cut([known.wishes, text].filter(Boolean).join(' '), 500),
})

/** How the order stands, and whether people should be asked to hurry; nothing to hurry once it has left. */
async function hurry({ question: now, known, wasAsked }: Search): Promise<Found> {
  const order = await orderOf(now, known)
  const text = now.understood.normalised
  if (wasAsked && (isBareYes(text) || text === normalise(say(now, 'hurryYes')))) return { hurry: true }
  if (!order || !['placed', 'paid', 'processing'].includes(order.status)) return order ? statusOf(now, order) : orderStatus(now)
  const state = fill(orderStates[order.status][now.language], { number: order.number })
  if (order.status === 'placed') return answered(state, [orderCard(order)], [order.id])
  const buttons = (['hurryYes', 'hurryNo'] as const).map((name) => ({ label: say(now, name), say: say(now, name) }))
  return asked([state, say(now, 'hurryOffer')].join('\n'), [orderCard(order), choices(now, buttons)], [order.id])
}

/** In the customer's own words; a question about something else is none of them. */
async function details({ question: now, flow, wasAsked }: Search): Promise<Found> {
  const { intent, confidence, normalised } = now.understood
  const aside = confidence >= ACT_AT && !!intent && asksSomething(normalised)
  if (wasAsked && !aside) return { details: cut(now.text, 500) }
  return asked(flow.asks![now.language], [choices(now)])
}

/** What flows may have to know that ask nothing of an order. */
export const lightNeeds: Readonly<Record<LightNeed, (search: Search) => Promise<Found>>> = {
  asked: question,
  options,
  product,
  wishes,
  hurry,
  details,
}
