import { Link, useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { ChevronDown, ListFilterPlus } from 'lucide-react'
import { Menu } from '../../kit/Menu.tsx'
import { MOST_COUNTED } from '../../shared/most-counted.ts'
import type { Queue, QueueCounts } from '../../shared/wire/conversation.ts'
import type { SavedView } from '../../shared/wire/views.ts'
import { useText } from '../texts/text.ts'
import { addressOf } from './use-views.ts'

const atHand = ['waiting', 'mine', 'mentions'] as const satisfies readonly Queue[]
const behind = ['assistant', 'open', 'snoozed', 'closed', 'all'] as const satisfies readonly Queue[]
export const isQueue = (name: string): name is Queue => [...atHand, ...behind].includes(name as Queue)

const look = (here: boolean) =>
  clsx(
    'flex h-7 shrink-0 items-center gap-1 rounded-lg px-1 text-sm whitespace-nowrap max-md:h-10 max-md:px-1.5',
    here ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
  )

interface Props {
  queue: string
  counts: QueueCounts | undefined
  views: readonly SavedView[]
  onNew(): void
}

/** Where counting stops there may be more. */
const upTo = (count: number): string => (count < MOST_COUNTED ? String(count) : `${count}+`)

/** The queues of the day in one line, what is looked at less often behind its end, and the lists staff made for themselves below. */
export function QueueNav({ queue, counts, views, onNew }: Props) {
  const { say } = useText()
  const navigate = useNavigate()
  const countOf = (one: Queue): number => (one === 'closed' || one === 'all' ? 0 : (counts?.[one] ?? 0))
  const snoozed = countOf('snoozed') > 0
  const shown: readonly Queue[] = snoozed ? [...atHand, 'snoozed'] : atHand
  const hidden = behind.filter((one) => !shown.includes(one))
  const hiddenHere = hidden.find((one) => one === queue)
  return (
    <nav aria-label={say('queues')} className="flex flex-col gap-1 px-2 pb-2">
      <div className="flex items-center">
        <div className="flex min-w-0 overflow-x-auto [scrollbar-width:none]">
          {shown.map((one) => (
            <Link
              key={one}
              to="/inbox/$queue"
              params={{ queue: one }}
              aria-current={one === queue ? 'page' : undefined}
              className={look(one === queue)}
            >
              {say(`queue.${one}`)}
              {countOf(one) > 0 && (
                <span className={clsx('tabular-nums', one === 'waiting' && one !== queue && 'font-semibold text-signal')}>
                  {upTo(countOf(one))}
                </span>
              )}
            </Link>
          ))}
        </div>
        <Menu
          trigger={
            <button type="button" className={look(hiddenHere !== undefined)}>
              {say(hiddenHere ? `queue.${hiddenHere}` : 'queue.more')}
              <ChevronDown size={14} aria-hidden="true" />
            </button>
          }
          items={[
            ...hidden.map((one) => ({
              label: [say(`queue.${one}`), countOf(one) ? upTo(countOf(one)) : ''].join(' '),
              selected: one === queue,
              onSelect: () => void navigate({ to: '/inbox/$queue', params: { queue: one } }),
            })),
            { label: say('views.new'), icon: <ListFilterPlus size={16} aria-hidden="true" />, onSelect: onNew },
          ]}
        />
      </div>
      {views.length > 0 && (
        <div className="flex overflow-x-auto [scrollbar-width:none]">
          {views.map((one) => (
            <Link
              key={one.id}
              to="/inbox/$queue"
              params={{ queue: addressOf(one) }}
              aria-current={addressOf(one) === queue ? 'page' : undefined}
              className={clsx(look(addressOf(one) === queue), 'max-w-56')}
            >
              <span className="truncate">{one.name}</span>
              {one.count > 0 && <span className="tabular-nums">{one.more ? `${one.count}+` : one.count}</span>}
            </Link>
          ))}
        </div>
      )}
    </nav>
  )
}
