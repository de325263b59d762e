/** Short enough that whoever writes meanwhile does not notice. */
const SLICE_MS = 5

/** Long work that pauses often (`yield`), a few milliseconds at a time: in between it is everybody else's turn. */
export async function inSlices<Output>(work: Generator<void, Output>): Promise<Output> {
  for (;;) {
    const until = performance.now() + SLICE_MS
    let step = work.next()
    while (!step.done && performance.now() < until) step = work.next()
    if (step.done) return step.value
    await new Promise(setImmediate)
  }
}

/**
 * Thrown inside a transaction by what takes its time to get ready: the transaction is undone, waited for `ready` and run again. Inside it everybody
 * would wait along, because the event log is told only below the oldest transaction that is still running.
 */
export class FirstReady extends Error {
  readonly ready: Promise<unknown>
  constructor(ready: Promise<unknown>) {
    super('run again when this is ready')
    this.ready = ready
  }
}
