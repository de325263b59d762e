import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { type MouseEvent, memo } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { shortText } from '../../kit/format.ts'
import { Timer } from '../../kit/Timer.tsx'
import type { Language } from '../../shared/language.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { ChannelBadge } from '../parts/ChannelBadge.tsx'
import { customerName } from '../parts/customer-name.ts'
import type { Say } from '../texts/text.ts'
import { tick } from './selection.ts'
import type { ReplyTimes } from './use-reply-times.ts'

interface Props {
  /** Where it stands in the list, in px. */
  top: number
  conversation: Conversation
  queue: string
  selected: boolean
  typing: boolean
  /** Null while nobody is choosing rows. */
  ticked: boolean | null
  shop: string
  channelName: string
  times: ReplyTimes
  say: Say
  language: Language
}

/** The dot before the state. */
const dots: Record<Conversation['status'], string> = {
  assistant: 'before:bg-accent',
  waiting: 'before:bg-signal',
  attended: 'before:bg-success',
  closed: 'before:bg-line',
}

/** The height of a line, h-[84px] below. */
export const ROW_PX = 84

/** Who said the last line: the customer's own words stand alone. */
function lastLine({ lastMessage: last }: Conversation, say: Say): string {
  if (!last) return ''
  if (last.author === 'customer') return last.excerpt
  return last.author === 'assistant' ? say('list.byAssistant', { text: last.excerpt }) : `↩ ${last.excerpt}`
}

/** One line of the list: few and plain elements on one grid, since it is drawn ten thousand times. */
export const Row = memo(function Row({
  top,
  conversation: c,
  queue,
  selected,
  typing,
  ticked,
  shop,
  channelName,
  times,
  say,
  language,
}: Props) {
  const name = customerName(say, c.customerId, c.customerName)
  const navigate = useNavigate()
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
    event.preventDefault()
    if (ticked === null) void navigate({ to: '/inbox/$queue/$conversationId', params: { queue, conversationId: c.id } })
    else tick(c.id)
  }
  const waiting = c.waitingSince && c.status !== 'closed' && c.status !== 'assistant'
  const unread = c.unread > 0 && c.status !== 'assistant'
  const state = c.status === 'attended' ? say('attendedBy', { name: c.staffName ?? '' }) : say(`status.${c.status}`)
  return (
    <a
      href={`/desk/inbox/${queue}/${c.id}`}
      onClick={open}
      style={{ top }}
      aria-current={selected ? 'true' : undefined}
      className={clsx(
        'absolute inset-x-0 grid h-[84px] contain-strict grid-cols-[40px_1fr_auto] grid-rows-[22px_21px_19px] content-center items-center gap-x-2 gap-y-0.5 border-b border-line px-3 text-sm',
        selected ? 'bg-accent-soft shadow-[inset_3px_0_var(--accent)]' : 'hover:bg-sunken',
      )}
    >
      {ticked === null ? (
        <Avatar name={name} className="col-start-1 row-span-3 row-start-1 self-start" />
      ) : (
        <input
          type="checkbox"
          readOnly
          tabIndex={-1}
          checked={ticked}
          aria-label={say('rows.tick', { name })}
          className="pointer-events-none col-start-1 row-start-1 size-5 justify-self-center accent-accent"
        />
      )}
      <ChannelBadge
        channel={c.channel}
        name={channelName}
        className={ticked === null ? 'col-start-1 row-start-2 self-start justify-self-end' : 'col-start-1 row-start-2 justify-self-center'}
      />
      <span className={clsx('truncate text-base', c.unread > 0 ? 'font-bold' : 'font-semibold')}>{name}</span>
      {waiting ? (
        <Timer since={c.waitingSince!} amberSeconds={times.amber} redSeconds={times.red} label={say('waited')} language={language} />
      ) : (
        <time className="text-xs text-muted tabular-nums">{shortText(c.lastMessage?.at ?? c.lastAt, language)}</time>
      )}
      <span
        lang={c.language}
        className={clsx(
          'col-start-2 truncate',
          !unread && 'col-span-2',
          typing ? 'text-accent' : c.unread > 0 ? 'text-text' : 'text-muted',
        )}
      >
        {typing ? say('thread.typing') : lastLine(c, say)}
      </span>
      {unread && (
        <span
          title={say('unread', { n: c.unread })}
          className="min-w-5 justify-self-end rounded-full bg-accent px-1.5 text-center text-xs leading-5 font-semibold text-accent-text tabular-nums"
        >
          {c.unread > 99 ? '99+' : c.unread}
        </span>
      )}
      <span
        className={clsx(
          'col-span-2 col-start-2 truncate text-xs text-muted before:mr-1.5 before:inline-block before:size-2 before:rounded-full',
          dots[c.status],
        )}
      >
        {shop ? `${state} · ${shop}` : state}
        {c.tags.slice(0, 2).map((tag) => (
          <span key={tag} className="ml-1.5 rounded bg-sunken px-1">
            {tag}
          </span>
        ))}
      </span>
    </a>
  )
})
