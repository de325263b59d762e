/** Work that could pause (`yield`), done in one piece: for commands and tests, which keep nobody waiting. */
export function atOnce<Output>(work: Generator<void, Output>): Output {
  let step = work.next()
  while (!step.done) step = work.next()
  return step.value
}
