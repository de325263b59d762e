import { action, view } from '../../foundation/action.ts'
import { checkUrl } from '../../foundation/outbound-addresses.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { changeSource, progressOf } from '../meaning/settings.ts'
import { countRunsSince, findModel, type ModelSettings, setModel } from '../store/model.ts'
import { aboutModelKey, allowedIn, endpointOf } from './endpoint.ts'
import { openaiModel } from './openai.ts'
import type { Model } from './port.ts'

/** Turns of the day of UTC, counted up to `most`. */
const usedToday = (db: Reads, most: number): Promise<number> => countRunsSince(db, new Date(db.now.toISOString().slice(0, 10)), most)

/** The model a merchant has set up and switched on, while today's share lasts; null otherwise. Only reads: nothing is called here. */
export const modelFor = view(
  'conversations.answer',
  async (db, _: object): Promise<{ name: string; manner: string; ask: Model } | null> => {
    const settings = await findModel(db)
    if (!settings?.enabled) return null
    if ((await usedToday(db, settings.turnsPerDay)) >= settings.turnsPerDay) return null
    const { model, manner } = settings
    return { name: model, manner, ask: openaiModel(endpointOf(db.house, db.merchantId, settings, model)) }
  },
)

export interface ModelWrite extends Omit<ModelSettings, 'sealedKey'> {
  /** Absent: the one that is kept; null: none. It is never given back. */
  key?: string | null | undefined
}
const sealed = async (db: Reads, key: string | null | undefined): Promise<string | null> =>
  key === undefined ? ((await findModel(db))?.sealedKey ?? null) : key && db.house.sealing.seal(key, aboutModelKey(db.merchantId))

/** Sets up the merchant's model. Throws `outbound.address` for an address that may not be called. A key goes to the address it was given for. */
export const changeModel = action('assistant.manage', async (tx, { key, ...settings }: ModelWrite) => {
  const { href } = checkUrl(settings.baseUrl, allowedIn(tx.house))
  const before = await findModel(tx)
  const moved = before !== undefined && new URL(before.baseUrl).host !== new URL(href).host
  await setModel(tx, { ...settings, baseUrl: href, sealedKey: moved && key === undefined ? null : await sealed(tx, key) })
  await changeSource(tx, { ...settings, baseUrl: href })
})

export const modelSettings = view('assistant.manage', async (db, _: object) => {
  const found = await findModel(db)
  const embedding = await progressOf(db, found)
  if (!found)
    return {
      baseUrl: '',
      model: '',
      hasKey: false,
      enabled: false,
      turnsPerDay: 2_000,
      manner: '',
      usedToday: 0,
      embeddingModel: '',
      embedding,
    }
  const { sealedKey, ...rest } = found
  return { ...rest, hasKey: sealedKey !== null, usedToday: await usedToday(db, found.turnsPerDay), embedding }
})

export interface Typed {
  baseUrl?: string | undefined
  model?: string | undefined
  embeddingModel?: string | undefined
  key?: string | null | undefined
}
/** What a probe is made with: what is typed, with what is kept for the rest. A kept key is only sent to the address it was given for. */
export const probeSettings = view('assistant.manage', async (db, typed: Typed) => {
  const kept = await findModel(db)
  const baseUrl = checkUrl(typed.baseUrl ?? kept?.baseUrl ?? '', allowedIn(db.house)).href
  const same = kept !== undefined && new URL(kept.baseUrl).host === new URL(baseUrl).host
  const sealedKey = typed.key
    ? db.house.sealing.seal(typed.key, aboutModelKey(db.merchantId))
    : typed.key === undefined && same
      ? kept.sealedKey
      : null
  return {
    baseUrl,
    sealedKey,
    model: typed.model ?? kept?.model ?? '',
    embeddingModel: typed.embeddingModel ?? kept?.embeddingModel ?? '',
  }
})
