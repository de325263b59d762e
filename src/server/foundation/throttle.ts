import { Refusal } from '../../shared/refusals.ts'

/** A leaking bucket per subject in this process: cheap protection of public doors. Sign-in has its own in the database. */
export function createThrottle(perMinute: number, burst: number, now: () => number = () => performance.now()) {
  const buckets = new Map<string, { level: number; at: number }>()
  const leak = perMinute / 60_000
  /** Throws `request.throttled` when the subject has asked too often. */
  const pass = (subject: string): void => {
    const at = now()
    const bucket = buckets.get(subject) ?? { level: 0, at }
    bucket.level = Math.max(0, bucket.level - (at - bucket.at) * leak)
    bucket.at = at
    if (bucket.level + 1 > burst) throw new Refusal('request.throttled', { seconds: Math.ceil((bucket.level + 1 - burst) / leak / 1000) })
    bucket.level += 1
    buckets.set(subject, bucket)
    if (buckets.size > 50_000) for (const [key, { at: last }] of buckets) if (at - last > 120_000) buckets.delete(key)
  }
  return {
    /**
     * Does the work unless the subject has asked too often (`request.throttled`). What failed on our side is not counted: while the database
     * is away everybody is told to try again, and who did as told must not find the door shut when it is back.
     */
    async during<Result>(subject: string, work: () => Promise<Result>): Promise<Result> {
      pass(subject)
      try {
        return await work()
      } catch (error) {
        const bucket = buckets.get(subject)
        if (bucket && !(error instanceof Refusal && error.status < 500)) bucket.level = Math.max(0, bucket.level - 1)
        throw error
      }
    },
  }
}
