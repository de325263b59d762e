export interface Looker {
  start(): void
  stop(): Promise<void>
}

const NO_REST = { times: 0, most: 0 }

/**
 * Looks again and again, one look at a time, until it is stopped. A look that fails is told and made again; a long one asks whether it should
 * end. What may wait rests so many `times` as long as it worked, at `most` so many milliseconds.
 */
export function lookEvery(
  milliseconds: number,
  work: (stopped: () => boolean) => Promise<void>,
  onError: (error: Error) => void,
  { times, most } = NO_REST,
): Looker {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  let stopped = false

  const look = async (): Promise<void> => {
    const began = performance.now()
    try {
      await work(() => stopped)
    } catch (error) {
      if (!stopped) onError(error as Error)
    }
    const rest = Math.max(milliseconds, Math.min(most, times * (performance.now() - began)))
    if (!stopped) timer = setTimeout(() => (looking = look()), rest)
  }
  return {
    start: () => void (looking = look()),
    async stop() {
      stopped = true
      clearTimeout(timer)
      await looking
    },
  }
}
