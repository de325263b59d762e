import { clsx } from 'clsx'
import { useMemo, useRef } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { Timer } from '../../kit/Timer.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Presence } from '../../shared/wire/presence.ts'
import type { Wall } from '../../shared/wire/wall.ts'
import { useText } from '../texts/text.ts'
import { useDrop } from './use-drop.ts'

const dots: Record<Presence, string> = { online: 'bg-success', busy: 'bg-danger', away: 'bg-signal', offline: 'bg-muted' }
const order: readonly Presence[] = ['online', 'busy', 'away', 'offline']

/** Everybody with what they have in hand; a customer dragged onto somebody becomes theirs. */
export function StaffLoad({ staff, dragged, onDrop }: { staff: Wall['staff']; dragged: Conversation | null; onDrop(to: string): void }) {
  const { say } = useText()
  const sorted = staff.toSorted((a, b) => order.indexOf(a.presence) - order.indexOf(b.presence) || b.attending - a.attending)
  return (
    <section aria-label={say('wall.staff')} className="rounded-2xl border border-line bg-surface">
      <div className="border-b border-line px-4 py-3">
        <h2 className="font-semibold">{say('wall.staff')}</h2>
        <p className="text-sm text-muted">{say('wall.staff.hint')}</p>
      </div>
      <ul className="grid gap-3 p-4 sm:grid-cols-2 lg:grid-cols-4">
        {sorted.map((one) => (
          <Person
            key={one.id}
            one={one}
            takes={dragged !== null && dragged.staffId !== one.id && one.shopIds.includes(dragged.shopId)}
            onDrop={onDrop}
          />
        ))}
      </ul>
    </section>
  )
}

function Person({ one, takes, onDrop }: { one: Wall['staff'][number]; takes: boolean; onDrop(to: string): void }) {
  const { say, language } = useText()
  const card = useRef<HTMLLIElement>(null)
  const over = useDrop(
    card,
    useMemo(() => (takes ? () => onDrop(one.id) : null), [takes, onDrop, one.id]),
  )
  return (
    <li
      ref={card}
      data-staff={one.id}
      className={clsx(
        'rounded-xl border p-3',
        over ? 'border-accent bg-accent-soft' : takes ? 'border-dashed border-accent' : 'border-line',
      )}
    >
      <p className="flex items-center gap-2">
        <Avatar name={one.name} small />
        <span className="min-w-0 flex-1 truncate font-medium">{one.name}</span>
        <span className={clsx('size-2.5 rounded-full', dots[one.presence])} aria-hidden="true" />
        <span className="text-sm text-muted">{say(`presence.${one.presence}`)}</span>
      </p>
      <meter
        min={0}
        max={Math.max(1, one.cap)}
        value={Math.min(one.attending, one.cap)}
        aria-label={say('wall.load', { name: one.name })}
        className="load mt-2 h-2 w-full"
      />
      <p className="mt-1 flex items-center justify-between gap-2 text-sm text-muted tabular-nums">
        <span className="min-w-0 truncate">
          {one.attending} / {one.cap}
          {one.unanswered > 0 && ` · ${say('wall.unanswered', { n: one.unanswered })}`}
        </span>
        {one.longestSince && <Timer since={one.longestSince} label={say('wall.waits')} language={language} />}
      </p>
    </li>
  )
}
