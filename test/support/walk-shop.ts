import assert from 'node:assert/strict'
import type { Language } from '../../src/shared/language.ts'
import type { Aftersale } from '../../src/shared/wire/aftersales.ts'
import type { Order } from '../../src/shared/wire/commerce.ts'
import type { AskKind } from '../../src/shared/wire/policy.ts'
import { firstSignIns, type Program } from './program.ts'

const DAY_MS = 86_400_000
const daysAgo = (days: number): string => new Date(Date.now() - days * DAY_MS).toISOString()
const unsent = new Set<AskKind>(['cancel', 'changeAddress', 'changePayment', 'changeItems', 'refundOnly'])
const slugs = { 'zh-CN': 'xiaoman', en: 'northlight' } as const
const PRICE = 1_000

/** Whose order it is, from whichever side it is looked at: sent two days too late, or paid and not sent yet; bought dearer than it costs now. */
function orderOf(kind: AskKind, by: string, currency: string, customer: string) {
  const scans = [{ at: daysAgo(1), text: 'Delivered', status: 'delivered' }]
  return {
    externalId: `walk-${kind}-${by}`,
    number: `WALK${kind}${by}`,
    customerExternalId: customer,
    currency,
    lines: [{ productExternalId: 'walk', skuExternalId: 'walk-s', title: 'Walk', options: { size: 'S' }, unitPrice: PRICE + 200 }],
    payments: [{ kind: 'payment', amount: PRICE + 200, methodExternalId: `card-${customer}`, at: daysAgo(4) }],
    placedAt: daysAgo(4),
    ...(unsent.has(kind)
      ? { status: 'paid' }
      : {
          status: 'delivered',
          parcels: [{ trackingNumber: `W-${kind}-${by}`, status: 'delivered', promisedAt: daysAgo(3), scans }],
        }),
  }
}

export interface WalkShop {
  slug: string
  /** The way in of its customer, and the conversation they have. */
  token: string
  conversation: string
  /** By kind and by who asks: `portal` or `desk`. */
  orders: Map<string, Order>
}
type Call = <Reply>(method: string, path: string, body?: unknown, who?: Record<string, string>) => Promise<Reply>

/** A demo that runs, as programs and colleagues use it. */
export async function openWalk(program: Program, folder: string) {
  const origin = { origin: program.url, 'content-type': 'application/json' }
  const call: Call = async (method, path, body, who = {}) => {
    const reply = await fetch(`${program.url}/api/v1${path}`, {
      method,
      headers: { ...origin, ...who },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const text = await reply.text()
    assert.ok(reply.ok, `${method} ${path}: ${reply.status} ${text}`)
    return JSON.parse(text)
  }
  const signIn = async (role: string) => {
    const { email, password } = firstSignIns(folder).find((one) => one.role === role)!
    const reply = await fetch(`${program.url}/api/v1/sign-in`, {
      method: 'POST',
      headers: origin,
      body: JSON.stringify({ email, password }),
    })
    return { cookie: reply.headers.getSetCookie()[0]!.split(';')[0]! }
  }
  const [owner, supervisor] = [await signIn('owner'), await signIn('supervisor')]
  const key = await call<{ key: string }>('POST', '/api-keys', { name: 'walk', permissions: ['customers.impersonate'] }, owner)
  const { items: shops } = await call<{ items: { id: string; slug: string; currency: string }[] }>('GET', '/shops', undefined, owner)

  /** Its customer has two orders for each of these kinds: one to ask for in the portal, one in the desk. */
  async function shopWith(language: Language, kinds: readonly AskKind[]): Promise<WalkShop> {
    const { id, slug, currency } = shops.find((one) => one.slug === slugs[language])!
    const put = (what: string, items: unknown[]) => call('PUT', `/shops/${id}/${what}`, { items }, owner)
    const skus = ['s', 'm'].map((size) => ({ externalId: `walk-${size}`, price: PRICE, stock: 50, options: { size: size.toUpperCase() } }))
    await put('products', [{ externalId: 'walk', title: 'Walk', currency, skus }])
    const customer = `walker-${slug}`
    const paymentMethods = [
      { externalId: `card-${customer}`, kind: 'credit_card' },
      { externalId: `other-${customer}`, kind: 'paypal' },
    ]
    await put('customers', [{ externalId: customer, name: 'Wu Wei', currency, paymentMethods }])
    const inputs = kinds.flatMap((kind) => ['portal', 'desk'].map((by) => orderOf(kind, by, currency, customer)))
    await put('orders', inputs)
    const orders = new Map<string, Order>()
    for (const input of inputs) {
      const { items } = await call<{ items: Order[] }>('GET', `/orders?number=${input.number}`, undefined, owner)
      orders.set(input.externalId.slice('walk-'.length), items[0]!)
    }
    const whose = [...orders.values()][0]!.customerId
    const bearer = { authorization: `Bearer ${key.key}` }
    const { token } = await call<{ token: string }>('POST', `/customers/${whose}/session`, {}, bearer)
    const hello = { clientId: `walk-hello-${slug}`, body: 'hello' }
    const { conversationId } = await call<{ conversationId: string }>('POST', '/widget/messages', hello, {
      authorization: `Bearer ${token}`,
    })
    return { slug, token, conversation: conversationId, orders }
  }

  const look = (id: string) => call<Aftersale>('GET', `/aftersales/${id}`, undefined, owner)
  /** What is left of a case's way, by staff and customer over HTTP; approved by somebody else than who asked. */
  async function toEnd(id: string, token: string): Promise<Aftersale> {
    const parcel = { carrier: null, trackingNumber: 'W-9' }
    const own = { authorization: `Bearer ${token}` }
    for (let n = 0; n < 12; n++) {
      const one = await look(id)
      if (one.status === 'done') return one
      const amount = one.amount.amount || (one.kind === 'compensation' ? 100 : null)
      const step = (verb: string, more: object = {}) => call('POST', `/aftersales/${id}/steps`, { verb, ...more }, owner)
      if (one.status === 'review') await call('POST', `/aftersales/${id}/decide`, { verb: 'approve', amount }, supervisor)
      else if (one.status === 'awaitingReturn') await step('receive')
      else if (one.status === 'received') await step(one.kind === 'repair' ? 'diagnose' : 'accept', { note: 'looked at' })
      else if (one.status === 'diagnosed') await step('quote', { quote: 300 })
      else if (one.status === 'quoted') await call('POST', `/my/aftersales/${id}/steps`, { verb: 'consent' }, own)
      else if (one.status === 'repairing') await step('finishRepair')
      else if (one.status === 'sending') await step('dispatch', { parcel })
    }
    throw new Error(`${id} does not come to an end: ${(await look(id)).status}`)
  }
  return { owner, shopWith, look, toEnd }
}
