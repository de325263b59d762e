import type { Span } from '@opentelemetry/api'
import type { Permission } from '../../shared/permissions.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Action } from './action.ts'
import { type Actor, demand } from './actor.ts'
import type { Context, House } from './house.ts'
import { aroundHere, inSpan } from './traces.ts'
import { type Tx, transact } from './transaction.ts'

export interface Given<Input> {
  actor: Actor
  input: Input
}
interface Waiting<Input, Output> extends Given<Input> {
  resolve(output: Output): void
  reject(error: unknown): void
  /** The span it was asked in: a lane serves many. */
  span: Span | undefined
}
interface Lane<Input, Output> {
  waiting: Waiting<Input, Output>[]
  busy: boolean
}

const AT_ONCE = 128
/** When so many wait, nobody else has to come along: they leave before those in front of them are answered, and the database works meanwhile. */
const FULL = 64

/**
 * An action whose calls are committed together when they come faster than the disk can sync (group commit): several inputs, one transaction.
 * `mates` names what shares a lane: one transaction at a time, in the order asked, while the next gathers. A second beside it would only make both
 * smaller, and a transaction costs more than what is in it. Each input is checked alone and may be refused alone, by returning a Refusal in its place.
 * Should the whole transaction fail, each half is tried by itself, until what fails is alone; should the database be away, all that wait are told so at
 * once, instead of each finding out for itself.
 */
export function batchAction<Input, Output>(
  permission: Permission,
  mates: (input: Input) => string,
  work: (tx: Tx, given: readonly Given<Input>[]) => Promise<(Output | Refusal)[]>,
): Action<Input, Output> {
  const lanes = new WeakMap<House, Map<string, Lane<Input, Output>>>()

  /** Gives back how to answer those who have not been told of a failure. */
  const commit = async (house: House, batch: Waiting<Input, Output>[], behind: Waiting<Input, Output>[]): Promise<() => void> => {
    const actor = together(batch.map((one) => one.actor))
    try {
      const run = () => transact(house, actor, (tx) => work(tx, batch))
      const outputs = await inSpan(
        house.traces,
        `action ${permission}`,
        'INTERNAL',
        { 'shopbell.inputs': batch.length },
        run,
        batch[0]!.span,
      )
      return () =>
        batch.forEach((one, i) => {
          const output = outputs[i]!
          if (output instanceof Refusal) one.reject(output)
          else one.resolve(output)
        })
    } catch (error) {
      const away = error instanceof Refusal && error.code === 'database.unreachable'
      if (away) batch.push(...behind.splice(0))
      if (batch.length === 1 || error instanceof Refusal) for (const one of batch) one.reject(error)
      else {
        const answer = await commit(house, batch.splice(0, batch.length / 2), batch)
        answer()
        if (batch.length) return await commit(house, batch, behind)
      }
      return () => {}
    }
  }

  const drain = async (house: House, line: Lane<Input, Output>): Promise<void> => {
    line.busy = true
    let answer = () => {}
    do {
      if (line.waiting.length >= FULL) setImmediate(answer)
      else {
        // One turn of the loop: those who have just been answered, or came together, are heard first and go along.
        answer()
        await new Promise(setImmediate)
      }
      answer = await commit(house, line.waiting.splice(0, AT_ONCE), line.waiting)
    } while (line.waiting.length)
    line.busy = false
    answer()
  }

  const run = (context: Context, input: Input): Promise<Output> => {
    const { house, actor } = context
    demand(actor, permission)
    const line = laneOf(lanes, house, `${actor.merchantId} ${mates(input)}`)
    return new Promise<Output>((resolve, reject) => {
      line.waiting.push({ actor, input, resolve, reject, span: aroundHere()?.span })
      if (!line.busy) void drain(house, line)
    })
  }
  return Object.assign(run, { permission })
}

function laneOf<Input, Output>(all: WeakMap<House, Map<string, Lane<Input, Output>>>, house: House, name: string): Lane<Input, Output> {
  const ofHouse = all.get(house) ?? new Map<string, Lane<Input, Output>>()
  all.set(house, ofHouse)
  const line = ofHouse.get(name) ?? { waiting: [], busy: false }
  ofHouse.set(name, line)
  return line
}

/** One actor for the transaction's walls: same merchant, the shops of all of them. Who did what is told per input. */
function together(actors: readonly Actor[]): Actor {
  const first = actors[0]!
  if (actors.length === 1) return first
  return { ...first, shopIds: [...new Set(actors.flatMap((actor) => actor.shopIds))] }
}
