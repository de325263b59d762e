import type { FileId, ScriptId, ShopId, StaffId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { ScriptScope } from '../../shared/sale-stages.ts'
import type { Attachment } from '../../shared/wire/conversation.ts'
import type { Script, ScriptInput } from '../../shared/wire/scripts.ts'
import { attachmentsById, requireOwnFiles } from '../conversations/attachments.ts'
import { action, view } from '../foundation/action.ts'
import { demand } from '../foundation/actor.ts'
import { fileLink } from '../foundation/files.ts'
import { newId } from '../foundation/new-id.ts'
import type { Reads, Tx } from '../foundation/transaction.ts'
import { shopOf } from '../people/steps.ts'
import { type LooseScript, readScripts, scriptsFile } from './rules/script-files.ts'
import {
  countScripts,
  countUse,
  deleteScript,
  findScript,
  listScripts,
  MOST_SCRIPTS,
  type Owner,
  putScripts,
  renameFolder,
  type ScriptRow,
  scopeOf,
  setPlaces,
} from './store/scripts.ts'

/** Links to pictures live an hour: made anew for each reader. */
const wire = (db: Reads, { shopId, staffId, ...row }: ScriptRow): Script => ({
  ...row,
  scope: scopeOf({ shopId, staffId }),
  attachments: row.attachments.map((one) => ({ ...one, url: fileLink(db.house, db.merchantId, one.fileId) })),
  updatedAt: row.updatedAt.toISOString(),
})

/** Throws `script.notFound`, also for a colleague's own and one of a shop the actor doesn't see. */
async function scriptOf(db: Reads, id: ScriptId): Promise<ScriptRow> {
  const found = await findScript(db, id)
  if (!found) throw new Refusal('script.notFound')
  return found
}

/** One's own belong to whoever wrote them; what others read is for who may edit the knowledge. Throws `permission.missing`. */
function ownerFor(tx: Tx, scope: ScriptScope, shopId: ShopId): Owner {
  if (scope === 'own') return { shopId: null, staffId: tx.actor.id as StaffId }
  demand(tx.actor, 'knowledge.edit')
  return { shopId: scope === 'shop' ? shopId : null, staffId: null }
}
const demandFor = (tx: Tx, row: Owner): void => void (row.staffId ?? demand(tx.actor, 'knowledge.edit'))

/** Pictures the script has already stay; new ones must be the writer's own. Throws `file.notFound`. */
async function picturesFor(tx: Tx, ids: readonly FileId[], before: readonly Attachment[]): Promise<Attachment[]> {
  const there = new Map(before.map((one) => [one.fileId, one]))
  const added = ids.filter((one) => !there.has(one))
  await requireOwnFiles(tx, added)
  for (const one of await attachmentsById(tx, added)) there.set(one.fileId, one)
  return ids.map((one) => ({ ...there.get(one)!, url: '' }))
}

const tell = (tx: Tx, { shopId }: Owner) => tx.record('script.changed', { shopId }, { shopId })

/** Every script somebody finds in a shop, in the order of the tree. Throws `shop.notFound`. */
export const scripts = view('knowledge.read', async (db, shopId: ShopId) => {
  await shopOf(db, shopId)
  return (await listScripts(db, shopId)).map((row) => wire(db, row))
})

export const oneScript = view('knowledge.read', async (db, id: ScriptId) => wire(db, await scriptOf(db, id)))

/** Throws `script.full`, `permission.missing`. */
export const writeScript = action(
  'conversations.reply',
  async (tx, { shopId, scope, input }: { shopId: ShopId; scope: ScriptScope; input: ScriptInput }): Promise<Script> => {
    await shopOf(tx, shopId)
    const owner = ownerFor(tx, scope, shopId)
    const { last } = await roomFor(tx, owner, 1)
    const id = newId<'script'>()
    await putScripts(tx, [{ ...input, ...owner, id, place: last + 1, uses: 0, attachments: await picturesFor(tx, input.attachments, []) }])
    tell(tx, owner)
    return wire(tx, await scriptOf(tx, id))
  },
)

async function roomFor(tx: Tx, owner: Owner, more: number) {
  const there = await countScripts(tx, owner)
  if (there.count + more > MOST_SCRIPTS) throw new Refusal('script.full', { most: MOST_SCRIPTS })
  return there
}

export const rewriteScript = action(
  'conversations.reply',
  async (tx, { id, input }: { id: ScriptId; input: ScriptInput }): Promise<Script> => {
    const before = await scriptOf(tx, id)
    demandFor(tx, before)
    await putScripts(tx, [{ ...before, ...input, attachments: await picturesFor(tx, input.attachments, before.attachments) }])
    tell(tx, before)
    return wire(tx, await scriptOf(tx, id))
  },
)

export const removeScript = action('conversations.reply', async (tx, id: ScriptId) => {
  const before = await scriptOf(tx, id)
  demandFor(tx, before)
  await deleteScript(tx, id)
  tell(tx, before)
})

/** The scripts of one scope in the order they are given; those that are not named keep their places. */
export const orderScripts = action(
  'conversations.reply',
  async (tx, { shopId, scope, ids }: { shopId: ShopId; scope: ScriptScope; ids: readonly ScriptId[] }) => {
    await shopOf(tx, shopId)
    const owner = ownerFor(tx, scope, shopId)
    const there = new Set((await listScripts(tx, shopId)).filter((row) => scopeOf(row) === scope).map((row) => row.id))
    if (ids.some((one) => !there.has(one))) throw new Refusal('script.notFound')
    await setPlaces(tx, ids)
    tell(tx, owner)
  },
)

/** Gives a folder another name or place, with all that is in it. */
export const moveFolder = action(
  'conversations.reply',
  async (tx, { shopId, scope, from, to }: { shopId: ShopId; scope: ScriptScope; from: string; to: string }) => {
    await shopOf(tx, shopId)
    const owner = ownerFor(tx, scope, shopId)
    const moved = await renameFolder(tx, owner, from, to)
    if (moved) tell(tx, owner)
    return { moved }
  },
)

export const noteUse = action('conversations.reply', async (tx, id: ScriptId) => {
  await scriptOf(tx, id)
  await countUse(tx, id)
})

/** Adds every script of a file to a scope, or none of them. Throws `script.badFile`, `script.full`. */
export const importScripts = action(
  'conversations.reply',
  async (tx, { shopId, scope, text }: { shopId: ShopId; scope: ScriptScope; text: string }): Promise<{ created: number }> => {
    await shopOf(tx, shopId)
    const owner = ownerFor(tx, scope, shopId)
    const inputs = readScripts(text)
    await addScripts(tx, owner, inputs)
    tell(tx, owner)
    return { created: inputs.length }
  },
)

export const exportScripts = view('knowledge.read', async (db, { shopId, scope }: { shopId: ShopId; scope: ScriptScope }) => {
  await shopOf(db, shopId)
  return { text: scriptsFile((await listScripts(db, shopId)).filter((row) => scopeOf(row) === scope)) }
})

/** For imports and the demo shop; without pictures. */
export async function addScripts(tx: Tx, owner: Owner, inputs: readonly (LooseScript & { uses?: number })[]): Promise<void> {
  const { last } = await roomFor(tx, owner, inputs.length)
  await putScripts(
    tx,
    inputs.map((input, at) => ({ uses: 0, ...input, ...owner, id: newId<'script'>(), place: last + 1 + at, attachments: [] })),
  )
}
