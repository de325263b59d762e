import type { z } from 'zod'
import type { Conversation } from '../../../../shared/wire/conversation.ts'
import type { pageSchema } from '../../../../shared/wire/widget.ts'
import { productByExternalId } from '../../../commerce/steps.ts'
import { view } from '../../../foundation/action.ts'

/** The page the customer writes from, with the product on it if it names one the shop has. Only web addresses are kept. */
export const viewedProduct = view(
  'conversations.receive',
  async (db, page: z.output<typeof pageSchema>): Promise<Conversation['viewing']> => {
    if (!/^https?:\/\//.test(page.url)) return null
    const product = page.productExternalId ? await productByExternalId(db, db.actor.shopIds[0]!, page.productExternalId) : undefined
    return { url: page.url, title: product?.title ?? page.title, productId: product?.id ?? null }
  },
)
