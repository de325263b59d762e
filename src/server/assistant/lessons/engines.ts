import type { ShopId } from '../../../shared/ids.ts'
import { view } from '../../foundation/action.ts'
import { assistantActor } from '../../foundation/actor.ts'
import type { Context } from '../../foundation/house.ts'
import { perHouse } from '../../foundation/per-house.ts'
import { createEngine, type Engine } from '../engine/engine.ts'
import { readShipped } from '../engine/shipped.ts'
import { learnAside } from '../engine/training.ts'
import { newestLesson } from '../store/lessons.ts'

/** So many shops' own engines are kept in memory, some 20 MB each; what was longest unused is learnt again when it is needed. */
const MOST = 20

let shipped: Promise<Engine> | undefined
/** As it comes, without any shop's own words: read at start, or where nobody has kept it yet learnt, in a thread of its own. */
export const sharedEngine = (): Promise<Engine> => (shipped ??= openShipped())
const openShipped = async (): Promise<Engine> => createEngine((await readShipped()) ?? (await learnAside()))

interface Kept {
  /** What answers now; null while a shop has taught nothing. */
  engine: Engine | null
  version: number
  stale: boolean
  /** Settles when what is being learnt is in place; null while nothing is. */
  learning: Promise<void> | null
}

const keptIn = perHouse(
  () => new Map<ShopId, Kept>(),
  (map, event) => {
    const one = event.name === 'assistant.taught' && map.get(event.data.shopId)
    if (one) one.stale = true
  },
)

const newest = view('conversations.answer', (db, shopId: ShopId) => newestLesson(db, shopId))

function ofShop(context: Context, shopId: ShopId): Kept {
  const map = keptIn(context.house)
  const one = map.get(shopId) ?? { engine: null, version: 0, stale: true, learning: null }
  map.delete(shopId)
  map.set(shopId, one)
  for (const oldest of map.keys()) if (map.size > MOST) map.delete(oldest)
  if (one.stale && !one.learning) {
    one.stale = false
    one.learning = learnAgain(context, shopId, one)
  }
  return one
}

/**
 * What answers for a shop now: the engine that has learnt what its staff taught. While a newer one is learnt, in a thread of its own, the one before
 * goes on answering.
 */
export const engineOf = async (context: Context, shopId: ShopId): Promise<Engine> => ofShop(context, shopId).engine ?? sharedEngine()

/** The same, once everything taught so far is learnt: for who measures and can wait. Asks for the newest, of which this process may not have heard yet. */
export async function learntEngineOf(context: Context, shopId: ShopId): Promise<Engine> {
  const one = ofShop(context, shopId)
  await one.learning
  one.stale = true
  await ofShop(context, shopId).learning
  return one.engine ?? sharedEngine()
}

async function learnAgain(context: Context, shopId: ShopId, one: Kept): Promise<void> {
  try {
    const as = { ...context, actor: assistantActor(context.actor.merchantId, [shopId], null) }
    const { version, phrasings } = await newest(as, shopId)
    if (version !== one.version) one.engine = phrasings.length ? createEngine(await learnAside(phrasings)) : null
    one.version = version
  } catch (error) {
    one.stale = true
    context.house.log.warn({ err: error, shopId }, 'the assistant could not learn what a shop taught it')
  } finally {
    one.learning = null
  }
}
