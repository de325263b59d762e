import type { Reads, Tx } from '../../foundation/transaction.ts'
import { endpointOf } from '../model/endpoint.ts'
import { findModel, type ModelSettings } from '../store/model.ts'
import { dueNow, leaveSource, vectorFigures } from '../store/vectors.ts'
import { openaiEmbeddings } from './openai-embeddings.ts'
import type { Embed } from './port.ts'

/** Whose numbers they are: those of another server or another model can't be compared with them. */
const sourceOf = ({ baseUrl, embeddingModel }: Pick<ModelSettings, 'baseUrl' | 'embeddingModel'>): string | null =>
  embeddingModel ? `${embeddingModel} ${baseUrl}` : null

export interface Embedding {
  source: string
  embed: Embed
}
/** What puts texts into numbers for a merchant; null where that is off. */
export async function embeddingOf(db: Reads): Promise<Embedding | null> {
  const settings = await findModel(db)
  const source = settings ? sourceOf(settings) : null
  return settings && source
    ? { source, embed: openaiEmbeddings(endpointOf(db.house, db.merchantId, settings, settings.embeddingModel)) }
    : null
}

/** What another source said is forgotten; the texts of every shop are looked at, also after trouble that a new key may end. */
export async function changeSource(tx: Tx, settings: Pick<ModelSettings, 'baseUrl' | 'embeddingModel'>): Promise<void> {
  await leaveSource(tx, sourceOf(settings))
  await dueNow(tx, tx.actor.shopIds)
}

/** How far the shops' texts are: how many can be found by meaning, whether more are under way, and what is in the way. */
export async function progressOf(db: Reads, settings: ModelSettings | undefined) {
  const source = settings ? sourceOf(settings) : null
  return source ? vectorFigures(db, source) : { kept: 0, working: false, trouble: null }
}
