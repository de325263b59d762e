import { clsx } from 'clsx'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { timeText } from '../parts/times.ts'
import { useShop } from '../shop.ts'
import { sayCode, useText } from '../texts/text.ts'

/** What happened, the latest first. Who did it, not which colleague. */
export function History({ one }: { one: Aftersale }) {
  const { say, language } = useText()
  const { timeZone } = useShop()
  const steps = one.history.toReversed()
  return (
    <ol className="flex flex-col">
      {steps.map((step, at) => (
        <li key={`${step.at} ${step.verb}`} className="relative flex gap-3 pb-3 last:pb-0">
          <span className="flex w-3 shrink-0 flex-col items-center" aria-hidden="true">
            <span className={clsx('mt-2 size-2.5 rounded-full', at === 0 ? 'bg-accent' : 'bg-line')} />
            {at < steps.length - 1 && <span className="absolute top-5 bottom-[-0.25rem] w-px bg-line" />}
          </span>
          <div className="min-w-0 leading-snug">
            <p className={clsx(at > 0 && 'text-muted')}>
              {ofRules(step) ? (
                say('step.approve.rules')
              ) : (
                <>
                  {sayCode(say, 'step', step.verb)} <span className="text-[0.875rem] text-muted">· {sayCode(say, 'by', step.byKind)}</span>
                </>
              )}
            </p>
            {step.note && step.verb !== 'ask' && <p className="text-[0.9375rem] break-words text-muted">{step.note}</p>}
            <p className="text-[0.8125rem] text-muted tabular-nums">{timeText(step.at, language, timeZone)}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}

/** What the policy approved at once went on with the asking itself: nobody decided it. */
const ofRules = ({ verb, byKind }: Aftersale['history'][number]): boolean => verb === 'approve' && byKind !== 'staff'
