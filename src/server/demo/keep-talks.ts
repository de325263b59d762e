import type { CustomerId, ShopId } from '../../shared/ids.ts'
import { languageOf } from '../../shared/language.ts'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { ordersOfCustomer } from '../commerce/steps.ts'
import { orderCard } from '../conversations/cards.ts'
import type { State } from '../conversations/state.ts'
import { keepConversation } from '../conversations/steps.ts'
import { customersByExternal } from '../customers/steps.ts'
import { newId } from '../foundation/new-id.ts'
import type { Tx } from '../foundation/transaction.ts'
import type { StaffRow } from '../people/store.ts'
import type { DemoShop } from './shops/demo-data.ts'
import { paceOf } from './shops/pace.ts'

type Shop = DemoShop & { id: ShopId }

/** Each talk has a customer of its own. */
export const customerOfTalk = ({ customers }: Pick<DemoShop, 'customers'>, at: number) => customers[(at * 3 + 4) % customers.length]!

/** Writes the hand-written conversations as if they had just happened, each with its own customer. */
export async function keepTalks(tx: Tx, shop: Shop, staff: readonly StaffRow[]): Promise<void> {
  const customers = await customersByExternal(
    tx,
    shop.id,
    shop.customers.map((customer) => customer.externalId),
  )
  const here = staff.filter((one) => one.shopIds.includes(shop.id) && one.role === 'staff')
  for (const i of shop.talks.keys()) {
    const customer = customerOfTalk(shop, i)
    const customerId = customers.get(customer.externalId)!
    const [order] = await ordersOfCustomer(tx, customerId, 1)
    const who = { customer: { id: customerId, name: customer.name }, colleague: here[i % here.length]! }
    const { state, messages } = conversationOf(tx, shop, i, who, order)
    await keepConversation(tx, state, messages)
  }
}

function conversationOf(
  tx: Tx,
  shop: Shop,
  place: number,
  { customer, colleague }: { customer: { id: CustomerId; name: string | null }; colleague: StaffRow },
  order: Order | undefined,
): { state: State; messages: Message[] } {
  const talk = shop.talks[place]!
  const id = newId<'conversation'>()
  const opened = tx.now.getTime() - talk.minutesAgo * 60_000
  const span = talk.waitedSeconds
    ? talk.minutesAgo * 60_000 - talk.waitedSeconds * 1000
    : Math.min(talk.minutesAgo * 55_000, talk.lines.length * 70_000)
  const pace = paceOf(talk, place, span)
  const attended = talk.lines.some((line) => line.startsWith('S '))
  let cardShown = !talk.card || !order
  const messages = talk.lines.map((line, at): Message => {
    const who = line[0]
    const body = line.slice(2).replaceAll('{order}', order?.number ?? '')
    const withCard = who === 'A' && !cardShown
    if (withCard) cardShown = true
    const author = who === 'C' ? 'customer' : who === 'A' ? 'assistant' : 'staff'
    return {
      id: newId<'message'>(),
      conversationId: id,
      seq: at + 1,
      clientId: null,
      author,
      authorId: author === 'customer' ? customer.id : author === 'staff' ? colleague.id : 'assistant',
      authorName: author === 'customer' ? customer.name : author === 'staff' ? colleague.name : null,
      kind: who === 'N' ? 'note' : 'text',
      systemCode: null,
      body,
      language: languageOf(body, shop.language),
      cards: withCard && order ? [orderCard(order)] : [],
      attachments: [],
      at: new Date(opened + pace[at]!).toISOString(),
    }
  })
  const texts = messages.filter((message) => message.kind === 'text')
  const last = texts.at(-1)!
  const answer = texts.find((message) => message.author !== 'customer')
  const lastAt = new Date(last.at)
  const asksNow = last.author === 'customer' && (talk.status === 'waiting' || talk.status === 'attended')
  const unread = asksNow ? texts.length - 1 - texts.findLastIndex((message) => message.author !== 'customer') : 0
  const state: State = {
    id,
    shopId: shop.id,
    customerId: customer.id,
    customerName: customer.name,
    channel: 'widget',
    status: talk.status,
    staffId: talk.status === 'attended' || (talk.status === 'closed' && attended) ? colleague.id : null,
    staffName: talk.status === 'attended' || (talk.status === 'closed' && attended) ? colleague.name : null,
    language: last.language ?? shop.language,
    lastSeq: messages.length,
    lastAuthor: last.author,
    lastExcerpt: last.body,
    lastMessageAt: lastAt,
    waitingSince: asksNow ? lastAt : null,
    unread,
    customerReadSeq: messages.length,
    staffReadSeq: messages.length - unread,
    viewing: null,
    firstAskedAt: new Date(opened),
    firstAnswerMs: answer ? new Date(answer.at).getTime() - opened : null,
    openedAt: new Date(opened),
    lastAt,
    closedAt: talk.status === 'closed' ? new Date(lastAt.getTime() + 300_000) : null,
    snoozedUntil: null,
    tags: [],
  }
  return { state, messages }
}
