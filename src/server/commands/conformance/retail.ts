import type { RefusalCode } from '../../../shared/refusals.ts'
import type { Aftersale, AskInput } from '../../../shared/wire/aftersales.ts'
import type { Customer, Order } from '../../../shared/wire/commerce.ts'
import { families } from './families.ts'
import type { PolicyCase, Replay, RetailCase, TheirAction, TheirOrder, TheirPerson, TheirShop } from './retail-format.ts'
import { difference, plainPerson, theirOrder, theirPerson } from './retail-shop.ts'

/** What the API answers, as far as is read here: a refusal, a session, a page of a list. */
export interface Answer {
  error?: { code: RefusalCode }
  token?: string
  items?: unknown[]
  next?: string | null
}

/** One imported copy of the shop, spoken to over HTTP only. `call` carries a key of the merchant or a customer's token. */
export interface Copy {
  shopId: string
  call(token: string, method: string, path: string, body?: unknown): Promise<{ status: number; body: Answer }>
  key: string
  /** Ids by their names. */
  customers: ReadonlyMap<string, string>
  orders: ReadonlyMap<string, string>
}

export interface Result {
  family: 'replay' | 'refuse' | 'allow' | 'unconfirmed'
  name: string
  passed: boolean
  why: string | null
}

const writes = new Set([
  'cancel_pending_order',
  'modify_pending_order_address',
  'modify_pending_order_payment',
  'modify_pending_order_items',
  'return_delivered_order_items',
  'exchange_delivered_order_items',
  'modify_user_address',
])

const addressIn = (given: Record<string, unknown>) => ({
  lines: [String(given.address1), String(given.address2 ?? '')],
  city: String(given.city),
  region: String(given.state),
  postcode: String(given.zip),
  country: String(given.country),
})

/** Their tool call as what is asked of our order. Units of the same item are counted; a replacement without its item, or the other way round, stays visible. */
function askOf({ name, arguments: given }: TheirAction): AskInput {
  const items = (given.item_ids ?? []) as string[]
  const fresh = (given.new_item_ids ?? []) as string[]
  const method = given.payment_method_id as string
  const swaps = () =>
    Array.from({ length: Math.max(items.length, fresh.length) }, (_, i) => ({
      item: items[i] ?? items.at(-1) ?? 'none',
      sku: i < items.length ? (fresh[i] ?? null) : null,
    }))
  switch (name) {
    case 'cancel_pending_order':
      return { kind: 'cancel', reason: String(given.reason) }
    case 'modify_pending_order_address':
      return { kind: 'changeAddress', address: addressIn(given) }
    case 'modify_pending_order_payment':
      return { kind: 'changePayment', method }
    case 'modify_pending_order_items':
      return { kind: 'changeItems', items: swaps(), method }
    case 'return_delivered_order_items':
      return { kind: 'returnAndRefund', reason: 'return', items: items.map((item) => ({ item })), refundTo: method }
    case 'exchange_delivered_order_items':
      return { kind: 'exchange', reason: 'exchange', items: swaps(), method }
    default:
      throw new Error(`there is nothing here for ${name}`)
  }
}

/** Sends one of their actions as a customer's session would. */
async function perform(
  copy: Copy,
  session: { token: string; name: string },
  action: TheirAction,
): Promise<{ status: number; code: RefusalCode | null }> {
  const { name, arguments: given } = action
  const order = copy.orders.get(String(given.order_id))
  const send = async (method: string, path: string, body?: unknown): Promise<{ status: number; code: RefusalCode | null }> => {
    const answer = await copy.call(session.token, method, path, body)
    return { status: answer.status, code: answer.body.error?.code ?? null }
  }
  if (name === 'get_order_details') return send('GET', `/my/orders/${order}`)
  if (name === 'get_user_details')
    return given.user_id === session.name
      ? send('GET', '/my/profile')
      : send('GET', `/customers/${copy.customers.get(String(given.user_id))}`)
  if (name === 'modify_user_address')
    return given.user_id === session.name
      ? send('PUT', '/my/address', addressIn(given))
      : send('PUT', `/customers/${copy.customers.get(String(given.user_id))}/address`, addressIn(given))
  return send('POST', `/my/orders/${order}/aftersales`, { ask: askOf(action) })
}

