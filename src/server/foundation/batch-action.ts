import type { Span } from '@opentelemetry/api'
import type { Permission } from '../../shared/permissions.ts'
import { Refusal } from '../../shared/refusals.ts'
import type { Action } from './action.ts'
import { type Actor, demand } from './actor.ts'
import type { Context, House } from './house.ts'
import { perHouse } from './per-house.ts'
import { aroundHere, inSpan } from './traces.ts'
import { type Connection, type Tx, transact, transactBehind } from './transaction.ts'

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
  /** Left, and not done yet. */
  out?: Batch | undefined
}
interface Batch {
  size: number
  /** Once all of it is on its way. */
  connection?: Connection
  /** Left behind this one. */
  behind?: Batch
  /** Never fails. Gives how to answer those who have not been told of a failure. */
  done: Promise<() => void>
}

const AT_ONCE = 128
/** When so many wait, nobody else has to come along: they leave before those in front of them are answered, and the database works meanwhile. */
const FULL = 64
/** A transaction costs as much as so many inputs do: fewer do not leave behind another. */
const FEW = 16

/**
 * An action whose calls are committed together when they come faster than the disk can sync (group commit): several inputs, one transaction.
 * `mates` names what shares a lane: one transaction after the other, in the order asked but for one that has to be done again, while the next gathers.
 * One beside it would only make both smaller, and a transaction costs more than what is in it; but when as many have gathered as are out, their
 * transaction is sent behind that one, and the database goes from one to the next. Each input is checked alone and may be refused alone, by returning a
 * Refusal in its place. Should the whole transaction fail, each half is tried by itself, until what fails is alone; should the database be away, all
 * that wait are told so at once, instead of each finding out for itself.
 */
export function batchAction<Input, Output>(
  permission: Permission,
  mates: (input: Input) => string,
  work: (tx: Tx, given: readonly Given<Input>[]) => Promise<(Output | Refusal)[]>,
): Action<Input, Output> {
  const lanesIn = perHouse(() => new Map<string, Lane<Input, Output>>())

  type Batched = Waiting<Input, Output>[]

  const traced = (house: House, batch: Batched, done: () => Promise<(Output | Refusal)[]>) =>
    inSpan(house.traces, `action ${permission}`, 'INTERNAL', { 'shopbell.inputs': batch.length }, done, batch[0]!.span)

  const answers = (batch: Batched, outputs: (Output | Refusal)[]) => () =>
    batch.forEach((one, i) => {
      const output = outputs[i]!
      if (output instanceof Refusal) one.reject(output)
      else one.resolve(output)
    })

  const commit = async (house: House, batch: Batched, waiting: Batched, sent?: (connection: Connection) => void): Promise<() => void> => {
    const actor = together(batch.map((one) => one.actor))
    try {
      return answers(batch, await traced(house, batch, () => transact(house, actor, (tx) => work(tx, batch), sent)))
    } catch (error) {
      if (isAway(error)) batch.push(...waiting.splice(0))
      if (batch.length === 1 || error instanceof Refusal) for (const one of batch) one.reject(error)
      else {
        const answer = await commit(house, batch.splice(0, batch.length / 2), batch)
        answer()
        if (batch.length) return await commit(house, batch, waiting)
      }
      return () => {}
    }
  }

  /** What does not get through like this, perhaps because the one in front has not, is done by itself after that one. */
  const commitBehind = async (house: House, batch: Batched, waiting: Batched, front: Batch, sent: (connection: Connection) => void) => {
    const actor = together(batch.map((one) => one.actor))
    const behind = () => transactBehind(house, actor, (tx) => work(tx, batch), front.connection!, sent)
    try {
      return answers(batch, await traced(house, batch, behind))
    } catch (error) {
      await front.done
      if (!isAway(error)) return await commit(house, batch, waiting)
      for (const one of batch) one.reject(error)
      return () => {}
    }
  }

  const leave = (house: House, lane: Lane<Input, Output>, front?: Batch): Batch => {
    const given = lane.waiting.splice(0, AT_ONCE)
    const batch = { size: given.length } as Batch
    const sent = (connection: Connection) => {
      batch.connection = connection
      follow(house, lane)
    }
    batch.done = front ? commitBehind(house, given, lane.waiting, front, sent) : commit(house, given, lane.waiting, sent)
    return batch
  }

  /** As many as are out leave behind them: one batch behind another and no more, and not while others wait for a connection. */
  const follow = (house: House, lane: Lane<Input, Output>): void => {
    const { out, waiting } = lane
    if (!out || out.behind || out.connection?.out !== 1 || house.database.app.waitingCount) return
    if (waiting.length >= Math.max(FEW, out.size)) out.behind = leave(house, lane, out)
  }

  const drain = async (house: House, lane: Lane<Input, Output>): Promise<void> => {
    lane.busy = true
    // One turn of the loop: those who came together go along.
    await turn()
    do {
      lane.out ??= leave(house, lane)
      const answer = await lane.out.done
      lane.out = lane.out.behind
      follow(house, lane)
      if (!lane.out && lane.waiting.length >= FULL) setImmediate(answer)
      else {
        answer()
        // Those who have just been answered are heard first and go along.
        if (!lane.out) await turn()
      }
    } while (lane.out || lane.waiting.length)
    lane.busy = false
  }

  const run = (context: Context, input: Input): Promise<Output> => {
    const { house, actor } = context
    demand(actor, permission)
    const lane = laneOf(lanesIn(house), `${actor.merchantId} ${mates(input)}`)
    return new Promise<Output>((resolve, reject) => {
      lane.waiting.push({ actor, input, resolve, reject, span: aroundHere()?.span })
      if (!lane.busy) void drain(house, lane)
      else follow(house, lane)
    })
  }
  return Object.assign(run, { permission })
}

function laneOf<Input, Output>(lanes: Map<string, Lane<Input, Output>>, name: string): Lane<Input, Output> {
  const lane = lanes.get(name) ?? { waiting: [], busy: false }
  lanes.set(name, lane)
  return lane
}

const turn = () => new Promise(setImmediate)

/** The database is: the others that wait need not find that out too. */
const isAway = (error: unknown): boolean => error instanceof Refusal && error.code === 'database.unreachable'

/** One actor for the transaction's walls: same merchant, the shops of all of them. Who did what is told per input. */
function together(actors: readonly Actor[]): Actor {
  const first = actors[0]!
  if (actors.length === 1) return first
  return { ...first, shopIds: [...new Set(actors.flatMap((actor) => actor.shopIds))] }
}
