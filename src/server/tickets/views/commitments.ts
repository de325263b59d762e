import { z } from 'zod'
import type { ShopId } from '../../../shared/ids.ts'
import type { Commitment } from '../../../shared/wire/commitments.ts'
import { shopsAsked } from '../../commerce/views.ts'
import { namesOfCustomers } from '../../customers/steps.ts'
import { pastView, view } from '../../foundation/action.ts'
import { page, readKey } from '../../foundation/http/paging.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { type CommitmentList, type CommitmentRow, countByPerson, listCommitments } from '../store/commitments.ts'

const key = z.tuple([z.iso.datetime(), z.uuid()])

export const wireCommitment = ({ madeAt, dueAt, fulfilledAt, ...row }: CommitmentRow, customerName: string | null): Commitment => ({
  ...row,
  customerName,
  madeAt: madeAt.toISOString(),
  dueAt: dueAt.toISOString(),
  fulfilledAt: fulfilledAt?.toISOString() ?? null,
})

/** My promises, the team's, what is overdue, what is done; what runs out first, first, of what is done the latest. */
export const commitments = view(
  'tickets.read',
  async (
    db: Reads,
    { list, shop, cursor, limit }: { list: CommitmentList; shop?: ShopId | undefined; cursor?: string | undefined; limit: number },
  ) => {
    // A program has no promises of its own.
    const mine = db.actor.kind === 'staff' ? db.actor.id : '00000000-0000-0000-0000-000000000000'
    const rows = await listCommitments(db, list, shopsAsked(db, shop), mine, readKey(key, cursor), limit)
    const names = await namesOfCustomers(
      db,
      rows.flatMap(({ customerId }) => customerId ?? []),
    )
    return page(
      rows,
      limit,
      (row) => wireCommitment(row, row.customerId && (names.get(row.customerId) ?? null)),
      (row) => [row.dueAt.toISOString(), row.id],
    )
  },
)

/** Kept, broken and renewed, by person. */
export const promisesKept = pastView(
  'tickets.read',
  async (db, { shop, from, to }: { shop?: ShopId | undefined; from?: Date | undefined; to?: Date | undefined }) => ({
    items: await countByPerson(db, shopsAsked(db, shop), from ?? new Date(0), to ?? db.now),
    next: null,
  }),
)
