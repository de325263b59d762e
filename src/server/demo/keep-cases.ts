import type { OrderId } from '../../shared/ids.ts'
import type { Language } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import { type AskInput, askSchema } from '../../shared/wire/aftersales.ts'
import type { Order, OrderInput } from '../../shared/wire/commerce.ts'
import { requestAftersale } from '../aftersales/actions.ts'
import { continueOwn, handleAftersale } from '../aftersales/handling.ts'
import { view } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import { colleagues } from '../people/steps.ts'
import type { StaffRow } from '../people/store.ts'
import { reasonsIn } from '../policy/ready-made/words.ts'
import { findByNumber, ordersFor, ownOf, type Shop } from './demo-orders.ts'
import { ago, as, HOUR } from './past.ts'

/** How far its goods have come back. */
type Far = 'asked' | 'sent' | 'received'

interface Story {
  /** Which orders it can be told of. */
  status: OrderInput['status']
  ask(order: Order, language: Language): AskInput
  far: Far
  hoursAgo: number
}

const notes = {
  wrinkled: { 'zh-CN': '收到后和想的不太一样，吊牌还在，没有用过', en: 'Not what I had in mind; unused, labels still on' },
  delay: { 'zh-CN': '比承诺晚了好几天，已经用不上了', en: 'Days later than promised; the occasion has passed' },
  warranty: { 'zh-CN': '用了不久就有异响，麻烦检修一下', en: 'Makes a noise after a few weeks; please have a look' },
} as const

const all = (order: Order) => order.lines.map((line) => ({ item: line.id, quantity: line.quantity }))
const one = (order: Order) => [{ item: order.lines[0]!.id, quantity: 1 }]
const back = (order: Order, language: Language): AskInput => ({
  kind: 'returnAndRefund',
  reason: reasonsIn(language).free[2]!,
  items: all(order),
  note: notes.wrinkled[language],
})

/** What customers of a shop that is open have asked for lately: something for each of the desk's stages. */
const stories: readonly Story[] = [
  {
    status: 'delivered',
    ask: (order, language) => ({
      kind: 'refundOnly',
      reason: reasonsIn(language).late[0]!,
      items: all(order),
      note: notes.delay[language],
    }),
    far: 'asked',
    hoursAgo: 7.4,
  },
  {
    status: 'delivered',
    ask: (order, language) => ({
      kind: 'refundOnly',
      reason: reasonsIn(language).late[0]!,
      items: one(order),
      note: notes.delay[language],
    }),
    far: 'asked',
    hoursAgo: 4.9,
  },
  { status: 'delivered', ask: back, far: 'asked', hoursAgo: 2.2 },
  { status: 'delivered', ask: back, far: 'sent', hoursAgo: 16 },
  { status: 'delivered', ask: back, far: 'received', hoursAgo: 21 },
  { status: 'paid', ask: (_, language) => ({ kind: 'cancel', reason: reasonsIn(language).free[0]! }), far: 'asked', hoursAgo: 0.4 },
  {
    status: 'completed',
    ask: (order, language) => ({
      kind: 'repair',
      reason: reasonsIn(language).fault[0]!,
      items: one(order),
      note: notes.warranty[language],
    }),
    far: 'asked',
    hoursAgo: 15.7,
  },
]

export const people = view('people.read', (db, _: object) => colleagues(db))

/** Tells each story with the first order the policy lets it happen to, by the customer themselves and by a colleague. */
export async function keepCases(context: Context, shops: readonly Shop[]): Promise<void> {
  const staff = await people(context, {})
  for (const shop of shops) {
    const colleague = staff.find((person) => person.role === 'staff' && person.shopIds.includes(shop.id))!
    const free = ordersFor(shop)
    for (const story of stories) {
      // What a person has to look at is dear; what went on by itself is not.
      const next = () => (story.far === 'asked' ? free[story.status]?.pop() : free[story.status]?.shift())
      // An attempt may leave a case too, a little later than the one before.
      for (let hoursAgo = story.hoursAgo; !(await happened({ context, colleague, shop, story, number: next(), hoursAgo })); )
        hoursAgo *= 0.87
    }
  }
}

interface Telling {
  context: Context
  colleague: StaffRow
  shop: Shop
  story: Story
  number: string | undefined
  hoursAgo: number
}
/** Whether there is nothing more to try: it happened, or no order is left. */
async function happened({ context, colleague, shop, story, number, hoursAgo }: Telling): Promise<boolean> {
  const order = number && (await findByNumber(context, { shopId: shop.id, number }))
  if (!order || !order.customerId) return true
  const { customerId } = order
  const then = (share: number) => ago(context, hoursAgo * share * HOUR)
  const own = (share: number) => ownOf(then(share), shop, customerId)
  try {
    const ask = askSchema.parse(story.ask(order, shop.language))
    const { id } = await requestAftersale(own(1), { orderId: order.id as OrderId, ask })
    if (story.far === 'asked') return true
    const parcel = { carrier: null, trackingNumber: `${order.number}8` }
    await continueOwn(own(0.6), { id, verb: 'sendBack', note: '', parcel })
    if (story.far === 'received') await handleAftersale(as(then(0.2), colleague, shop), { id, verb: 'receive', note: '' })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
