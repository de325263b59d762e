import type { CustomerId, OrderId, ShopId } from '../../shared/ids.ts'
import type { Language, Text } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { CustomerInput, UpsertResult } from '../../shared/wire/commerce.ts'
import { newId } from '../foundation/new-id.ts'
import { contactWord, keepFindable } from '../foundation/search-entries.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { hashOf, newSecret } from '../people/secrets.ts'
import { changed } from './changed.ts'
import type { Claimed } from './proof.ts'
import { firstRepeated } from './rules.ts'
import {
  type CustomerRow,
  customerByExternalId,
  fillIn,
  findCustomer,
  insertClaimed,
  insertVisitor,
  listByExternal,
  listSamePerson,
  namesOfCustomers,
  setAddress,
  setCustomers,
} from './store/customers.ts'
import { listPaymentMethods, moveBalance, setPaymentMethods } from './store/payment-methods.ts'
import { setContacts } from './store/same-person.ts'
import { insertToken } from './store/tokens.ts'
import type { Taken } from './take-batch.ts'

export { type CustomerRow, customerByExternalId, findCustomer, listPaymentMethods, moveBalance, namesOfCustomers, setAddress }

const TOKEN_DAYS = 180

/** Somebody on the shop's page who has not said who they are. */
export async function createVisitor(
  tx: Tx,
  { shopId, language }: { shopId: ShopId; language: Language },
): Promise<{ id: CustomerId; name: null }> {
  const id = newId<'customer'>()
  await insertVisitor(tx, { id, shopId, language })
  return { id, name: null }
}

/** The customer the shop's signature names: known already, with what was missing filled in, or new. */
export async function ensureCustomer(tx: Tx, claimed: Claimed & { shopId: ShopId }): Promise<{ id: CustomerId; name: string | null }> {
  const { shopId, externalId } = claimed
  const id = newId<'customer'>()
  const known = await customerByExternalId(tx, shopId, externalId)
  if (!known && (await insertClaimed(tx, { ...claimed, id }))) {
    await keepKnown(tx, shopId, [{ ...claimed, id }])
    tx.record('customer.identified', { shopId, customerId: id }, { customerId: id, conversationId: null })
    return { id, name: claimed.name }
  }
  const row = known ?? (await customerByExternalId(tx, shopId, externalId))!
  const missing = (['name', 'email', 'phone'] as const).some((field) => row[field] === null && claimed[field] !== null)
  if (missing) {
    await fillIn(tx, row.id, claimed)
    await keepKnown(tx, shopId, [
      {
        id: row.id,
        externalId,
        name: row.name ?? claimed.name,
        email: row.email ?? claimed.email,
        phone: row.phone ?? claimed.phone,
      },
    ])
  }
  return { id: row.id, name: row.name ?? claimed.name }
}

type Known = Claimed & { id: CustomerId }

/** Found by name or the shop's name for them, and by a whole telephone number or email address; by which two profiles find each other too. */
async function keepKnown(tx: Tx, shopId: ShopId, all: readonly Known[]): Promise<void> {
  await keepFindable(
    tx,
    all.map(({ id, name, externalId, email, phone }) => ({
      shopId,
      kind: 'customer',
      subjectId: id,
      title: name ?? externalId,
      at: tx.now,
      texts: [name ?? '', externalId],
      contacts: [email, phone],
    })),
  )
  await setContacts(
    tx,
    all.map(({ id }) => id),
    all.flatMap(({ id: customerId, email, phone }) =>
      (
        [
          ['email', email],
          ['phone', phone],
        ] as const
      ).flatMap(([kind, typed]) => {
        const contact = typed && contactWord(typed)
        return contact ? [{ shopId, customerId, kind, contact }] : []
      }),
    ),
  )
}

/** Throws `customer.notFound`. */
export async function requireCustomer(db: Reads, id: CustomerId): Promise<CustomerRow> {
  const row = await findCustomer(db, id)
  if (!row) throw new Refusal('customer.notFound')
  return row
}

/** All profiles that were found to be this person's, this one among them. */
export const samePerson = (db: Reads, id: CustomerId): Promise<CustomerId[]> => listSamePerson(db, id)

interface Way {
  customerId: CustomerId
  shopId: ShopId
  forAssistant?: boolean
  /** The only order it leads to; null = everything of the customer. */
  orderId?: OrderId | null
  minutes?: number
}
/** A way in for this customer, good for 180 days unless told otherwise. It is returned once; only its hash is kept. */
export async function issueToken(
  tx: Tx,
  { customerId, shopId, forAssistant = false, orderId = null, minutes = TOKEN_DAYS * 1440 }: Way,
): Promise<string> {
  const token = newSecret('ct')
  const expiresAt = new Date(tx.now.getTime() + minutes * 60_000)
  await insertToken(tx, { id: newId(), shopId, customerId, orderId, tokenHash: hashOf(token), forAssistant, expiresAt })
  return token
}

/** Which of the shop's names are customers we know. */
export const customersByExternal = async (db: Reads, shopId: ShopId, externalIds: readonly string[]): Promise<Map<string, CustomerId>> =>
  new Map((await listByExternal(db, shopId, externalIds)).map((row) => [row.externalId, row.id]))

const repeated = (name: string): Text => ({ 'zh-CN': `支付方式 ${name} 出现了两次`, en: `payment method ${name} is given twice` })

/** Brings a batch of the shop's customers up to date; those already the same are not touched. `ids` has every one that is in now. */
export async function upsertCustomers(
  tx: Tx,
  shopId: ShopId,
  inputs: readonly CustomerInput[],
): Promise<Taken & { ids: Map<string, CustomerId> }> {
  const doubles = inputs.map((input) => firstRepeated(input.paymentMethods.map((method) => method.externalId)))
  const good = inputs.filter((_, index) => doubles[index] === null)
  const known = await listByExternal(
    tx,
    shopId,
    good.map((input) => input.externalId),
  )
  const fresh = changed<CustomerInput, CustomerId>(good, known)
  const result = counted(good.length, fresh)
  const ids = new Map(known.map((row) => [row.externalId, row.id]))
  if (fresh.length) {
    const written = await setCustomers(
      tx,
      shopId,
      fresh.map(({ input, id, fingerprint }) => ({ ...input, id, fingerprint })),
    )
    for (const row of written) ids.set(row.externalId, row.id)
    await keepKnown(
      tx,
      shopId,
      fresh.map(({ input: { externalId, name, email, phone } }) => ({ id: ids.get(externalId)!, externalId, name, email, phone })),
    )
    await writeMethods(
      tx,
      shopId,
      fresh.map(({ input }) => ({ input, id: ids.get(input.externalId)! })),
    )
    tx.record('commerce.imported', { shopId }, { shopId, kind: 'customers', created: result.created, updated: result.updated })
  }
  const leftOut = doubles.flatMap((name, index) => (name === null ? [] : [{ index, because: repeated(name) }]))
  return { ...result, leftOut, ids }
}

const writeMethods = (tx: Tx, shopId: ShopId, all: readonly { input: CustomerInput; id: CustomerId }[]) =>
  setPaymentMethods(
    tx,
    shopId,
    all.map(({ id }) => id),
    all.flatMap(({ input, id }) =>
      input.paymentMethods.map((method, position) => ({ ...method, customerId: id, position, currency: input.currency })),
    ),
  )

/** New, changed, and the rest of a batch. */
export function counted(given: number, fresh: readonly { isNew: boolean }[]): UpsertResult {
  const created = fresh.filter((one) => one.isNew).length
  return { created, updated: fresh.length - created, unchanged: given - fresh.length }
}
