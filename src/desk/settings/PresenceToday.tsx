import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { clockText } from '../../kit/format.ts'
import { dayStart } from '../../shared/day.ts'
import type { Presence } from '../../shared/wire/presence.ts'
import type { PresenceDay } from '../../shared/wire/routing.ts'
import { get } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { Section } from './Section.tsx'

const colours: Record<Presence, string> = { online: 'fill-success', busy: 'fill-danger', away: 'fill-signal', offline: 'fill-line' }
const DAY_MS = 86_400_000

/** Hours and minutes, as both languages read them. */
const hoursText = (ms: number): string => `${Math.floor(ms / 3_600_000)}:${String(Math.floor(ms / 60_000) % 60).padStart(2, '0')}`

/** Who was there when, as a strip per person over the shop's day. */
export function PresenceToday({ shop, timeZone }: { shop: string; timeZone: string }) {
  const { say, language } = useText()
  const [today] = useState(() => new Date())
  const from = dayStart(today, timeZone)
  const to = new Date(from.getTime() + DAY_MS)
  const day = useQuery({
    queryKey: ['presence', shop, from.toISOString()],
    queryFn: () => get<{ items: PresenceDay[] }>(`/shops/${shop}/presence?from=${from.toISOString()}&to=${to.toISOString()}`),
    staleTime: 0,
  })
  const share = (at: string) => ((new Date(at).getTime() - from.getTime()) / DAY_MS) * 100
  return (
    <Section title={say('routing.day')} hint={say('routing.day.hint', { zone: timeZone })}>
      <Fetched found={day} rows={3} />
      <ul className="flex flex-col gap-3">
        {day.data?.items.map((one) => {
          const text = say('routing.day.total', {
            online: hoursText(one.onlineMs),
            busy: hoursText(one.busyMs),
            away: hoursText(one.awayMs),
          })
          return (
            <li key={one.staffId}>
              <p className="flex flex-wrap justify-between gap-x-3 text-sm">
                <span className="font-medium">{one.name}</span>
                <span className="text-muted tabular-nums">{text}</span>
              </p>
              <svg
                role="img"
                aria-label={say('routing.day.bar', { name: one.name, text })}
                viewBox="0 0 100 2"
                preserveAspectRatio="none"
                className="mt-1 h-2.5 w-full rounded bg-sunken"
              >
                {one.spans.map((span) => (
                  <rect
                    key={span.from}
                    x={share(span.from)}
                    width={share(span.to) - share(span.from)}
                    height={2}
                    className={colours[span.presence]}
                  >
                    <title>{`${say(`presence.${span.presence}`)} ${clockText(span.from, language, timeZone)}–${clockText(span.to, language, timeZone)}`}</title>
                  </rect>
                ))}
              </svg>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
