import type { ReactionJob } from './reactions.ts'

/**
 * The job queues. What fails is retried after 1, 2, 4 … seconds, at most a minute apart; what still fails lands in the dead letters. A job that
 * shows no sign of life for ten seconds belonged to a process that died and is taken up by another; one that hangs has a minute.
 */
export const queues = [
  { name: 'dead-letters', retentionSeconds: 90 * 86_400 },
  {
    name: 'reactions',
    deadLetter: 'dead-letters',
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 60,
    deleteAfterSeconds: 900,
  },
  {
    name: 'aside',
    deadLetter: 'dead-letters',
    retryLimit: 10,
    retryDelay: 1,
    retryBackoff: true,
    retryDelayMax: 60,
    heartbeatSeconds: 10,
    expireInSeconds: 60,
    // A webhook that fails waits for up to half a day.
    retentionSeconds: 3 * 86_400,
    deleteAfterSeconds: 3_600,
  },
] as const

/** `aside` is for reactions that wait on others' servers: slow ones hold up only each other. */
export type Queue = 'reactions' | 'aside'
export const queueOf = (job: Pick<ReactionJob, 'aside'>): Queue => (job.aside === undefined ? 'reactions' : 'aside')
