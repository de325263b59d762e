import assert from 'node:assert/strict'
import { importOrders, importProducts } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import type { Aftersale, AskInput, Plan } from '../../src/shared/wire/aftersales.ts'
import { customerInputSchema, type Order, orderInputSchema, productInputSchema } from '../../src/shared/wire/commerce.ts'
import type { PolicyContent } from '../../src/shared/wire/policy.ts'
import type { house, TestCustomer, TestMerchant } from './house.ts'

type Home = Awaited<ReturnType<typeof house>>
type Who = { cookie?: string; token?: string }

/** A day every time of these stories is near to. */
export const TODAY = '2026-11-20T12:00:00.000Z'
export const daysAgo = (days: number): string => new Date(Date.parse(TODAY) - days * 86_400_000).toISOString()
/** A clock tests move by hand. */
export function handClock(at = TODAY) {
  let now = new Date(at)
  return { now: () => now, forward: (ms: number) => void (now = new Date(now.getTime() + ms)) }
}

const delivered = {
  status: 'delivered',
  parcels: [
    {
      trackingNumber: '1Z1',
      status: 'delivered',
      promisedAt: daysAgo(6),
      scans: [
        { at: daysAgo(5), text: 'Left the hub', status: 'inTransit' },
        { at: daysAgo(3), text: 'Delivered', status: 'delivered' },
      ],
    },
  ],
}

