import type { CustomerId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { SamePerson } from '../../shared/wire/same-person.ts'
import { action, view } from '../foundation/action.ts'
import { contactWord } from '../foundation/search-entries.ts'
import type { Tx } from '../foundation/transaction.ts'
import { maskedEmail, maskedPhone } from './rules.ts'
import { requireCustomer } from './steps.ts'
import { contactsOf, keepApart, listCandidates, lockPair, setMergedInto } from './store/same-person.ts'

const MOST = 20

/** Profiles that may be, or are, the same person as this one. Throws `customer.notFound`. */
export const samePersonView = view('customers.read', async (db, customerId: CustomerId): Promise<SamePerson[]> => {
  const { email, phone } = await requireCustomer(db, customerId)
  const masked = { email: email && maskedEmail(email), phone: phone && maskedPhone(phone) }
  return (await listCandidates(db, customerId, MOST)).map(({ id, name, externalId, mergedInto, kinds }) => ({
    id,
    name,
    externalId,
    because: kinds.flatMap((kind) => (masked[kind] ? [{ kind, masked: masked[kind] }] : [])),
    merged: mergedInto !== null || !kinds.length,
  }))
})

interface Pair {
  id: CustomerId
  other: CustomerId
}
async function locked(tx: Tx, { id, other }: Pair) {
  const rows = await lockPair(tx, [id, other])
  const [keep, gone] = [rows.find((row) => row.id === id), rows.find((row) => row.id === other)]
  if (!keep || !gone || keep === gone || keep.shopId !== gone.shopId) throw new Refusal('customer.notFound')
  return { keep, gone }
}

/**
 * The other profile is this person too. Staff see contacts masked, so whoever can name the whole of one that both profiles have was told it by the
 * customer: that is the proof. Nothing moves; the other profile points here, and the audit log knows who did it. Throws `customer.notProven`.
 */
export const mergeCustomers = action('customers.read', async (tx, { proof, ...pair }: Pair & { proof: string }) => {
  const { keep, gone } = await locked(tx, pair)
  if (keep.mergedInto || gone.mergedInto || gone.hasMerged) throw new Refusal('customer.mergedAlready')
  const told = contactWord(proof)
  const have = (await contactsOf(tx, [keep.id, gone.id])).filter(({ contact }) => contact === told)
  if (!told || new Set(have.map(({ customerId }) => customerId)).size < 2) throw new Refusal('customer.notProven')
  await setMergedInto(tx, gone.id, keep.id)
  tx.record('customer.merged', { shopId: keep.shopId, customerId: keep.id }, { customerId: keep.id, otherId: gone.id, by: have[0]!.kind })
})

/** Takes it back: the other profile stands for itself again. */
export const separateCustomers = action('customers.read', async (tx, pair: Pair) => {
  const { keep, gone } = await locked(tx, pair)
  const child = gone.mergedInto === keep.id ? gone : keep.mergedInto === gone.id ? keep : null
  if (!child) throw new Refusal('customer.notMerged')
  await setMergedInto(tx, child.id, null)
  tx.record('customer.separated', { shopId: keep.shopId, customerId: keep.id }, { customerId: keep.id, otherId: gone.id })
})

/** Two people after all: not proposed again. */
export const tellApart = action('customers.read', async (tx, pair: Pair) => {
  const { keep, gone } = await locked(tx, pair)
  if (keep.mergedInto === gone.id || gone.mergedInto === keep.id) throw new Refusal('customer.mergedAlready')
  await keepApart(tx, keep.shopId, keep.id, gone.id)
})
