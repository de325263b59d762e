import type { CommitmentFact } from '../../shared/events.ts'
import type { ConversationId, CustomerId, ShopId, StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { SubjectKind } from '../../shared/wire/clocks.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { staffForShop } from '../people/steps.ts'
import { moveDue, startClock, stopClock, tellAtOnce } from './clocks.ts'
import { type CommitmentRow, insertCommitment, lockCommitment, lockOwedAbout, nextUpdateOf, setCommitment } from './store/commitments.ts'

export interface NewCommitment {
  /** One name, one promise: made twice it is there once. */
  id?: string
  kind: CommitmentRow['kind']
  shopId: ShopId
  ownerId: StaffId
  words: string
  dueAt: Date
  madeAt?: Date
  subjectKind?: SubjectKind | null
  subjectId?: string | null
  conversationId?: ConversationId | null
  customerId?: CustomerId | null
}

export const aboutCommitment = (row: CommitmentRow) => ({ shopId: row.shopId, conversationId: row.conversationId })
export const factOf = (row: CommitmentRow): CommitmentFact => ({
  commitmentId: row.id,
  ownerId: row.ownerId,
  state: row.state,
  dueAt: row.dueAt.toISOString(),
})

/** Writes a promise into the ledger and starts its clock. Nobody promises for nobody: throws `staff.notFound`, `staff.notInShop`, `commitment.duePast`. */
export async function makeCommitment(tx: Tx, given: NewCommitment): Promise<CommitmentRow> {
  const owner = await staffForShop(tx, given.ownerId, given.shopId)
  const madeAt = given.madeAt ?? tx.now
  if (given.dueAt <= madeAt) throw new Refusal('commitment.duePast')
  const row: CommitmentRow = {
    id: (given.id ?? newId()) as CommitmentRow['id'],
    shopId: given.shopId,
    kind: given.kind,
    subjectKind: given.subjectKind ?? null,
    subjectId: given.subjectId ?? null,
    conversationId: given.conversationId ?? null,
    customerId: given.customerId ?? null,
    words: given.words,
    ownerId: owner.id,
    ownerName: owner.name,
    madeAt,
    dueAt: given.dueAt,
    state: 'open',
    renewals: 0,
    fulfilledAt: null,
    note: '',
  }
  if (!(await insertCommitment(tx, row))) return row
  await startClock(tx, {
    code: 'promise',
    shopId: row.shopId,
    subjectKind: 'commitment',
    subjectId: row.id,
    conversationId: row.conversationId,
    customerId: row.customerId,
    ownerId: row.ownerId,
    labels: { kind: row.kind },
    startedAt: madeAt,
    dueAt: row.dueAt,
  })
  if (row.kind === 'update') await tellAtOnce(tx, row.id, 'opened', [row.ownerId])
  tx.record('commitment.made', aboutCommitment(row), factOf(row))
  return row
}

/** Held and still owed. Throws `commitment.notFound`, `commitment.closed`. */
export async function owedCommitment(tx: Tx, id: string): Promise<CommitmentRow> {
  const row = await lockCommitment(tx, id)
  if (!row) throw new Refusal('commitment.notFound')
  if (row.fulfilledAt || row.state === 'released') throw new Refusal('commitment.closed')
  return row
}

/** In time it is kept; late it stays broken, but is owed no longer. */
export async function fulfil(tx: Tx, row: CommitmentRow, note: string): Promise<CommitmentRow> {
  const late = row.state === 'broken' || tx.now > row.dueAt
  const next: CommitmentRow = { ...row, state: late ? 'broken' : 'kept', fulfilledAt: tx.now, note: note || row.note }
  await setCommitment(tx, next)
  await stopClock(tx, row.id)
  tx.record('commitment.moved', aboutCommitment(next), { ...factOf(next), verb: 'keep' })
  return next
}

/** The news that was promised about a thing has come. */
export async function fulfilAbout(tx: Tx, subjectId: string, note = ''): Promise<void> {
  for (const row of await lockOwedAbout(tx, subjectId)) await fulfil(tx, row, note)
}

export async function renew(tx: Tx, row: CommitmentRow, dueAt: Date, note: string): Promise<CommitmentRow> {
  if (dueAt <= tx.now) throw new Refusal('commitment.duePast')
  const next: CommitmentRow = { ...row, dueAt, renewals: row.renewals + 1, note: note || row.note }
  await setCommitment(tx, next)
  await moveDue(tx, row.id, 'promise', dueAt)
  tx.record('commitment.moved', aboutCommitment(next), { ...factOf(next), verb: 'renew' })
  return next
}

/** It was none, or the customer wants it no longer. */
export async function release(tx: Tx, row: CommitmentRow, note: string): Promise<CommitmentRow> {
  const next: CommitmentRow = { ...row, state: 'released', note }
  await setCommitment(tx, next)
  await stopClock(tx, row.id, { answered: false })
  tx.record('commitment.moved', aboutCommitment(next), { ...factOf(next), verb: 'release' })
  return next
}

/** Its time has passed. Running it again changes nothing. */
export async function breakPromise(tx: Tx, id: string): Promise<void> {
  const row = await lockCommitment(tx, id)
  if (row?.state !== 'open' || row.dueAt > tx.now) return
  const next: CommitmentRow = { ...row, state: 'broken' }
  await setCommitment(tx, next)
  tx.record('commitment.moved', aboutCommitment(next), { ...factOf(next), verb: 'break' })
}

/** When the next news about things is promised for. */
export const nextUpdates = async (db: Reads, subjectIds: readonly string[]): Promise<Map<string, Date>> =>
  new Map((await nextUpdateOf(db, subjectIds)).map(({ subjectId, dueAt }) => [subjectId, dueAt]))
