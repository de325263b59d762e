import type { EventName } from '../../shared/events.ts'
import type { MerchantId } from '../../shared/ids.ts'
import { type Actor, systemActor } from './actor.ts'
import { eventById, type Recorded } from './events.ts'
import type { Context, House } from './house.ts'

/** A follow-up to an event, after commit. It may run twice and must leave what one run leaves; the outside world is only called here. */
export interface Reaction {
  name: string
  on: EventName
  /** Whether this event needs the reaction at all: decided before commit, so that nothing is queued for nothing. */
  when(data: never, merchantId: MerchantId): boolean
  /** Set for what waits on somebody else's server: runs in a queue of its own, after so many seconds, so that it holds up no answer. */
  aside?: { seconds(data: never): number }
  react(context: Context, event: Recorded): Promise<void>
}

export function reaction<N extends EventName>(
  name: string,
  on: N,
  react: (context: Context, event: Recorded<N>) => Promise<void>,
  when: (data: Recorded<N>['data'], merchantId: MerchantId) => boolean = () => true,
): Reaction {
  return { name, on, when: when as Reaction['when'], react: react as Reaction['react'] }
}

/** A reaction that calls somebody else's server and waits for it, `seconds` after its event. */
export const asideReaction = <N extends EventName>(
  name: string,
  on: N,
  react: (context: Context, event: Recorded<N>) => Promise<void>,
  seconds: (data: Recorded<N>['data']) => number,
): Reaction => ({ ...reaction(name, on, react), aside: { seconds: seconds as (data: never) => number } })

export interface ReactionJob {
  reaction: string
  merchantId: MerchantId
  eventId: string
  /** The `traceparent` of the action that recorded the event. */
  trace?: string
  /** Seconds to wait, in the queue for what runs aside. */
  aside?: number
}

/** Runs one queued reaction as the house. An event that is gone (retention) or a reaction that no longer exists is done. */
export async function runReaction(house: House, job: ReactionJob): Promise<void> {
  const found = house.reactions.find((reaction) => reaction.name === job.reaction)
  if (!found) return
  const event = await eventById(house, job.merchantId, job.eventId)
  if (!event) return
  const actor = await actorFor(house, event)
  await found.react({ house, actor, language: 'zh-CN' }, event)
}

/** The house sees every shop of the merchant the event belongs to. */
async function actorFor(house: House, event: Recorded): Promise<Actor> {
  const shopIds = event.shopId ? [event.shopId] : await house.shopsOf(event.merchantId)
  return systemActor(event.merchantId, shopIds, 'system')
}
