/** The job queues. What fails is retried after 1, 2, 4 … seconds, at most a minute apart; what still fails lands in the dead letters. */
export const queues = [
  { name: 'dead-letters', retentionSeconds: 90 * 86_400 },
  {
    name: 'reactions',
    deadLetter: 'dead-letters',
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 20,
    deleteAfterSeconds: 3_600,
  },
  {
    name: 'aside',
    deadLetter: 'dead-letters',
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    expireInSeconds: 40,
    // A webhook that fails waits for up to half a day.
    retentionSeconds: 3 * 86_400,
    deleteAfterSeconds: 3_600,
  },
] as const
