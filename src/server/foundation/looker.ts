export interface Looker {
  start(): void
  stop(): Promise<void>
}

/** Looks again and again, one look at a time, until it is stopped. A look that fails is told and made again; a long one asks whether it should end. */
export function lookEvery(milliseconds: number, work: (stopped: () => boolean) => Promise<void>, onError: (error: Error) => void): Looker {
  let timer: NodeJS.Timeout | undefined
  let looking = Promise.resolve()
  let stopped = false

  const look = async (): Promise<void> => {
    try {
      await work(() => stopped)
    } catch (error) {
      if (!stopped) onError(error as Error)
    }
    if (!stopped) timer = setTimeout(() => (looking = look()), milliseconds)
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
