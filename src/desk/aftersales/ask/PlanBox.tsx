import type { UseQueryResult } from '@tanstack/react-query'
import type { Plan } from '../../../shared/wire/aftersales.ts'
import type { AskKind } from '../../../shared/wire/policy.ts'
import { useText } from '../../texts/text.ts'
import { Money } from '../Money.tsx'
import { VerdictBox } from '../VerdictBox.tsx'

interface Props {
  orderId: string
  /** Null while something is still missing. */
  plan: UseQueryResult<Plan> | null
  failure: Error | null
  onInstead(kind: AskKind): void
}

/** What will happen, by which rule, which money moves where, and what is left to people: before anything does. */
export function PlanBox({ orderId, plan, failure, onInstead }: Props) {
  const { say } = useText()
  const told = plan?.data
  return (
    <div aria-live="polite" className="flex flex-col gap-2">
      {!plan && <p className="text-sm text-muted">{say('ask.missing')}</p>}
      {told && <VerdictBox verdict={told.verdict} onInstead={onInstead} />}
      {told && told.movements.length > 0 && <Money orderId={orderId} movements={told.movements} />}
      {told && told.verdict.verdict !== 'refuse' && told.afterwards.length > 0 && (
        <ul className="flex list-disc flex-col gap-0.5 pl-5 text-sm text-muted">
          {told.afterwards.map(({ code, text }) => (
            <li key={code}>{text}</li>
          ))}
        </ul>
      )}
      {plan?.isError && <p className="text-danger">{plan.error.message}</p>}
      {failure && (
        <p role="alert" className="text-danger">
          {failure.message}
        </p>
      )}
    </div>
  )
}
