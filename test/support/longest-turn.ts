/** Of the thread itself, in ms: what else runs on the machine does not count. */
export const threadMs = (): number => Object.values(process.threadCpuUsage()).reduce((sum, microseconds) => sum + microseconds, 0) / 1000

/** The most the loop does in one turn until `end`, in ms of the thread's own time: what else runs on the machine does not count. */
export function longestTurn() {
  let longest = 0
  let ended = false
  let last = threadMs()
  setImmediate(function turn() {
    const at = threadMs()
    longest = Math.max(longest, at - last)
    last = at
    if (!ended) setImmediate(turn)
  })
  return {
    end() {
      ended = true
      return longest
    },
  }
}
