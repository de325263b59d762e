import { z } from 'zod'
import type { ConversationId, OrderId, ShopId } from '../../../shared/ids.ts'
import type { Language } from '../../../shared/language.ts'
import { Refusal } from '../../../shared/refusals.ts'
import { askSchema } from '../../../shared/wire/aftersales.ts'
import type { Order } from '../../../shared/wire/commerce.ts'
import { requestAftersale } from '../../aftersales/actions.ts'
import { planned } from '../../aftersales/planned.ts'
import { recordedYes } from '../../aftersales/recorded-yes.ts'
import { settled } from '../../aftersales/settled.ts'
import { ownAftersale, ownOrders } from '../../aftersales/views.ts'
import { wireCase, wirePlan } from '../../aftersales/wire.ts'
import { numberKey } from '../../commerce/rules.ts'
import { searchProducts } from '../../commerce/steps.ts'
import type { CustomerRow } from '../../customers/steps.ts'
import { view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { knowledgeOf } from '../../knowledge/steps.ts'
import type { ShopSettings } from '../../people/steps.ts'
import { type Mask, maskAll } from './mask.ts'
import type { ModelPlan } from './plan-card.ts'
import type { Tool } from './port.ts'
import { toldCase, toldOrder, toldParcels, toldPlan, toldProduct } from './told.ts'

/** For whom the tools act. All of it comes from the database; a model chooses none of it. */
export interface Desk {
  /** The assistant with the customer's rights at most: `customerId` is theirs. */
  context: Context
  shop: ShopSettings
  customer: Pick<CustomerRow, 'externalId'>
  conversationId: ConversationId
  language: Language
  mask: Mask
  /** Numbers of their orders and parcels, which the mask leaves readable; grows as they are looked up. */
  known: string[]
  /** What was planned and may be done with a yes; grows with each plan. */
  plans: ModelPlan[]
}
/** What a tool was asked and what it gave, in order: the evidence of a turn. */
export interface Call {
  tool: string
  given: unknown
  result: unknown
}

const MOST_CALLS = 8
const MOST_ORDERS = 20

const knowledge = view('knowledge.read', async (db, { shopId, language, query }: { shopId: ShopId; language: Language; query: string }) =>
  (await knowledgeOf(db, shopId, language)).index
    .search(query, 3)
    .map(({ entry }) => ({ title: entry.title, text: entry.body.slice(0, 1_200) })),
)
const products = view('commerce.read', (db, { shopId, query }: { shopId: ShopId; query: string }) => searchProducts(db, [shopId], query, 3))

const number = z.string().max(80).describe('The order number as the customer sees it')
const item = z.object({
  item: z.string().max(120).describe('`item` of a line of the order'),
  quantity: z.int().min(1).max(999).optional(),
  sku: z.string().max(120).optional().describe('For an exchange: what it should become'),
})
const asked = z.object({
  number,
  kind: z.enum(['cancel', 'refundOnly', 'returnAndRefund', 'exchange', 'repair', 'reissue', 'priceProtection']),
  reason: z.string().max(200).optional(),
  items: z.array(item).max(50).optional(),
})
type Asked = z.output<typeof asked>

const askOf = ({ kind, reason = '-', items = [] }: Asked) => {
  const lines = items.map(({ item: named, quantity = 1 }) => ({ item: named, quantity }))
  const swaps = items.map(({ item: named, quantity = 1, sku = null }) => ({ item: named, quantity, sku }))
  if (kind === 'cancel') return askSchema.parse({ kind, reason })
  if (kind === 'priceProtection') return askSchema.parse({ kind, items: lines })
  return askSchema.parse({ kind, reason, items: kind === 'exchange' ? swaps : lines })
}

/** What a model may ask for: the customer's own orders, the shop's texts, a plan, and, with the customer's recorded yes, the doing. */
export function toolsFor(desk: Desk, calls: Call[]): Tool[] {
  const { context, shop, customer, conversationId, language, mask, known, plans } = desk
  const requireProof = () => {
    if (!customer.externalId) throw new Refusal('customerProof.invalid')
  }
  const own = async (): Promise<Order[]> => {
    requireProof()
    const { items } = await ownOrders(context, { limit: MOST_ORDERS })
    known.push(...items.flatMap((one) => [one.number, ...one.parcels.map((parcel) => parcel.trackingNumber)]))
    return items as Order[]
  }
  const named = async (wanted: string): Promise<Order> => {
    const key = numberKey(wanted)
    const found = (await own()).find(
      (one) => numberKey(one.number) === key || one.parcels.some((parcel) => numberKey(parcel.trackingNumber) === key),
    )
    if (!found) throw new Refusal('order.notFound')
    return found
  }
  const define = <Input extends z.ZodType>(
    name: string,
    description: string,
    input: Input,
    work: (given: z.output<Input>) => Promise<unknown>,
  ): Tool => ({
    name,
    description,
    input,
    run: async (given) => {
      const result = calls.length >= MOST_CALLS ? { refused: 'too many calls' } : maskAll(await tried(() => work(input.parse(given))), mask)
      calls.push({ tool: name, given, result })
      return result
    },
  })
  return [
    define('list_orders', "The customer's own orders, newest first", z.object({}), async () =>
      (await own()).map((one) => toldOrder(one, shop, language, false)),
    ),
    define('order', "One of the customer's own orders: state, lines, sums, parcels", z.object({ number }), async (given) =>
      toldOrder(await named(given.number), shop, language, true),
    ),
    define('parcel', "Where the parcels of one of the customer's own orders are", z.object({ number }), async (given) =>
      toldParcels(await named(given.number), shop, language),
    ),
    define('search_knowledge', "The shop's own texts: policies and answers", z.object({ query: z.string().max(300) }), ({ query }) =>
      knowledge(context, { shopId: shop.id, language, query }),
    ),
    define('search_products', 'What the shop sells: prices and stock', z.object({ query: z.string().max(200) }), async ({ query }) =>
      (await products(context, { shopId: shop.id, query })).map((one) => toldProduct(one, language)),
    ),
    define(
      'plan_aftersales',
      'What would happen, by the shop’s rules, if the customer asked this; nothing happens. What may be done is then shown to the customer on a card of the shop’s own, for their yes',
      asked,
      async (given) => {
        const orderId = (await named(given.number)).id as OrderId
        const ask = askOf(given)
        const plan = wirePlan(await planned(context, { orderId, ask }), language)
        if (plan.confirmation) plans.push({ orderId, ask })
        return toldPlan(plan, language)
      },
    ),
    define(
      'request_aftersales',
      'Does what was planned. Only works after the customer has confirmed exactly this on their own screen',
      asked,
      async (given) => {
        const orderId = (await named(given.number)).id as OrderId
        const ask = askOf(given)
        const confirmation = await recordedYes(context, { orderId, ask })
        if (!confirmation) throw new Refusal('confirmation.missing')
        const { id } = await requestAftersale(context, { orderId, ask, confirmation, conversationId })
        return { done: true, ...toldCase(wireCase(await settled(context, id, ownAftersale), { ...context, language }), language) }
      },
    ),
  ]
}

/** A refusal is an answer like any other; anything else that goes wrong is told as nothing more than that. */
async function tried(work: () => Promise<unknown>): Promise<unknown> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code, message: error.message }
    return { refused: error instanceof z.ZodError ? 'request.invalid' : 'server.failed' }
  }
}
