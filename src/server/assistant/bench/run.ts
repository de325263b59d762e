import type { ShopId } from '../../../shared/ids.ts'
import type { BenchDraft, BenchReport, BenchResult, BenchSetInput } from '../../../shared/wire/bench.ts'
import type { FlowDraft } from '../../../shared/wire/flows.ts'
import { view } from '../../foundation/action.ts'
import type { Context } from '../../foundation/house.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import type { ShopPhrasing } from '../engine/learning.ts'
import { learnAside } from '../engine/training.ts'
import type { Flow } from '../flows/flow.ts'
import { flows } from '../flows/flows.ts'
import { learntEngineOf } from '../lessons/engines.ts'
import { isIntent } from '../staff-help/learn.ts'
import { proposedPhrasings } from '../store/improvements.ts'
import { newestLesson } from '../store/lessons.ts'
import { compare, missedOf } from './compare.ts'
import { type Played, play } from './play.ts'
import { inModelsWords } from './words.ts'

const MOST_PHRASINGS = 2_000
const taught = view('knowledge.edit', async (db, shopId: ShopId) => ({
  lesson: (await newestLesson(db, shopId)).phrasings,
  proposed: await proposedPhrasings(db, shopId, MOST_PHRASINGS),
}))

/** An engine that has learnt a draft's phrasings beside what the shop has taught; the one that is live when there are none. */
async function mindOf(context: Context, shopId: ShopId, { phrasings, proposed }: BenchDraft): Promise<Engine> {
  if (!phrasings.length && !proposed) return learntEngineOf(context, shopId)
  const { lesson, proposed: open } = await taught(context, shopId)
  const all = [...lesson, ...(proposed ? open : []), ...phrasings]
  return createEngine(await learnAside(all.filter((one): one is ShopPhrasing => isIntent(one.intent))))
}

/** The program's flows with a draft's before them; what the intents are called that begin one is looked at here. */
const flowsOf = (drafts: readonly FlowDraft[]): Flow[] => [
  ...drafts.map(({ intents, ...draft }) => ({ ...draft, intents: intents.filter(isIntent) }) as Flow),
  ...flows.filter(({ name }) => !drafts.some((draft) => draft.name === name)),
]

interface Trial {
  shopId: ShopId
  set: BenchSetInput
}

/** Plays a set as the shop is now. */
export async function playSet(context: Context, { shopId, set }: Trial, draft?: BenchDraft): Promise<BenchResult[]> {
  const { cases, language } = set
  const mind = draft ? await mindOf(context, shopId, draft) : await learntEngineOf(context, shopId)
  const played = await play(context, {
    shopId,
    language,
    cases,
    mind,
    articles: draft?.articles ?? [],
    flows: draft?.flows.length ? flowsOf(draft.flows) : undefined,
  })
  return judged(cases, played)
}

const judged = (cases: BenchSetInput['cases'], played: readonly Played[]): BenchResult[] =>
  played.map((one, i) => ({ ...one, missed: missedOf(cases[i]!.expect, one) }))

/** What a draft would make better and worse, on the conversations of a set. Nothing of it is kept. */
export async function tryDraft(context: Context, trial: Trial, draft: BenchDraft): Promise<BenchReport> {
  const { cases, language } = trial.set
  const before = await playSet(context, trial)
  const after = await playSet(context, trial, draft)
  if (!draft.model) return compare(cases, before, after)
  const asked = cases.map(({ turns }) => turns.at(-1)!)
  const words = { shopId: trial.shopId, language, asked }
  return compare(
    cases,
    judged(cases, await inModelsWords(context, { ...words, played: before })),
    judged(cases, await inModelsWords(context, { ...words, played: after, ...draft.model })),
  )
}
