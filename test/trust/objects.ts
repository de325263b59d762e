import { importOrders, importProducts } from '../../src/server/commerce/actions.ts'
import { importCustomers } from '../../src/server/customers/actions.ts'
import { action } from '../../src/server/foundation/action.ts'
import type { Route } from '../../src/server/foundation/http/route.ts'
import { newId } from '../../src/server/foundation/new-id.ts'
import { addArticles } from '../../src/server/knowledge/steps.ts'
import { hashPassword } from '../../src/server/people/passwords.ts'
import { signIn } from '../../src/server/people/sign-in.ts'
import { addStaff } from '../../src/server/people/steps.ts'
import { tellDue } from '../../src/server/tickets/actions/clocks.ts'
import { insertDelivery } from '../../src/server/webhooks/store.ts'
import { customerInputSchema, orderInputSchema, productInputSchema } from '../../src/shared/wire/commerce.ts'
import { articleInputSchema } from '../../src/shared/wire/knowledge.ts'
import type { house, TestCustomer, TestMerchant } from '../support/house.ts'
import { alarm, clockBodies, firstAlert } from './clock-objects.ts'
import { closingBodies, scriptOf } from './closing-objects.ts'
import { helpBodies, helpObjects } from './help-objects.ts'
import { inboxBodies, waitingOf } from './inbox-objects.ts'
import { leadingBodies } from './leading-objects.ts'
import { peopleBodies } from './people-objects.ts'
import { rowsOf } from './rows.ts'
import { newAddress, salesBodies } from './sales-objects.ts'

/** One of each thing a merchant has, by the noun its address uses. */
export interface Objects {
  merchant: TestMerchant
  shop: string
  customer: TestCustomer
  conversation: string
  later: string
  view: string
  order: string
  product: string
  article: string
  staff: string
  file: string
  aftersale: string
  confirmation: string
  channel: string
  webhook: string
  apiKey: string
  delivery: string
  guardWord: string
  alert: string
  commitment: string
  complaint: string
  ticket: string
  suggestion: string
  improvement: string
  benchSet: string
  session: string
  script: string
  ids: string[]
  /** What is there, to be compared before and after an attack. */
  fingerprint(): Promise<unknown>
  staffOfSecondShop(): Promise<{ staff: { cookie: string } }>
}

type Tools = Pick<Awaited<ReturnType<typeof house>>, 'customer' | 'call' | 'key'>
export const PNG = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

