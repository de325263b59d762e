import { clsx } from 'clsx'
import { elapsedText } from './format.ts'
import { useSecondsSince } from './ticker.ts'

/** How long somebody has waited; amber, then red. */
export function Timer({
  since,
  amberSeconds = 30,
  redSeconds = 180,
  label,
  language,
}: {
  since: string
  amberSeconds?: number
  redSeconds?: number
  label: string
  language: string
}) {
  const seconds = useSecondsSince(new Date(since).getTime())
  const elapsed = elapsedText(seconds, language)
  const tone =
    seconds >= redSeconds ? 'bg-danger-soft text-danger' : seconds >= amberSeconds ? 'bg-signal-soft text-signal' : 'bg-sunken text-muted'
  return (
    <span
      role="timer"
      title={label}
      aria-label={`${label} ${elapsed}`}
      className={clsx('inline-flex shrink-0 items-center rounded-md px-1.5 text-xs leading-5 font-medium tabular-nums', tone)}
    >
      {elapsed}
    </span>
  )
}
