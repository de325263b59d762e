import type { ConversationId } from '../../../shared/ids.ts'
import type { Sale, SaleInput } from '../../../shared/wire/sales.ts'
import { ordersOfCustomer } from '../../commerce/steps.ts'
import type { State } from '../../conversations/state.ts'
import { conversationOf, saidLately } from '../../conversations/steps.ts'
import { action, view } from '../../foundation/action.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { shopOf } from '../../people/steps.ts'
import { normalise } from '../engine/normalise.ts'
import { findSale, type SaleRow, setSale } from '../store/sales.ts'
import { fittingProducts } from '../topics/recommend.ts'
import { stageOf } from './stage.ts'

const DAY_MS = 86_400_000
const none: SaleRow = { stage: null, purpose: '', budget: null, likes: '' }

async function told(db: Reads, c: State, needs: boolean) {
  const [lines, [order]] = await Promise.all([saidLately(db, c.id), ordersOfCustomer(db, c.customerId, 1)])
  const ours = lines.filter(({ author, kind }) => kind === 'text' && author !== 'customer')
  const recent = order?.placedAt && Date.parse(order.placedAt) > c.openedAt.getTime() - DAY_MS
  return stageOf({
    closed: c.status === 'closed',
    answered: ours.length > 0,
    shown: ours.some(({ cards }) => cards.some(({ type }) => type === 'product')),
    needs,
    order: recent ? order.status : null,
  })
}

async function saleOf(db: Reads, c: State): Promise<Sale> {
  const { stage, ...needs } = (await findSale(db, c.id)) ?? none
  const shop = await shopOf(db, c.shopId)
  const wishes = normalise(`${needs.purpose} ${needs.likes}`)
  const budget = needs.budget ? { most: needs.budget, named: needs.budget } : null
  const { cards } = wishes ? await fittingProducts({ db, shop, language: c.language }, wishes, budget) : { cards: [] }
  return {
    stage: stage ?? (await told(db, c, Boolean(wishes || budget))),
    chosen: stage !== null,
    needs,
    products: cards,
  }
}

/** How far the sale in a conversation has come, what the customer needs, and what fits. Throws `conversation.notFound`. */
export const sale = view('conversations.reply', async (db, id: ConversationId) => saleOf(db, await conversationOf(db, id)))

export const changeSale = action('conversations.reply', async (tx, { id, input }: { id: ConversationId; input: SaleInput }) => {
  const c = await conversationOf(tx, id)
  await setSale(tx, c.shopId, id, input)
  return saleOf(tx, c)
})
