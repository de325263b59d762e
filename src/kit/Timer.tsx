import { clsx } from 'clsx'
import { useSecondsSince } from './ticker.ts'

const two = (n: number): string => String(n).padStart(2, '0')
/** 0:42 · 12:05 · 3 h · 2 d */
export const elapsedText = (seconds: number): string =>
  seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two(seconds % 60)}`
    : seconds < 172_800
      ? `${Math.floor(seconds / 3600)} h`
      : `${Math.floor(seconds / 86_400)} d`

/** How long somebody has waited; amber, then red. */
export function Timer({
  since,
  amberSeconds = 30,
  redSeconds = 180,
  label,
}: {
  since: string
  amberSeconds?: number
  redSeconds?: number
  label: string
}) {
  const seconds = useSecondsSince(new Date(since).getTime())
  const tone =
    seconds >= redSeconds ? 'bg-danger-soft text-danger' : seconds >= amberSeconds ? 'bg-signal-soft text-signal' : 'bg-sunken text-muted'
  return (
    <span
      title={label}
      className={clsx('inline-flex shrink-0 items-center rounded-md px-1.5 text-xs leading-5 font-medium tabular-nums', tone)}
    >
      <span className="sr-only">{label} </span>
      {elapsedText(seconds)}
    </span>
  )
}
