import { clsx } from 'clsx'
import { CircleCheck, CircleHelp, CircleX } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import type { AskKind, VerdictView } from '../../shared/wire/policy.ts'
import { useText } from '../texts/text.ts'

const looks = { approve: 'bg-success-soft text-success', review: 'bg-signal-soft text-signal', refuse: 'bg-danger-soft text-danger' }
const icons = { approve: CircleCheck, review: CircleHelp, refuse: CircleX }

/** What the policy says and every reason it has, with what can be done instead: pressed where it can be taken up at once. */
export function VerdictBox({ verdict, onInstead }: { verdict: VerdictView; onInstead?: (kind: AskKind) => void }) {
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
        <div className="mt-3 flex flex-wrap items-center gap-2 text-sm text-muted">
          {say('verdict.instead')}
          {verdict.alternatives.map(({ kind, code, text }) =>
            onInstead && kind !== 'person' && kind !== 'none' ? (
              <Button key={code} small onClick={() => onInstead(kind)}>
                {text}
              </Button>
            ) : (
              <span key={code}>{text}</span>
            ),
          )}
        </div>
      )}
    </section>
  )
}
