import type { CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import { numberKey } from '../commerce/rules.ts'
import { ordersByNumber } from '../commerce/steps.ts'
import { isContactOf, isShortContact } from '../customers/contact.ts'
import { findCustomer, issueToken } from '../customers/steps.ts'
import { action } from '../foundation/action.ts'
import type { Tx } from '../foundation/transaction.ts'
import { addTry, takeTryBack } from './store/proof-failures.ts'

const DAY_MS = 86_400_000
/** Long enough to take pictures and come back; short enough for a computer that is not one's own. */
export const SESSION_MINUTES = 120
/** Wrong tries a day and order number: four digits can be guessed, a whole contact hardly. */
const TRIES = { short: 8, whole: 40 }

interface Sought {
  shopId: ShopId
  number: string
  contact: string
}
/**
 * The order of this number, if the contact is its customer's: with a session that sees this order and nothing else; null otherwise, and no word
 * about which of the two was wrong. A wrong try is counted, so it has to be committed; throws `order.proofClosed` when there were too many.
 */
export const findByNumber = action(
  'customers.identify',
  async (tx, { shopId, number, contact }: Sought): Promise<{ order: OrderId; token: string; expiresAt: string } | null> => {
    const key = numberKey(number)
    if (!key) return null
    const tries = await addTry(tx, shopId, key, new Date(tx.now.getTime() - DAY_MS))
    if (tries > (isShortContact(contact) ? TRIES.short : TRIES.whole)) throw new Refusal('order.proofClosed')
    const found = await provenOrder(tx, shopId, number, contact)
    if (!found) return null
    await takeTryBack(tx, shopId, key)
    const token = await issueToken(tx, { ...found, shopId, minutes: SESSION_MINUTES })
    return { order: found.orderId, token, expiresAt: new Date(tx.now.getTime() + SESSION_MINUTES * 60_000).toISOString() }
  },
)

async function provenOrder(tx: Tx, shopId: ShopId, number: string, contact: string) {
  for (const { id, customerId, address } of await ordersByNumber(tx, [shopId], number, 5)) {
    const customer = await findCustomer(tx, customerId)
    const phones = [customer?.phone, address?.phone].filter((one) => one != null)
    const emails = [customer?.email].filter((one) => one != null)
    if (isContactOf(contact, { phones, emails })) return { orderId: id as OrderId, customerId: customerId as CustomerId }
  }
  return null
}