async function sessionOf(copy: Copy, name: string, who: 'customer' | 'assistant') {
  const { status, body } = await copy.call(copy.key, 'POST', `/customers/${copy.customers.get(name)}/session`, { for: who })
  if (status !== 201) throw new Error(`no session for ${name}: ${status} ${JSON.stringify(body)}`)
  return { token: body.token!, name }
}

/** Sends a write as the assistant without the customer's yes: it must not happen. */
async function unconfirmed(copy: Copy, customer: string, action: TheirAction, name: string): Promise<Result> {
  const { status, code } = await perform(copy, await sessionOf(copy, customer, 'assistant'), action)
  const passed = status >= 400 && status < 500 && code === 'confirmation.missing'
  return { family: 'unconfirmed', name, passed, why: passed ? null : `answered ${status} ${code}` }
}

/** What is expected of the copy at the end, object by object; what nobody names stays as it was. */
export interface Expected {
  orders: Map<string, TheirOrder>
  people: Map<string, TheirPerson>
  /** Which case an object belongs to, to blame it. */
  blame: Map<string, string>
}
export const untouched = (shop: TheirShop): Expected => ({
  orders: new Map(Object.entries(shop.orders)),
  people: new Map(Object.entries(shop.users).map(([name, person]) => [name, plainPerson(person)])),
  blame: new Map(),
})

export async function runCase(
  copy: Copy,
  one: RetailCase,
  shop: TheirShop,
  expected: Expected,
  theirFamilies: Map<string, string> | null,
): Promise<Result[]> {
  try {
    return one.kind === 'replay' ? await replay(copy, one, shop, expected) : await judge(copy, one, shop, expected, theirFamilies)
  } catch (error) {
    return [{ family: one.kind, name: one.name, passed: false, why: (error as Error).message }]
  }
}

const ownerOf = (action: TheirAction, shop: TheirShop): string =>
  typeof action.arguments.user_id === 'string' ? action.arguments.user_id : (shop.orders[String(action.arguments.order_id)]?.user_id ?? '')

async function replay(copy: Copy, one: Replay, shop: TheirShop, expected: Expected): Promise<Result[]> {
  const results: Result[] = []
  let why: string | null = null
  for (const [i, action] of one.actions.filter(({ name }) => writes.has(name)).entries()) {
    const owner = one.customer ?? ownerOf(action, shop)
    if (action.ok !== false) results.push(await unconfirmed(copy, owner, action, `${one.name}.${i}`))
    const { status, code } = await perform(copy, await sessionOf(copy, owner, 'customer'), action)
    const went = status < 300
    if (went !== (action.ok !== false)) why ??= `${action.name} answered ${status} ${code ?? ''}`
  }
  for (const [name, order] of Object.entries(one.expected.orders ?? {})) {
    expected.orders.set(name, order)
    expected.blame.set(name, one.name)
  }
  for (const [name, person] of Object.entries(one.expected.users ?? {})) {
    expected.people.set(name, plainPerson(person))
    expected.blame.set(name, one.name)
  }
  if (one.customer) expected.blame.set(one.customer, one.name)
  for (const { arguments: given } of one.actions) if (given.order_id) expected.blame.set(String(given.order_id), one.name)
  return [...results, { family: 'replay', name: one.name, passed: why === null, why }]
}

