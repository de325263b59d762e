import { clsx } from 'clsx'
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import type { VerdictView } from '../../shared/wire/policy.ts'
import { useText } from '../texts/text.ts'

const looks = { approve: 'bg-success-soft text-success', review: 'bg-signal-soft text-signal', refuse: 'bg-danger-soft text-danger' }
const icons = { approve: CircleCheck, review: CircleHelp, refuse: CircleX }

/** What the policy says and every reason it has, with what can be done instead. */
export function VerdictBox({ verdict }: { verdict: VerdictView }) {
  const { say } = useText()
  const Icon = icons[verdict.verdict]
  return (
    <section aria-label={say('verdict')} className="rounded-xl border border-line bg-surface p-4">
      <p className={clsx('inline-flex items-center gap-2 rounded-lg px-2.5 py-1 font-semibold', looks[verdict.verdict])}>
        <Icon size={18} aria-hidden="true" />
        {say(`verdict.${verdict.verdict}`)}
      </p>
      {verdict.because.length > 0 && (
        <ul className="mt-3 flex list-disc flex-col gap-1 pl-5 text-sm">
          {verdict.because.map((finding) => (
            <li key={`${finding.rule} ${finding.code} ${finding.text}`}>{finding.text}</li>
          ))}
        </ul>
      )}
      {verdict.alternatives.length > 0 && (
        <p className="mt-3 text-sm text-muted">
          {say('verdict.instead')} {verdict.alternatives.map((one) => one.text).join(' · ')}
        </p>
      )}
    </section>
  )
}
