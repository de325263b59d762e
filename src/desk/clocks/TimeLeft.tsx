import { Badge, type Tone } from '../../kit/Badge.tsx'
import { useSecondsSince } from '../../kit/ticker.ts'
import type { RunningClock } from '../../shared/wire/clocks.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { spanText } from './span-text.ts'

const tones: Record<RunningClock['stage'], Tone> = { green: 'plain', amber: 'signal', red: 'danger', breached: 'danger' }

/** The clock of a thing that matters now, as the server's lists go by it: of those that run the one that ends first, else one that waits, else the last that stopped. */
export const clockThatCounts = (clocks: readonly RunningClock[]): RunningClock | undefined => {
  const running = clocks.filter(({ state }) => state === 'running')
  if (!running.length) return clocks.find(({ state }) => state === 'paused') ?? clocks.at(-1)
  return running.reduce((first, one) => (one.dueAt! < first.dueAt! ? one : first))
}

/** How much time is left, how late it is, or how it ended; in words too, never by colour alone. */
export function TimeLeft({ clock }: { clock: RunningClock | undefined }) {
  if (!clock) return null
  return <Clock clock={clock} />
}

function Clock({ clock }: { clock: RunningClock }) {
  const { say, language } = useText()
  const start = new Date(clock.startedAt).getTime()
  const passed = useSecondsSince(start, 60)
  if (clock.state === 'paused')
    return (
      <Badge>{clock.pausedFor ? say('clock.pausedFor', { what: say(`waits.${clock.pausedFor}` as TextKey) }) : say('clock.paused')}</Badge>
    )
  if (clock.state === 'stopped')
    return <Badge tone={clock.inTime ? 'success' : 'danger'}>{say(clock.inTime ? 'clock.inTime' : 'clock.wasLate')}</Badge>
  const left = clock.dueAt ? (new Date(clock.dueAt).getTime() - start) / 1000 - passed : 0
  return (
    <Badge tone={left <= 0 ? 'danger' : tones[clock.stage]}>
      {say(left > 0 ? 'clock.left' : 'clock.late', { time: spanText(Math.abs(left), language) })}
    </Badge>
  )
}
