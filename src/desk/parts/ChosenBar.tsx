import { Button } from '../../kit/Button.tsx'
import { useText } from '../texts/text.ts'

interface Step {
  verb: string
  label: string
  danger?: boolean
}

/** How many are chosen, and the steps that can be taken with all of them. */
export function ChosenBar({ count, steps, onStep }: { count: number; steps: readonly Step[]; onStep(verb: string): void }) {
  const { say } = useText()
  return (
    <div
      role="toolbar"
      aria-label={say('tickets.chosen', { n: count })}
      className="flex flex-wrap items-center gap-1.5 border-t border-line bg-sunken px-3 py-2 text-sm"
    >
      <span className="flex-1">{say('tickets.chosen', { n: count })}</span>
      {steps.map(({ verb, label, danger = false }) => (
        <Button key={verb} small look={danger ? 'danger' : 'quiet'} onClick={() => onStep(verb)}>
          {label}
        </Button>
      ))}
    </div>
  )
}
