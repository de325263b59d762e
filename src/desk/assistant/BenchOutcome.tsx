import { Badge, type Tone } from '../../kit/Badge.tsx'
import type { BenchPair, BenchReport, BenchResult } from '../../shared/wire/bench.ts'
import { useText } from '../texts/text.ts'

const lists = ['worse', 'better', 'otherwise', 'failing'] as const
const tones: Record<(typeof lists)[number], Tone> = { worse: 'danger', better: 'success', otherwise: 'accent', failing: 'signal' }

/** What got worse comes first: that is what a draft is tried for. */
export function BenchOutcome({ report }: { report: BenchReport }) {
  const { say } = useText()
  const { cases, passedBefore, passedAfter } = report
  return (
    <section aria-label={say('bench.report')} role="status" className="mt-3 flex flex-col gap-3">
      <p className="font-medium">{say('bench.passed', { before: passedBefore, after: passedAfter, n: cases })}</p>
      {lists.map((list) =>
        report[list].length ? (
          <div key={list}>
            <h3 className="mb-1">
              <Badge tone={tones[list]}>{say(`bench.list.${list}`, { n: report[list].length })}</Badge>
            </h3>
            <ul className="flex flex-col gap-2">
              {report[list].map((pair) => (
                <Pair key={`${list} ${pair.turns.join(' ')}`} pair={pair} />
              ))}
            </ul>
          </div>
        ) : null,
      )}
      {!report.worse.length && <p className="text-success">{say('bench.noWorse')}</p>}
    </section>
  )
}

function Pair({ pair }: { pair: BenchPair }) {
  const { say } = useText()
  return (
    <li className="rounded-lg border border-line bg-surface p-2 text-sm">
      <p className="font-medium break-words">{pair.turns.join(' / ')}</p>
      <dl className="mt-1 grid gap-1 sm:grid-cols-2">
        {(['before', 'after'] as const).map((when) => (
          <div key={when} className="min-w-0">
            <dt className="text-muted">{say(`bench.${when}`)}</dt>
            <dd className="break-words">
              <Got result={pair[when]} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  )
}

function Got({ result }: { result: BenchResult }) {
  const { say } = useText()
  const { intent, confidence, flow, handOver, body, missed } = result
  return (
    <>
      <span className="text-muted">
        {[
          intent && `${intent} · ${Math.round(confidence * 100)} %`,
          flow && say('bench.flow', { name: flow }),
          handOver && say('bench.handOver'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {body && <span className="line-clamp-3 block">{body}</span>}
      {missed.length > 0 && <span className="block text-danger">{say('bench.missed', { what: missed.join(', ') })}</span>}
    </>
  )
}
