import { createHash } from 'node:crypto'
import type { ShopId } from '../../../shared/ids.ts'
import { type Language, languages } from '../../../shared/language.ts'
import { action } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { type Reaction, reaction } from '../../foundation/reactions.ts'
import type { Timed } from '../../foundation/timekeeper.ts'
import type { Reads } from '../../foundation/transaction.ts'
import { entriesOf } from '../../knowledge/steps.ts'
import { maskFor } from '../model/mask.ts'
import { ModelTrouble } from '../model/port.ts'
import { deleteVectors, dueNow, listKept, merchantsWithVectorWork, setVectors, setWork, takeDue, type Work } from '../store/vectors.ts'
import { limits, type Meaning } from './port.ts'
import { type Embedding, embeddingOf } from './settings.ts'

/** Whoever has a shop's texts in hand has it for so long: longer than a batch may take. */
const HELD_MS = 60_000
const MOST_PAUSE_MS = 3_600_000
const FIRST_PAUSE_MS = 5_000

interface Text {
  id: string
  language: Language
  text: string
  hash: string
}
/** Nobody's text, but somebody may have written a telephone number into it. */
const mask = maskFor({ name: null, email: null, phone: null, address: null })

/** What of a text is put into numbers. */
export const textOf = (texts: readonly string[], body: string): string => mask([...texts, body].join('\n')).slice(0, limits.letters)

async function textsOf(db: Reads, shopId: ShopId): Promise<Text[]> {
  const all: Text[] = []
  for (const language of languages) {
    const { entries } = await entriesOf(db, shopId, language)
    for (const { entry, texts } of entries.slice(0, limits.texts)) {
      const text = textOf(texts, entry.body)
      all.push({ id: entry.id, language, text, hash: createHash('sha256').update(text).digest('base64url') })
    }
  }
  return all
}

interface Batch extends Embedding {
  shopId: ShopId
  failures: number
  texts: Text[]
  /** How many numbers each of the texts before has; null for the first. */
  numbers: number | null
}
/** Takes what is next in hand: texts of one shop that are new or changed. What is gone is forgotten; unchanged text is not asked about again. */
const takeBatch = action('operations.manage', async (tx): Promise<Batch | null> => {
  const taken = await takeDue(tx, new Date(tx.now.getTime() + HELD_MS))
  if (!taken) return null
  const { shopId, failures } = taken
  const embedding = await embeddingOf(tx)
  if (!embedding) return null
  const place = ({ id, language }: { id: string; language: string }) => `${id} ${language}`
  const texts = await textsOf(tx, shopId)
  const kept = await listKept(tx, shopId, embedding.source)
  const there = new Set(texts.map(place))
  const gone = kept.filter((one) => !there.has(place(one)))
  if (gone.length) await deleteVectors(tx, shopId, gone)
  const known = new Map(kept.map((one) => [place(one), one.hash]))
  const next = texts.filter((text) => known.get(place(text)) !== text.hash).slice(0, limits.batch)
  if (next.length) return { ...embedding, shopId, failures, texts: next, numbers: kept[0]?.numbers ?? null }
  await setWork(tx, shopId, { dueAt: null, failures: 0, trouble: null })
  if (gone.length) tx.record('vectors.kept', { shopId }, { shopId })
  return null
})

const keepBatch = action('operations.manage', async (tx, { shopId, source, texts, meanings }: Batch & { meanings: readonly Meaning[] }) => {
  // The owner may have switched to another model while this one was working.
  if ((await embeddingOf(tx))?.source !== source) return
  await setVectors(
    tx,
    shopId,
    source,
    texts.map(({ id, language, hash }, i) => ({ id, language, hash, vector: Buffer.from(meanings[i]!.buffer) })),
  )
  await setWork(tx, shopId, { dueAt: tx.now, failures: 0, trouble: null })
  tx.record('vectors.kept', { shopId }, { shopId })
})

const putOff = action('operations.manage', (tx, { shopId, ...work }: Work & { shopId: ShopId }) => setWork(tx, shopId, work))

/** One batch of one shop, so that shops take turns. After trouble it is tried again, later each time, an hour apart at most. */
async function readOn(context: Context): Promise<number> {
  const batch = await takeBatch(context, undefined)
  if (!batch) return 0
  const { shopId, failures, texts, embed } = batch
  try {
    const meanings = await embed(
      texts.map(({ text }) => text),
      limits.batchMs,
    )
    if (batch.numbers !== null && meanings[0]!.length !== batch.numbers)
      throw new ModelTrouble('failed', `${meanings[0]!.length} numbers instead of ${batch.numbers}`)
    await keepBatch(context, { ...batch, meanings })
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    const pause = Math.min(MOST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** failures)
    const dueAt = new Date(context.house.clock.now().getTime() + pause)
    await putOff(context, { shopId, dueAt, failures: failures + 1, trouble: `${error.kind}: ${error.message}` })
  }
  return 0
}

export const meaningTimer: Timed = { merchantsDue: merchantsWithVectorWork, tellDue: readOn }

const lookAgain = action('operations.manage', (tx, shopId: ShopId) => dueNow(tx, [shopId]))
export const meaningReactions: readonly Reaction[] = [
  reaction('meaning.articles', 'article.changed', async (context, { data }) => void (await lookAgain(context, data.shopId))),
  reaction('meaning.policy', 'policy.published', async (context, { data }) => void (await lookAgain(context, data.shopId))),
]
