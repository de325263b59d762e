import { fill } from '../../../shared/language.ts'
import type { Order, Parcel } from '../../../shared/wire/commerce.ts'
import type { Card } from '../../../shared/wire/conversation.ts'
import { numberKey } from '../../commerce/rules.ts'
import { ordersOfCustomer } from '../../commerce/steps.ts'
import { orderCard, parcelCard } from '../../conversations/cards.ts'
import { type Answer, answered, asked, choices, line, type Question } from '../answer.ts'
import { normalise } from '../engine/normalise.ts'
import { wishesMet } from '../engine/product-words.ts'
import { orderStates, parcelStates, timeText } from '../say.ts'

const LOOKED_AT = 20
/** No scan for this long is told as it is. */
const QUIET_HOURS = 48

/** The customer's own order a question is about: by its number, by what is in it, or the only open one; or the answer that has to come first. Only the customer's own orders are ever looked at. */
export async function chosenOrder(
  question: Question,
  statuses: readonly Order['status'][] = ['placed', 'paid', 'processing', 'shipped', 'returning'],
): Promise<Order | Answer> {
  const { db, customer, understood } = question
  if (!customer.externalId) return asked(line(question, 'signIn'), [choices(question)])
  const orders = await ordersOfCustomer(db, customer.id, LOOKED_AT)
  if (!orders.length) return answered(line(question, 'noOrders'))
  const { numbers } = understood.slots
  if (numbers.length)
    return (
      orders.find((order) => isNamed(order, numbers)) ?? asked(line(question, 'noSuchOrder', { number: numbers[0]! }), [choices(question)])
    )
  const named = speltOut(orders, understood.normalised)
  const fitting = named.filter(({ status }) => statuses.includes(status))
  const open = fitting.length ? fitting : named.length ? named : orders.filter(({ status }) => statuses.includes(status))
  // The one just told of is still the one that is meant, as long as nothing else is named.
  const same = named.length ? undefined : orders.find(({ number }) => number === question.order)
  if (same) return same
  if (open.length > 1) {
    const options = open.slice(0, 3).map((order) => {
      const shown = order.lines.toSorted((a, b) => wordsIn(understood.normalised, b) - wordsIn(understood.normalised, a))[0]
      return { label: shown ? `${order.number} · ${shown.title}` : order.number, say: order.number }
    })
    return asked(
      line(question, 'whichOrder'),
      [choices(question, options)],
      open.map((order) => order.id),
    )
  }
  return open[0] ?? orders[0]!
}

/** How much of a question a thing's name meets, in letters. */
const wordsIn = (normalised: string, { title }: Order['lines'][number]): number => wishesMet(normalised, normalise(title)).join('').length

/** The orders that hold what a question names, as far as it names anything. */
function speltOut(orders: readonly Order[], normalised: string): Order[] {
  const found = orders.map((order) => ({ order, words: Math.max(0, ...order.lines.map((line) => wordsIn(normalised, line))) }))
  const most = Math.max(...found.map(({ words }) => words))
  return most ? found.filter(({ words }) => words === most).map(({ order }) => order) : []
}

const isNamed = (order: Order, numbers: readonly string[]): boolean =>
  numbers.some((number) =>
    [order.number, ...order.parcels.map((parcel) => parcel.trackingNumber)].some(
      (known) => numberKey(known) === number || (number.length >= 6 && numberKey(known).endsWith(number)),
    ),
  )

export const isOrder = (found: Order | Answer): found is Order => 'number' in found

/** Where it is: the order's state, what the carrier last said, when it should be there. */
export async function orderStatus(question: Question): Promise<Answer> {
  const order = await chosenOrder(question)
  return isOrder(order) ? statusOf(question, order) : order
}

export function statusOf(question: Question, order: Order): Answer {
  const { cards, evidence } = shown(order)
  const parts = [fill(orderStates[order.status][question.language], { number: order.number }), ...parcelWords(question, order)]
  return answered(parts.join('\n'), cards, evidence)
}

export async function parcelTrack(question: Question): Promise<Answer> {
  const order = await chosenOrder(question)
  if (!isOrder(order)) return order
  const { cards, evidence } = shown(order)
  const sent = parcelWords(question, order)
  const parts = sent.length
    ? sent
    : [
        fill(orderStates[order.status][question.language], { number: order.number }),
        ...(isSettled(order) ? [] : [line(question, 'noParcel')]),
      ]
  return answered(parts.join('\n'), sent.length ? cards.filter((card) => card.type === 'parcel') : cards, evidence)
}

const isSettled = (order: Order): boolean => ['delivered', 'completed', 'cancelled', 'returned'].includes(order.status)

function shown(order: Order): { cards: Card[]; evidence: string[] } {
  const parcels = order.parcels.slice(0, 2)
  return {
    cards: [orderCard(order), ...parcels.map((parcel) => parcelCard(order, parcel))],
    evidence: [order.id, ...parcels.map((parcel) => parcel.id)],
  }
}

function parcelWords(question: Question, order: Order): string[] {
  if (order.status === 'cancelled') return []
  return order.parcels.slice(0, 2).flatMap((parcel) => oneParcel(question, parcel))
}

function oneParcel(question: Question, parcel: Parcel): string[] {
  const { language, shop, db } = question
  const time = (at: string) => timeText(at, language, shop.timeZone)
  const [last] = parcel.scans
  const words = [parcelStates[parcel.status][language]]
  if (last) words.push(line(question, 'lastScan', { at: time(last.at), text: last.text }))
  if (['delivered', 'returned', 'refused', 'lost', 'inLocker'].includes(parcel.status)) return words
  const quiet = last && db.now.getTime() - new Date(last.at).getTime() > QUIET_HOURS * 3_600_000
  if (quiet) words.push(line(question, 'stuck', { at: time(last.at) }))
  else if (parcel.promisedAt)
    words.push(line(question, new Date(parcel.promisedAt) < db.now ? 'overdue' : 'promised', { at: time(parcel.promisedAt) }))
  return words
}

/** Whether a customer has bought a thing, as they call it. */
export async function hasBought({ db, customer }: Question, thing: string): Promise<boolean> {
  const orders = customer.externalId ? await ordersOfCustomer(db, customer.id, LOOKED_AT) : []
  return orders.some(({ lines }) => lines.some(({ title }) => wishesMet(thing, normalise(title)).length > 0))
}
