import type { ShopId } from '../../shared/ids.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { PolicyContent } from '../../shared/wire/policy.ts'
import { action } from '../foundation/action.ts'
import { shopOf } from '../people/steps.ts'
import { checkContent } from './check-content.ts'
import { insertPolicy, newestVersion } from './store.ts'

export interface Publication {
  shopId: ShopId
  content: PolicyContent
  note: string
  /** The version it was written from; 0 = the unwritten one. */
  basedOn: number
}

/** Publishes a new version; cases keep the one that judged them. Throws `policy.invalid` with every issue, `policy.changedMeanwhile`. */
export const publishPolicy = action('policy.edit', async (tx, { shopId, content, note, basedOn }: Publication) => {
  await shopOf(tx, shopId)
  const checked = checkContent(content)
  if (checked.issues[0]) throw new Refusal('policy.invalid', { where: checked.issues[0].path }, checked.issues)
  const newest = await newestVersion(tx, shopId)
  const version = basedOn + 1
  // Two who publish at the same moment both find the same newest version: the key of the table lets one of them through.
  if (newest !== basedOn || !(await insertPolicy(tx, { shopId, version, content: checked.content, note })))
    throw new Refusal('policy.changedMeanwhile', { version: Math.max(newest, version) })
  tx.record('policy.published', { shopId }, { shopId, version })
  return { version }
})
