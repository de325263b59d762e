import { randomBytes } from 'node:crypto'
import type { CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Inbound, InboundOutcome } from '../../shared/wire/inbound.ts'
import { upsertCustomers } from '../customers/steps.ts'
import { action, view } from '../foundation/action.ts'
import type { Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { advance, findByExternalId, findSecrets, holdByExternalId, insertMessage, setKnown, setSecret } from './store/inbound.ts'
import { upsertOrders } from './upsert-orders.ts'
import { upsertProducts } from './upsert-products.ts'

/** After a new secret the one before holds this long, so that the platform can change over without losing a message. */
const PREVIOUS_HOLDS_MS = 86_400_000
export const aboutPlatformSecret = (merchantId: string, shopId: string): string => `platform ${merchantId} ${shopId}`

/** What the shop's platform signs with from now on. Given once, kept sealed. Throws `shop.notFound`. */
export const renewPlatformSecret = action('webhooks.manage', async (tx, shopId: ShopId) => {
  await shopOf(tx, shopId)
  const secret = `whsec_${randomBytes(32).toString('base64')}`
  const sealed = tx.house.sealing.seal(secret, aboutPlatformSecret(tx.merchantId, shopId))
  await setSecret(tx, shopId, sealed, new Date(tx.now.getTime() + PREVIOUS_HOLDS_MS))
  tx.record('shop.changed', { shopId }, { shopId, what: 'platformSecret' })
  return { secret }
})

/** The secrets that hold; none where the shop has no platform that tells us things. */
export const platformSecrets = view('commerce.import', async (db, shopId: ShopId): Promise<string[]> => {
  const found = await findSecrets(db, shopId)
  if (!found) return []
  const sealed = [found.sealed, ...(found.previous && found.until! > db.now ? [found.previous] : [])]
  return sealed.map((one) => db.house.sealing.open(one, aboutPlatformSecret(db.merchantId, shopId)))
})

/**
 * Takes a message whose signature was looked at. Told again it changes nothing; told late it does not undo what is known from later. What cannot
 * be taken yet (an order before its customer) is not kept as taken: the platform tells it again. Throws `inbound.leftOut`.
 */
export const takeMessage = action(
  'commerce.import',
  async (tx, { shopId, id, message }: { shopId: ShopId; id: string; message: Inbound }): Promise<InboundOutcome> => {
    if (!(await insertMessage(tx, shopId, id))) return 'known'
    if (message.type === 'act.settled') {
      tx.record('platform.settled', { shopId }, { mark: message.data.mark })
      return 'taken'
    }
    return (await take[message.type](tx, shopId, message as never)) ? 'taken' : 'older'
  },
)

/** A clock of theirs that goes ahead must not make everything after it come too late. */
const momentOf = (tx: Tx, { timestamp }: Inbound): Date => new Date(Math.min(Date.parse(timestamp), tx.now.getTime()))

type Told<Type extends Inbound['type']> = Extract<Inbound, { type: Type }>
const take = {
  async 'product.changed'(tx: Tx, shopId: ShopId, message: Told<'product.changed'>) {
    const { data } = message
    if (!(await advance(tx, shopId, 'product', data.externalId, momentOf(tx, message)))) return false
    all(await upsertProducts(tx, shopId, [{ ...data, asOf: data.asOf ?? momentOf(tx, message).toISOString() }]))
    return true
  },
  async 'customer.changed'(tx: Tx, shopId: ShopId, message: Told<'customer.changed'>) {
    if (!(await advance(tx, shopId, 'customer', message.data.externalId, momentOf(tx, message)))) return false
    all(await upsertCustomers(tx, shopId, [message.data]))
    return true
  },
  async 'order.changed'(tx: Tx, shopId: ShopId, message: Told<'order.changed'>) {
    const { externalId } = message.data
    // The order before its moment, as everybody who changes one: nobody waits for each other in a ring.
    await holdByExternalId(tx, shopId, externalId)
    if (!(await advance(tx, shopId, 'order', externalId, momentOf(tx, message)))) return false
    const taken = all(await upsertOrders(tx, shopId, [message.data]))
    if (taken.unchanged) return true
    const { id, customerId } = (await findByExternalId(tx, shopId, externalId))!
    tx.record('order.changed', { shopId, customerId: customerId as CustomerId }, { orderId: id as OrderId })
    return true
  },
}

function all<Taken extends { leftOut: readonly { because: { en: string } }[] }>(taken: Taken): Taken {
  const [left] = taken.leftOut
  if (left) throw new Refusal('inbound.leftOut', { why: left.because.en })
  return taken
}

/**
 * Before we write into our copy what the platform has done for us: a message from before comes too late from now on. True when the platform has
 * told of the order since it was asked: its money is in the copy already, or comes with its next message, and must not be counted twice.
 */
export async function toldSince(tx: Tx, shopId: ShopId, externalId: string, asked: Date | null): Promise<boolean> {
  const toldAt = await setKnown(tx, shopId, externalId)
  return toldAt !== null && asked !== null && toldAt >= asked
}
