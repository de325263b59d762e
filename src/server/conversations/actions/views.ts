import type { StaffId, ViewId } from '../../../shared/ids.ts'
import { Refusal } from '../../../shared/refusals.ts'
import type { InboxFilter } from '../../../shared/wire/views.ts'
import { action } from '../../foundation/action.ts'
import { newId } from '../../foundation/new-id.ts'
import type { Tx } from '../../foundation/transaction.ts'
import { deleteView, lockView, setView } from '../store/views.ts'

interface ViewInput {
  name: string
  filter: InboxFilter
  team: boolean
}

/** Whose it is to be: everybody's only from whoever may watch everybody. Throws `permission.missing`. */
function ownerFor(tx: Tx, team: boolean): StaffId | null {
  if (!team) return tx.actor.id as StaffId
  if (!tx.actor.permissions.has('conversations.watch')) throw new Refusal('permission.missing', { permission: 'conversations.watch' })
  return null
}

export const addView = action('conversations.read', async (tx, { name, filter, team }: ViewInput): Promise<ViewId> => {
  const id = newId<'view'>()
  await setView(tx, { id, name, filter, ownerId: ownerFor(tx, team) })
  return id
})

export const changeView = action('conversations.read', async (tx, { id, name, filter, team }: ViewInput & { id: ViewId }) => {
  await locked(tx, id)
  await setView(tx, { id, name, filter, ownerId: ownerFor(tx, team) })
})

export const removeView = action('conversations.read', async (tx, id: ViewId) => {
  await locked(tx, id)
  await deleteView(tx, id)
})

/** One's own, or everybody's for whoever may change that. Throws `view.notFound`, `permission.missing`. */
async function locked(tx: Tx, id: ViewId): Promise<void> {
  const view = await lockView(tx, id)
  if (!view) throw new Refusal('view.notFound')
  ownerFor(tx, view.ownerId === null)
}
