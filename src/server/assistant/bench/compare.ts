import type { BenchCase, BenchPair, BenchReport, BenchResult, Expectation } from '../../../shared/wire/bench.ts'

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** What was expected of a result and is not there. */
export function missedOf(expect: Expectation, got: Omit<BenchResult, 'missed'>): BenchResult['missed'] {
  const body = plain(got.body)
  const kept: Record<BenchResult['missed'][number], boolean> = {
    intent: expect.intent === undefined || expect.intent === got.intent,
    flow: expect.flow === undefined || expect.flow === got.flow,
    handOver: expect.handOver === undefined || expect.handOver === got.handOver,
    says: expect.says === undefined || body.includes(plain(expect.says)),
    saysNot: expect.saysNot === undefined || !body.includes(plain(expect.saysNot)),
  }
  return (Object.keys(kept) as BenchResult['missed']).filter((name) => !kept[name])
}

const differs = ({ before, after }: BenchPair): boolean =>
  before.intent !== after.intent || before.flow !== after.flow || before.handOver !== after.handOver || before.body !== after.body

/** Two runs of the same cases, side by side: what got better, what got worse. */
export function compare(cases: readonly BenchCase[], before: readonly BenchResult[], after: readonly BenchResult[]): BenchReport {
  const pairs = cases.map(({ name, turns }, i): BenchPair => ({ name, turns, before: before[i]!, after: after[i]! }))
  const passed = ({ missed }: BenchResult) => missed.length === 0
  const of = (was: boolean, is: boolean) => pairs.filter((pair) => passed(pair.before) === was && passed(pair.after) === is)
  return {
    cases: cases.length,
    passedBefore: before.filter(passed).length,
    passedAfter: after.filter(passed).length,
    better: of(false, true),
    worse: of(true, false),
    otherwise: of(true, true).filter(differs),
    failing: of(false, false),
  }
}
