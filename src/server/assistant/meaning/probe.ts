import type { Language } from '../../../shared/language.ts'
import type { Probe } from '../../../shared/wire/model.ts'
import { ModelTrouble } from '../model/port.ts'
import { likeness } from './nearness.ts'
import { type Embed, limits } from './port.ts'

/** Two ways to ask the same that share no words, and another question. */
const samples: Readonly<Record<Language, readonly [asked: string, same: string, other: string]>> = {
  'zh-CN': ['我的快递怎么还没到', '包裹送到哪里了', '这条裤子会掉色吗'],
  en: ['where has my parcel got to', 'my order still has not arrived', 'will these trousers fade in the wash'],
}

/** Puts six questions into numbers: shows whether it answers, how soon, and in which language it tells that two of them ask the same. */
export async function probeEmbedding(embed: Embed): Promise<NonNullable<Probe['embedding']>> {
  const began = performance.now()
  const languages = Object.keys(samples) as Language[]
  try {
    const meanings = await embed(
      languages.flatMap((language) => samples[language]),
      limits.batchMs,
    )
    const tells = (at: number) => likeness(meanings[at]!, meanings[at + 1]!) > likeness(meanings[at]!, meanings[at + 2]!)
    return {
      numbers: meanings[0]!.length,
      tookMs: performance.now() - began,
      understands: Object.fromEntries(languages.map((language, i) => [language, tells(i * 3)])) as Record<Language, boolean>,
      problem: null,
    }
  } catch (error) {
    if (!(error instanceof ModelTrouble)) throw error
    const nothing = Object.fromEntries(languages.map((language) => [language, false])) as Record<Language, boolean>
    return { numbers: null, tookMs: performance.now() - began, understands: nothing, problem: `${error.kind}: ${error.message}` }
  }
}
