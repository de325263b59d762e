import assert from 'node:assert/strict'

/** The same at every change, so that a failure is the change's; another one finds what this one doesn't. */
const SEED = Number(process.env.FUZZ_SEED ?? 4)
/** `npm run test:faults`: many times as many. */
const TIMES = Number(process.env.FUZZ_TIMES ?? 1)
export const runs = (usual: number) => ({ numRuns: usual * TIMES, seed: SEED })
/** Time for so many runs. */
export const timeFor = (seconds: number) => ({ timeout: seconds * 1_000 * TIMES + 60_000 })
export const told = (what: string) => console.log(`fuzz: ${what}, seed ${SEED}`)

/** What no answer may hold: of our code, of the database, of what reads bodies. */
export const INSIDES = /\bat [\w.<>]+ \(|node_modules|\.ts:\d|\bpg_|syntax error|relation "|constraint "|ZodError|TypeError/

/** Taken or refused, never failed; a refusal says why with a code and tells nothing of our insides. */
export function requireHonest({ status, text }: { status: number; text: string }): void {
  assert.ok(status < 500, `${status} ${text.slice(0, 300)}`)
  if (status < 400) return
  assert.doesNotMatch(text, INSIDES)
  assert.equal(typeof (JSON.parse(text) as { error: { code: unknown } }).error.code, 'string')
}
