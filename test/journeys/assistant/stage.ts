import assert from 'node:assert/strict'
import { importOrders, importProducts } from '../../../src/server/commerce/actions.ts'
import { importCustomers } from '../../../src/server/customers/actions.ts'
import { action } from '../../../src/server/foundation/action.ts'
import { addArticles } from '../../../src/server/knowledge/steps.ts'
import type { ShopId } from '../../../src/shared/ids.ts'
import {
  customerInputSchema,
  type Order,
  type OrderStatus,
  orderInputSchema,
  productInputSchema,
} from '../../../src/shared/wire/commerce.ts'
import type { ConfirmCard, Message } from '../../../src/shared/wire/conversation.ts'
import { type ArticleInput, articleInputSchema } from '../../../src/shared/wire/knowledge.ts'
import { eventually, type house, type TestCustomer, type TestMerchant } from '../../support/house.ts'
import type { Story } from './story.ts'

const writeArticles = action('knowledge.edit', (tx, { shopId, inputs }: { shopId: ShopId; inputs: ArticleInput[] }) =>
  addArticles(tx, shopId, inputs),
)
const day = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const names = {
  en: { shirt: 'Shirt', mug: 'Mug', red: 'red', blue: 'blue' },
  'zh-CN': { shirt: '衬衫', mug: '马克杯', red: '红', blue: '蓝' },
}

/** One shop of each language with a shirt in four options and a mug. */
export function stage({ merchant, customer, call }: Pick<Awaited<ReturnType<typeof house>>, 'merchant' | 'customer' | 'call'>) {
  let n = 0
  const shops = new Map<string, TestMerchant>()

  async function open(language: Story['language']): Promise<TestMerchant> {
    const ours = await merchant(`stories-${language.toLowerCase()}`, { language })
    const shopId = ours.shops[0]!.id
    const { shirt, mug, red, blue } = names[language]
    const currency = language === 'en' ? 'USD' : 'CNY'
    const sku = (color: string, name: string, size: string) => ({
      externalId: `shirt-${name}-${size.toLowerCase()}`,
      options: { color, size },
      price: 2_000,
      stock: 5,
    })
    await importProducts(ours.system, {
      shopId,
      items: [
        productInputSchema.parse({
          externalId: 'shirt',
          title: shirt,
          currency,
          skus: [sku(red, 'red', 'M'), sku(red, 'red', 'L'), sku(blue, 'blue', 'M'), sku(blue, 'blue', 'L')],
        }),
        productInputSchema.parse({ externalId: 'mug', title: mug, currency, skus: [{ externalId: 'mug-1', price: 900, stock: 9 }] }),
      ],
    })
    await writeArticles(ours.system, {
      shopId,
      inputs: [
        articleInputSchema.parse(
          language === 'en'
            ? { kind: 'policy', language, topic: 'return', title: 'Returns', body: 'Thirty days, no questions.' }
            : { kind: 'policy', language, topic: 'return', title: '退货规则', body: '七天无理由退货。' },
        ),
      ],
    })
    shops.set(language, ours)
    return ours
  }

  /** A new customer with one order of their own. */
  async function enter(
    language: Story['language'],
    status: OrderStatus,
    two = false,
  ): Promise<{ who: TestCustomer; ours: TestMerchant; number: string }> {
    const ours = shops.get(language) ?? (await open(language))
    const shopId = ours.shops[0]!.id
    const name = `c${++n}`
    const number = `N${70_000 + n}`
    const currency = language === 'en' ? 'USD' : 'CNY'
    await importCustomers(ours.system, {
      shopId,
      items: [
        customerInputSchema.parse({ externalId: name, name, currency, paymentMethods: [{ externalId: `card-${n}`, kind: 'credit_card' }] }),
      ],
    })
    const sent = status === 'shipped' || status === 'delivered'
    const { shirt, mug, red } = names[language]
    await importOrders(ours.system, {
      shopId,
      items: [
        orderInputSchema.parse({
          externalId: number,
          number,
          customerExternalId: name,
          status,
          currency,
          address: { name, lines: ['1 Old Road'], city: 'Oldtown' },
          lines: [
            {
              title: shirt,
              productExternalId: 'shirt',
              skuExternalId: 'shirt-red-m',
              options: { color: red, size: 'M' },
              unitPrice: 2_000,
            },
            ...(two ? [{ title: mug, productExternalId: 'mug', skuExternalId: 'mug-1', unitPrice: 900 }] : []),
          ],
          payments: [{ kind: 'payment', amount: two ? 2_900 : 2_000, methodExternalId: `card-${n}`, at: day(4) }],
          placedAt: day(4),
          parcels: sent
            ? [
                {
                  trackingNumber: `T${number}`,
                  status: status === 'delivered' ? 'delivered' : 'inTransit',
                  scans: [{ at: day(1), text: 'scan', status: status === 'delivered' ? 'delivered' : 'inTransit' }],
                },
              ]
            : [],
        }),
      ],
    })
    return { who: await customer(ours, name), ours, number }
  }

  const thread = async (who: TestCustomer): Promise<Message[]> => (await call(who, 'GET', '/widget/messages?limit=50')).body.items
  async function post(who: TestCustomer, body: string, attachments: string[] = []): Promise<Message> {
    const asked = await call(who, 'POST', '/widget/messages', {
      clientId: `client-${++n}-stories`,
      body,
      ...(attachments.length && { attachments }),
    })
    assert.equal(asked.status, 201, JSON.stringify(asked.body))
    return asked.body
  }
  async function say(who: TestCustomer, body: string, attachments: string[] = []): Promise<Message> {
    const asked = await post(who, body, attachments)
    return eventually(
      `an answer to “${body}”`,
      async () =>
        (await thread(who)).find(({ seq, author, systemCode }) => seq > asked.seq && author !== 'customer' && systemCode !== 'aftersale'),
      20,
    )
  }
  const cards = async (who: TestCustomer): Promise<ConfirmCard[]> =>
    (await thread(who))
      .toSorted((a, b) => b.seq - a.seq)
      .flatMap(({ cards: all }) => all.filter((card): card is ConfirmCard => card.type === 'confirm'))

  async function ended(who: TestCustomer): Promise<{ order: Order; cases: string[] }> {
    const cases = (await call(who, 'GET', '/my/aftersales')).body.items as { kind: string; status: string }[]
    // After the cases: what is done by then shows on the order.
    const orders = (await call(who, 'GET', '/my/orders')).body.items as Order[]
    return { order: orders[0]!, cases: cases.map(({ kind, status }) => `${kind}:${status}`) }
  }
  return { enter, say, post, cards, ended, thread }
}
