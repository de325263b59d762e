import type { AftersaleId } from '../../shared/ids.ts'
import type { Action } from '../foundation/action.ts'
import type { Context } from '../foundation/house.ts'
import type { Read } from './wire.ts'

/** Whoever asked waits this long for the platform's answer; after that they see that it is under way. */
const PATIENCE_MS = 3_000

/** The case once it isn't being carried out any more, or as it is when that takes too long. */
export async function settled(context: Context, id: AftersaleId, read: Action<AftersaleId, Read>): Promise<Read> {
  const { promise: moved, resolve } = Promise.withResolvers<void>()
  const stop = context.house.hub.subscribe((events) => {
    if (events.some((event) => event.name === 'aftersale.moved' && event.data.aftersaleId === id && event.data.from === 'acting')) resolve()
  })
  const timer = setTimeout(resolve, PATIENCE_MS)
  try {
    const first = await read(context, id)
    if (first.one.status !== 'acting') return first
    await moved
    return await read(context, id)
  } finally {
    clearTimeout(timer)
    stop()
  }
}
