import type { ConversationId, OrderId, ProductId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Card } from '../../shared/wire/conversation.ts'
import { findOrder, findProduct } from '../commerce/steps.ts'
import { view } from '../foundation/action.ts'
import { orderCard, productCard } from './cards.ts'
import { conversationOf } from './steps.ts'

/** The card a member of staff picked. Only an order of this very customer may be shown to them. */
export const chosenCards = view(
  'conversations.reply',
  async (
    db,
    { conversationId, card }: { conversationId: ConversationId; card: { orderId: OrderId } | { productId: ProductId } },
  ): Promise<Card[]> => {
    const c = await conversationOf(db, conversationId)
    if ('orderId' in card) {
      const order = await findOrder(db, card.orderId)
      if (!order || order.customerId !== c.customerId) throw new Refusal('order.notFound')
      return [orderCard(order)]
    }
    const product = await findProduct(db, card.productId)
    if (!product || product.shopId !== c.shopId) throw new Refusal('product.notFound')
    const made = productCard(product)
    return made ? [made] : []
  },
)
