import type { Text } from '../../shared/language.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Configuration } from '../foundation/configuration.ts'
import { reseal } from '../foundation/keys/reseal.ts'
import { createSealing, newKey, readKeyFile, replaceKeyFile } from '../foundation/sealing.ts'
import { sealedColumns } from '../sealed-columns.ts'
import { withDatabase } from './operate/with-database.ts'

/** A rotation that was begun is gone on with; its key is new enough. */
function putNewKeyInFront({ SEALING_KEY, DATA_DIR }: Configuration): void {
  if (SEALING_KEY) throw new Refusal('reseal.keyIsGiven')
  const keys = readKeyFile(DATA_DIR)?.split(',') ?? []
  if (keys.length === 1) replaceKeyFile(DATA_DIR, [newKey(), ...keys])
}

/** The file keeps the first key only. With SEALING_KEY, that is for whoever sets it. */
function dropOthers({ SEALING_KEY, DATA_DIR }: Configuration): number {
  const keys = (SEALING_KEY ?? readKeyFile(DATA_DIR) ?? '').split(',')
  if (!SEALING_KEY && keys.length > 1) replaceKeyFile(DATA_DIR, [keys[0]!])
  return SEALING_KEY ? keys.length - 1 : 0
}

const told = (count: number, left: number): Text => ({
  'zh-CN': `重新密封了 ${count} 项；现在所有内容都只能用第一把密钥打开${left ? '。可以从 SEALING_KEY 里去掉其余的密钥' : ''}`,
  en: `sealed anew: ${count}; the first key now opens everything and no other opens anything${left ? '. The others may be taken out of SEALING_KEY' : ''}`,
})

await withDatabase('npm run reseal -- [--new-key]', async ({ address, configuration, flag }) => {
  if (flag) putNewKeyInFront(configuration)
  let left = 0
  const count = await reseal(address, createSealing(configuration), sealedColumns, () => (left = dropOthers(configuration)))
  return told(count, left)
})
