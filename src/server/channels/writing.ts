import type { Context } from '../foundation/house.ts'
import { createThrottle } from '../foundation/throttle.ts'

/** A customer who types forty messages a minute is a program, whatever channel they write on. */
const writers = createThrottle(40, 60)

/** Lets a customer write, if they have not written too much lately. Throws `request.throttled`. */
export const writing = <Result>({ house, actor }: Context, write: () => Promise<Result>): Promise<Result> =>
  house.unthrottled ? write() : writers.during(actor.id, write)