const writeArticle = action('knowledge.edit', (tx, shopId: never) =>
  addArticles(tx, shopId, [
    articleInputSchema.parse({ kind: 'faq', language: 'en', title: `A question of ${shopId}`, body: 'An answer.' }),
  ]),
)
/** A delivery that nobody sends: these houses don't work. */
const planDelivery = action('webhooks.manage', async (tx, webhookId: string) => {
  const id = newId<'delivery'>()
  await insertDelivery(tx, { id, webhookId, eventId: newId<'event'>(), eventName: 'message.received' })
  return id as string
})
export async function objectsOf(merchant: TestMerchant, { customer, call, key }: Tools): Promise<Objects> {
  const { system } = merchant
  const [first, second] = merchant.shops
  const shopId = first!.id
  const name = `ann-${first!.slug}`
  await importProducts(system, {
    shopId,
    items: [
      productInputSchema.parse({
        externalId: `p-${first!.slug}`,
        title: `Lamp of ${first!.slug}`,
        currency: 'USD',
        skus: [{ externalId: `s-${first!.slug}`, price: 100 }],
      }),
    ],
  })
  await importCustomers(system, { shopId, items: [customerInputSchema.parse({ externalId: name, name, currency: 'USD' })] })
  await importOrders(system, {
    shopId,
    items: [
      orderInputSchema.parse({
        externalId: `o-${first!.slug}`,
        number: `N-${first!.slug}`,
        customerExternalId: name,
        status: 'paid',
        currency: 'USD',
        lines: [{ title: 'Lamp', unitPrice: 100 }],
      }),
    ],
  })
  await writeArticle(system, shopId as never)
  const ann = await customer(merchant, name)
  const sent = await call(ann, 'POST', '/widget/messages', { clientId: 'hello-there', body: `Hello ${first!.slug}, a person please` })
  const owner = merchant.staff.owner
  const list = async (path: string): Promise<string> => ((await call(owner, 'GET', path)).body as { items: { id: string }[] }).items[0]!.id
  const boundary = 'x0x0x0x0x'
  const form = Buffer.concat([
    Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`),
    PNG,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
  const uploaded = await call(ann, 'POST', '/widget/files', form, { 'content-type': `multipart/form-data; boundary=${boundary}` })
  const order = await list('/orders')
  const asked = await call(ann, 'POST', `/my/orders/${order}/aftersales`, { ask: newAddress })
  const session = await call({ token: await key(merchant) }, 'POST', `/customers/${ann.id}/session`, { for: 'assistant' })
  const plan = await call({ token: session.body.token }, 'POST', `/my/orders/${order}/plan`, { ask: newAddress })
  const hook = await call(owner, 'POST', '/webhooks', {
    name: 'Hook',
    url: 'https://hook.example/in',
    events: ['message.received'],
  })
  await call(owner, 'PUT', `/shops/${shopId}/channels/messenger`, { title: `Messenger of ${first!.slug}`, ownIds: true })
  await call(owner, 'PUT', `/shops/${shopId}/guard-words`, { word: `word of ${first!.slug}`, verdict: 'warn' })
  await alarm(system, shopId as never)
  await tellDue(system, 10)
  const promised = await call(owner, 'POST', `/conversations/${sent.body.conversationId}/promises`, {
    words: 'An answer',
    dueAt: '2199-01-01T00:00:00Z',
  })
  const complained = await call(ann, 'POST', '/my/complaints', {
    kind: 'quality',
    story: `The lamp of ${first!.slug} is broken`,
    orderId: order,
  })
  const asking = { shopId, form: 'findParcel', fields: { question: `where is the lamp of ${first!.slug}` } }
  const ticketed = await call(owner, 'POST', '/tickets', asking)
  const objects = {
    ...(await waitingOf(call, owner, sent.body.conversationId as string)),
    merchant,
    shop: shopId as string,
    customer: ann,
    conversation: sent.body.conversationId as string,
    order,
    aftersale: asked.body.id as string,
    confirmation: plan.body.confirmation as string,
    channel: 'messenger',
    webhook: hook.body.id as string,
    apiKey: await list('/api-keys'),
    delivery: await planDelivery(system, hook.body.id as string),
    commitment: promised.body.id as string,
    complaint: complained.body.id as string,
    ticket: ticketed.body.id as string,
    ...(await helpObjects(system, shopId, sent.body.conversationId)),
    alert: (await firstAlert(system, {}))[0]!.id,
    product: await list('/products'),
    article: await list('/knowledge'),
    staff: merchant.staff.staff.id as string,
    session: merchant.staff.staff.actor.sessionId!,
    file: uploaded.body.fileId as string,
    script: await scriptOf(call, owner, shopId),
    guardWord: await list(`/shops/${shopId}/guard-words`),
  }
  return {
    ...objects,
    ids: [
      objects.shop,
      ann.id,
      objects.conversation,
      objects.later,
      objects.order,
      objects.product,
      objects.article,
      objects.staff,
      objects.file,
      objects.aftersale,
      objects.confirmation,
      objects.webhook,
      objects.delivery,
      objects.guardWord,
      objects.alert,
      objects.commitment,
      objects.complaint,
      objects.ticket,
      objects.suggestion,
      objects.improvement,
      objects.benchSet,
      objects.script,
    ],
    fingerprint: () => rowsOf(system, {}),
    async staffOfSecondShop() {
      const email = `second@${first!.slug}.test`
      const password = 'another long password'
      const hash = await hashPassword(password)
      await action('operations.manage', (tx, _: object) =>
        addStaff(tx, {
          id: newId<'staff'>(),
          role: 'staff',
          email,
          name: 'second',
          passwordHash: hash,
          language: 'en',
          presence: 'online',
          cap: 5,
          shopIds: [second!.id],
        }),
      )(system, {})
      const { token } = await signIn(system.house, { email, password, address: '127.0.0.1' })
      return { staff: { cookie: `shopbell_session=${token}` } }
    },
  }
}

/** Valid bodies by route; `{}` where a route takes none. The objects decide whose things they name. */
const bodies: Record<string, (objects: Objects) => { body?: unknown; query?: string; namesObject?: boolean }> = {
  ...clockBodies,
  ...closingBodies,
  ...helpBodies,
  ...inboxBodies,
  ...peopleBodies,
  ...leadingBodies,
  ...salesBodies,
  'PUT /shops/:shop/products': () => ({ body: { items: [] } }),
  'PUT /shops/:shop/orders': () => ({ body: { items: [] } }),
  'PUT /shops/:shop/customers': () => ({ body: { items: [] } }),
  'PUT /shops/:shop/guard-words': () => ({ body: { word: 'sesame', verdict: 'block' } }),
  'POST /shops/:shop/preview': () => ({ body: { text: 'hello' } }),
  'POST /guard/check': ({ shop }) => ({ body: { shopId: shop, body: 'hello' }, namesObject: true }),
  'POST /conversations/:id/messages': () => ({ body: { clientId: 'attack-0001', body: 'hello' } }),
  'POST /conversations/:id/notes': () => ({ body: { clientId: 'attack-0002', body: 'hello' } }),
  'POST /conversations/:id/transfer': ({ staff }) => ({ body: { to: staff, reason: 'because' } }),
  'POST /conversations/:id/read': () => ({ body: { seq: 1 } }),
  'POST /conversations/:id/mention-seen': () => ({ body: {} }),
  'PUT /shops/:shop/policy': () => ({ body: { content: { kinds: [], rules: [] }, basedOn: 0 } }),
  'PUT /orders/:id/mark': () => ({ body: { remark: 'call first', flag: 'red' } }),
  'POST /shops/:shop/policy/preview': () => ({ body: { content: { kinds: [], rules: [] } } }),
  'POST /my/orders/:id/plan': () => ({ body: { ask: newAddress } }),
  'PUT /my/address': () => ({ body: newAddress.address }),
  'POST /widget/messages': () => ({ body: { clientId: 'attack-0003', body: 'hello' } }),
  'POST /widget/read': () => ({ body: { seq: 1 } }),
  'POST /knowledge': ({ shop }) => ({
    query: `?shop=${shop}`,
    body: { kind: 'faq', language: 'en', title: 'Q', body: 'A' },
    namesObject: true,
  }),
  'PUT /knowledge/:id': () => ({ body: { kind: 'faq', language: 'en', title: 'Q', body: 'A' } }),
}
const nouns: Record<string, keyof Objects> = {
  conversations: 'conversation',
  'later-messages': 'later',
  views: 'view',
  customers: 'customer',
  orders: 'order',
  products: 'product',
  shops: 'shop',
  knowledge: 'article',
  aftersales: 'aftersale',
  confirmations: 'confirmation',
  channels: 'channel',
  webhooks: 'webhook',
  team: 'staff',
  'api-keys': 'apiKey',
  deliveries: 'delivery',
  'guard-words': 'guardWord',
  alerts: 'alert',
  commitments: 'commitment',
  complaints: 'complaint',
  tickets: 'ticket',
  'help-suggestions': 'suggestion',
  improvements: 'improvement',
  'bench-sets': 'benchSet',
  sessions: 'session',
  scripts: 'script',
}

/** A well-formed request for a route, about these objects. Throws for a place in the address nobody has an example of. */
export function requestFor(route: Route, objects: Objects): { path: string; body: unknown; namesObject: boolean } {
  let namesObject = false
  const path = route.path.replace(/\/(\w[\w-]*)\/:(\w+)/g, (_, noun: string) => {
    const kind = nouns[noun]
    if (!kind) throw new Error(`no example of /${noun}/… for ${route.method} ${route.path}: add one to test/trust/objects.ts`)
    namesObject = true
    const object = objects[kind] as string | TestCustomer
    return `/${noun}/${typeof object === 'string' ? object : object.id}`
  })
  const given = bodies[`${route.method} ${route.path}`]?.(objects) ?? {}
  return {
    path: path + (given.query ?? ''),
    body: given.body ?? (route.method === 'GET' ? undefined : {}),
    namesObject: namesObject || given.namesObject === true,
  }
}