async function judge(
  copy: Copy,
  one: PolicyCase,
  shop: TheirShop,
  expected: Expected,
  theirFamilies: Map<string, string> | null,
): Promise<Result[]> {
  for (const action of one.setup) {
    const { status, code } = await perform(copy, await sessionOf(copy, ownerOf(action, shop), 'customer'), action)
    if (status >= 300) throw new Error(`setting up: ${action.name} answered ${status} ${code}`)
  }
  const named = { order: String(one.action.arguments.order_id ?? ''), person: ownerOf(one.action, shop) }
  const before = await stateOf(copy, named)
  const extra = one.kind === 'allow' && writes.has(one.action.name) ? [await unconfirmed(copy, one.customer, one.action, one.name)] : []
  const { status, code } = await perform(copy, await sessionOf(copy, one.customer, 'customer'), one.action)
  const after = await stateOf(copy, named)
  if (after.order) expected.orders.set(named.order, after.order)
  expected.people.set(named.person, after.person)
  const changed = difference(after, before)
  const family = theirFamilies?.get(one.rule)
  const wrong =
    one.kind === 'allow'
      ? status >= 300
        ? `answered ${status} ${code}`
        : changed === null
          ? 'nothing changed'
          : null
      : status < 400 || status >= 500
        ? `answered ${status} ${code}`
        : changed !== null
          ? `changed ${changed}`
          : family && families[code!] !== family
            ? `${code} is not of ${family}`
            : null
  return [...extra, { family: one.kind, name: one.name, passed: wrong === null, why: wrong }]
}

async function stateOf(
  copy: Copy,
  { order, person }: { order: string; person: string },
): Promise<{ order: TheirOrder | null; person: TheirPerson }> {
  const id = copy.orders.get(order)
  const customer = copy.customers.get(person)!
  const [profile, all, one, cases] = await Promise.all([
    copy.call(copy.key, 'GET', `/customers/${customer}`),
    copy.call(copy.key, 'GET', `/orders?customer=${customer}&limit=100`),
    id ? copy.call(copy.key, 'GET', `/orders/${id}`) : null,
    id ? copy.call(copy.key, 'GET', `/aftersales?order=${id}&limit=100`) : null,
  ])
  return {
    order: one && cases ? theirOrder(one.body as unknown as Order, cases.body.items as Aftersale[]) : null,
    person: theirPerson(profile.body as unknown as Customer, all.body.items as Order[]),
  }
}

/** Everything in the copy, compared with what it should be now. Each difference is blamed on the case that named the object, or on nobody. */
export async function compareWhole(copy: Copy, expected: Expected): Promise<{ blamed: string | null; why: string }[]> {
  const pages = async <Item>(path: string): Promise<Item[]> => {
    const all: Item[] = []
    for (let cursor: string | null = null; ; ) {
      const { status, body } = await copy.call(copy.key, 'GET', `${path}&limit=100${cursor ? `&cursor=${cursor}` : ''}`)
      if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(body)}`)
      all.push(...(body.items as Item[]))
      cursor = body.next as string | null
      if (!cursor) return all
    }
  }
  const orders = await pages<Order>(`/orders?shop=${copy.shopId}`)
  const customers = await pages<Customer>(`/customers?shop=${copy.shopId}`)
  const cases = Map.groupBy(await pages<Aftersale>(`/aftersales?shop=${copy.shopId}`), (one) => one.orderId as string)
  const byPerson = Map.groupBy(orders, (order) => order.customerExternalId!)
  const wrong: { blamed: string | null; why: string }[] = []
  const note = (name: string, why: string | null) => why && wrong.push({ blamed: expected.blame.get(name) ?? null, why: `${name}${why}` })
  for (const order of orders)
    note(order.number, difference(theirOrder(order, cases.get(order.id) ?? []), expected.orders.get(order.number)))
  for (const customer of customers)
    note(
      customer.externalId!,
      difference(theirPerson(customer, byPerson.get(customer.externalId!) ?? []), expected.people.get(customer.externalId!)),
    )
  if (orders.length !== expected.orders.size) note('orders', `: ${orders.length} instead of ${expected.orders.size}`)
  if (customers.length !== expected.people.size) note('customers', `: ${customers.length} instead of ${expected.people.size}`)
  return wrong
}
