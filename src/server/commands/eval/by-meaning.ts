import { sentOf } from '../../assistant/meaning/asking.ts'
import { textOf } from '../../assistant/meaning/keeping.ts'
import { createNearness, fused } from '../../assistant/meaning/nearness.ts'
import { type Embed, limits, type Meaning } from '../../assistant/meaning/port.ts'
import { OFFERED, RANKED, SHOW_AT } from '../../assistant/topics/knowledge.ts'
import type { KnowledgeIndex, Merged } from '../../knowledge/rules/bm25.ts'
import type { Certainty } from '../../knowledge/rules/certainty.ts'
import { certaintyOf, SAY_AT } from '../../knowledge/rules/certainty.ts'
import { type Figures, rounded, share } from './figures.ts'

interface Bank {
  entries: readonly (Merged<string> & { answer: string })[]
  index: KnowledgeIndex<string>
  certainty: Certainty
}
const nobody = { name: null, email: null, phone: null, address: null }

/** What a model adds to what is offered where words find nothing sure: asked one by one, as customers would, and within their patience. */
export async function evalByMeaning(
  { entries, index, certainty }: Bank,
  asked: readonly { text: string; id: string }[],
  embed: Embed,
): Promise<Figures> {
  const meanings: Meaning[] = []
  for (let i = 0; i < entries.length; i += limits.batch) {
    const texts = entries.slice(i, i + limits.batch).map((one) => textOf(one.texts, one.answer))
    meanings.push(...(await embed(texts, limits.batchMs)))
  }
  const nearness = createNearness(entries.map(({ entry }, i) => ({ entry, meaning: meanings[i]! })))
  const unsure = asked
    .map((one) => ({ ...one, found: index.search(one.text, RANKED) }))
    .filter(({ found }) => certaintyOf(certainty, found) < SAY_AT)
  let [byWords, withMeaning, late, ms] = [0, 0, 0, 0]
  for (const { text, id, found } of unsure) {
    const worded = found.filter(({ coverage }) => coverage >= SHOW_AT).map(({ entry }) => entry)
    const began = performance.now()
    const [question] = await embed([sentOf(nobody, text)], limits.batchMs)
    const took = performance.now() - began
    ms += took
    const isLate = took > limits.questionMs
    if (isLate) late++
    const near = isLate ? [] : nearness.search(question!, RANKED).map(({ entry }) => entry)
    if (worded.slice(0, OFFERED).includes(id)) byWords++
    if (fused([worded, near]).slice(0, OFFERED).includes(id)) withMeaning++
  }
  return {
    unsure: unsure.length,
    /** Of those: how often the right entry is among the three that are offered, by words alone and with what texts mean. */
    offeredByWords: share(byWords, unsure.length),
    offeredWithMeaning: share(withMeaning, unsure.length),
    meaningLate: late,
    meaningMs: rounded(ms / Math.max(1, unsure.length), 1),
  }
}
