import { momentText } from '../../kit/format.ts'
import type { Aftersale } from '../../shared/wire/aftersales.ts'
import { type TextKey, useText } from '../texts/text.ts'

/** What happened, the latest first: the step, who took it, and what they noted. */
export function CaseHistory({ steps, timeZone }: { steps: Aftersale['history']; timeZone: string | undefined }) {
  const { say, language } = useText()
  return (
    <ol className="flex flex-col gap-2 border-l-2 border-line pl-3 text-sm">
      {steps.toReversed().map((step) => (
        <li key={`${step.at} ${step.verb} ${step.to}`}>
          <span className="font-medium">{step.from === step.to ? say(`verb.${step.verb}` as TextKey) : say(`case.${step.to}`)}</span>
          <span className="text-muted"> · {step.byKind === 'staff' && step.by ? step.by : say(`by.${step.byKind}` as TextKey)}</span>
          {step.note && <span className="block break-words text-muted">{step.note}</span>}
          <time className="block text-xs text-muted tabular-nums">{momentText(step.at, language, timeZone)}</time>
        </li>
      ))}
    </ol>
  )
}
