import { z } from 'zod'
import type { Embed } from '../../assistant/meaning/port.ts'
import { createIndex } from '../../knowledge/rules/bm25.ts'
import { certaintyOf, learnCertainty, SAY_AT } from '../../knowledge/rules/certainty.ts'
import { evalByMeaning } from './by-meaning.ts'
import { type Figures, rounded, share } from './figures.ts'

const name = z.union([z.string(), z.number()]).transform(String)
const entrySchema = z.object({ id: name, question: z.string(), variants: z.array(z.string()).optional(), answer: z.string().optional() })
const querySchema = z.object({ text: z.string(), id: name })

/** Which entry of a bank a question finds, how often an answer given by itself is the right one, and what an embedding model would add. */
export async function evalFaq(bank: readonly unknown[], queries: readonly unknown[], embed: Embed | null): Promise<Figures> {
  const entries = bank
    .map((line) => entrySchema.parse(line))
    .map(({ id, question, variants = [], answer = '' }) => ({ entry: id, texts: [question, ...variants], answer }))
  const asked = queries.map((line) => querySchema.parse(line))
  const started = performance.now()
  const index = createIndex(entries)
  const certainty = learnCertainty(entries)
  const built = performance.now()
  let [first, five, reciprocal, said, right] = [0, 0, 0, 0, 0]
  for (const { text, id } of asked) {
    const found = index.search(text, 10)
    const rank = found.findIndex(({ entry }) => entry === id)
    if (rank === 0) first++
    if (rank >= 0 && rank < 5) five++
    if (rank >= 0) reciprocal += 1 / (rank + 1)
    if (certaintyOf(certainty, found) >= SAY_AT) {
      said++
      if (rank === 0) right++
    }
  }
  const words: Figures = {
    recallAt1: share(first, asked.length),
    recallAt5: share(five, asked.length),
    mrr: rounded(reciprocal / Math.max(1, asked.length)),
    /** Of what is answered without asking back. */
    automaticPrecision: share(right, said),
    automaticShare: share(said, asked.length),
    seconds: rounded((built - started) / 1000, 3),
    ms: rounded((performance.now() - built) / Math.max(1, asked.length)),
    entries: entries.length,
    queries: asked.length,
  }
  return embed ? { ...words, ...(await evalByMeaning({ entries, index, certainty }, asked, embed)) } : words
}