/** A shop with lamps in three sizes, customers with a card and a gift card, and what can be asked of their orders over HTTP. */
export async function aftersalesShop(home: Home, name: string) {
  const { call, customer, key } = home
  const merchant: TestMerchant = await home.merchant(name)
  const { owner, supervisor, staff } = merchant.staff
  const shopId = merchant.shops[0]!.id
  const skus = [
    { externalId: 'small', price: 4_000, stock: 50, options: { size: 'S', hue: 'white' } },
    { externalId: 'medium', price: 6_000, stock: 50, options: { size: 'M', hue: 'white' } },
    { externalId: 'large', price: 9_000, stock: 50, options: { size: 'L', hue: 'white' } },
  ]
  await importProducts(merchant.system, {
    shopId,
    items: [productInputSchema.parse({ externalId: 'lamp', title: 'Lamp', currency: 'USD', skus })],
  })
  let count = 0

  /** An order of two medium lamps and one small one, 12 off, 8 freight: 156.00 paid, 40.00 of it with a gift card; delivered unless told otherwise. */
  async function order(more: object = {}, customerName = `buyer-${name}-${++count}`): Promise<{ order: Order; buyer: TestCustomer }> {
    const methods = [
      { externalId: `card-${customerName}`, kind: 'credit_card' },
      { externalId: `gift-${customerName}`, kind: 'gift_card', balance: 1_000 },
    ]
    await importCustomers(merchant.system, {
      shopId,
      items: [customerInputSchema.parse({ externalId: customerName, name: customerName, currency: 'USD', paymentMethods: methods })],
    })
    const externalId = `o-${name}-${++count}`
    await importOrders(merchant.system, {
      shopId,
      items: [
        orderInputSchema.parse({
          externalId,
          number: externalId,
          customerExternalId: customerName,
          currency: 'USD',
          lines: [
            { productExternalId: 'lamp', skuExternalId: 'medium', title: 'Lamp M', unitPrice: 6_000, quantity: 2 },
            { productExternalId: 'lamp', skuExternalId: 'small', title: 'Lamp S', unitPrice: 4_000, discount: 1_000 },
          ],
          discount: 200,
          freight: 800,
          payments: [
            { kind: 'payment', amount: 11_600, methodExternalId: methods[0]!.externalId, at: daysAgo(8) },
            { kind: 'payment', amount: 4_000, methodExternalId: methods[1]!.externalId, at: daysAgo(8) },
          ],
          placedAt: daysAgo(8),
          ...delivered,
          ...more,
        }),
      ],
    })
    const { items } = (await call(owner, 'GET', `/orders?number=${externalId}`)).body as { items: Order[] }
    return { order: items[0]!, buyer: await customer(merchant, customerName) }
  }

  const publish = async (content: Partial<PolicyContent> & Pick<PolicyContent, 'rules'>) => {
    const { version } = (await call(owner, 'GET', `/shops/${shopId}/policy`)).body
    const kinds = [
      'cancel',
      'changeAddress',
      'changePayment',
      'changeItems',
      'refundOnly',
      'returnAndRefund',
      'exchange',
      'repair',
      'reissue',
    ]
    const done = await call(owner, 'PUT', `/shops/${shopId}/policy`, {
      content: { kinds: [...kinds, 'priceProtection', 'compensation'], groups: [], ...content },
      note: 'for a test',
      basedOn: version,
    })
    assert.equal(done.status, 200, JSON.stringify(done.body))
    return done.body.version as number
  }

  const isStaff = (who: Who) => Boolean(who.cookie) || who.token?.startsWith('sk_')
  const ask = (who: Who, { id }: Order, what: AskInput, more: object = {}) =>
    call(who, 'POST', isStaff(who) ? `/orders/${id}/aftersales` : `/my/orders/${id}/aftersales`, { ask: what, ...more })
  const asked = async (who: Who, of: Order, what: AskInput): Promise<Aftersale> => {
    const reply = await ask(who, of, what)
    assert.equal(reply.status, 201, JSON.stringify(reply.body))
    return reply.body
  }
  const plan = async (who: Who, { id }: Order, what: AskInput): Promise<Plan> =>
    (await call(who, 'POST', isStaff(who) ? `/orders/${id}/aftersales/plan` : `/my/orders/${id}/plan`, { ask: what })).body
  const decide = (who: Who, { id, amount }: Aftersale, verb = 'approve', sum: number | null = amount.amount) =>
    call(who, 'POST', `/aftersales/${id}/decide`, { verb, note: verb, amount: sum })
  const step = (who: Who, { id }: { id: string }, verb: string, more: object = {}) =>
    call(who, 'POST', isStaff(who) ? `/aftersales/${id}/steps` : `/my/aftersales/${id}/steps`, { verb, note: '', ...more })
  /** The step is taken and leads to this state. */
  const to = async (status: Aftersale['status'], reply: ReturnType<typeof step>): Promise<Aftersale> => {
    const { status: code, body } = await reply
    assert.equal(code, 200, JSON.stringify(body))
    assert.equal(body.status, status)
    return body
  }
  const look = async (id: string): Promise<Aftersale> => (await call(owner, 'GET', `/aftersales/${id}`)).body
  const orderNow = async (id: string): Promise<Order> => (await call(owner, 'GET', `/orders/${id}`)).body
  const stock = async (sku: string): Promise<number> => {
    const { items } = (await call(owner, 'GET', '/products')).body as { items: { skus: { externalId: string; stock: number }[] }[] }
    return items[0]!.skus.find((one) => one.externalId === sku)!.stock
  }
  const giftCard = async (buyer: TestCustomer): Promise<number> =>
    (await call(buyer, 'GET', '/my/profile')).body.paymentMethods.find((one: { kind: string }) => one.kind === 'gift_card').balance.amount
  /** The ledger of an order: by account, and what every movement adds up to. */
  const ledger = async (orderId: string) => {
    const { rows } = await home.house.database.system.query<{ account: string; amount: string; movement: string; aftersale: string }>({
      text: 'select account, amount, movement, aftersale_id as aftersale from money_entries where order_id = $1',
      values: [orderId],
    })
    const byAccount: Record<string, number> = {}
    for (const row of rows) byAccount[row.account] = (byAccount[row.account] ?? 0) + Number(row.amount)
    return { byAccount, sum: rows.reduce((all, row) => all + Number(row.amount), 0), rows: rows.length }
  }
  return {
    merchant,
    shopId,
    owner,
    supervisor,
    staff,
    key,
    order,
    publish,
    ask,
    asked,
    plan,
    decide,
    step,
    to,
    look,
    orderNow,
    stock,
    giftCard,
    ledger,
  }
}
