import { useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { type MouseEvent, memo } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { shortText } from '../../kit/format.ts'
import { Timer } from '../../kit/Timer.tsx'
import type { Language } from '../../shared/language.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Say } from '../texts/text.ts'
import { tick } from './selection.ts'
import type { ReplyTimes } from './use-reply-times.ts'

interface Props {
  conversation: Conversation
  queue: string
  selected: boolean
  typing: boolean
  /** Null while nobody is choosing rows. */
  ticked: boolean | null
  shop: string
  times: ReplyTimes
  timeZone: string | undefined
  say: Say
  language: Language
}

const dots: Record<Conversation['status'], string> = {
  assistant: 'bg-accent',
  waiting: 'bg-signal',
  attended: 'bg-success',
  closed: 'bg-line',
}

/** The height of a line, h-[84px] below. */
export const ROW_PX = 84

/** One line of the list. Plain elements only: it is drawn ten thousand times. */
export const Row = memo(function Row({ conversation: c, queue, selected, typing, ticked, shop, times, timeZone, say, language }: Props) {
  const name = c.customerName ?? say('visitor')
  const navigate = useNavigate()
  const open = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button) return
    event.preventDefault()
    if (ticked === null) void navigate({ to: '/inbox/$queue/$conversationId', params: { queue, conversationId: c.id } })
    else tick(c.id)
  }
  const waiting = c.waitingSince && c.status !== 'closed' && c.status !== 'assistant'
  return (
    <a
      href={`/desk/inbox/${queue}/${c.id}`}
      onClick={open}
      aria-current={selected ? 'true' : undefined}
      className={clsx(
        'flex h-[84px] gap-3 border-b border-line px-3 py-2',
        selected ? 'bg-accent-soft shadow-[inset_3px_0_var(--accent)]' : 'hover:bg-sunken',
      )}
    >
      {ticked === null ? (
        <Avatar name={name} />
      ) : (
        <span className="flex size-10 shrink-0 items-center justify-center">
          <input
            type="checkbox"
            readOnly
            tabIndex={-1}
            checked={ticked}
            aria-label={say('rows.tick', { name })}
            className="pointer-events-none size-5 accent-accent"
          />
        </span>
      )}
      <div className="min-w-0 flex-1">
        <div className="flex items-center gap-2">
          <span className={clsx('min-w-0 truncate', c.unread > 0 ? 'font-bold' : 'font-semibold')}>{name}</span>
          <span className="flex-1" />
          {waiting ? (
            <Timer since={c.waitingSince!} amberSeconds={times.amber} redSeconds={times.red} label={say('waited')} language={language} />
          ) : (
            <time className="shrink-0 text-xs text-muted tabular-nums">{shortText(c.lastMessage?.at ?? c.lastAt, language, timeZone)}</time>
          )}
        </div>
        <div className="mt-0.5 flex items-center gap-2">
          <span
            lang={c.language}
            className={clsx('min-w-0 flex-1 truncate text-sm', typing ? 'text-accent' : c.unread > 0 ? 'text-text' : 'text-muted')}
          >
            {typing
              ? say('thread.typing')
              : c.lastMessage &&
                `${c.lastMessage.author === 'customer' ? '' : c.lastMessage.author === 'assistant' ? `${say('author.assistant')}: ` : '↩ '}${c.lastMessage.excerpt}`}
          </span>
          {c.unread > 0 && c.status !== 'assistant' && (
            <span
              title={say('unread', { n: c.unread })}
              className="inline-flex h-5 min-w-5 shrink-0 items-center justify-center rounded-full bg-accent px-1.5 text-xs font-semibold text-accent-text tabular-nums"
            >
              {c.unread > 99 ? '99+' : c.unread}
            </span>
          )}
        </div>
        <div className="mt-1 flex items-center gap-1.5 text-xs text-muted">
          <span className={clsx('size-2 shrink-0 rounded-full', dots[c.status])} />
          <span className="truncate">
            {c.status === 'attended' ? say('attendedBy', { name: c.staffName ?? '' }) : say(`status.${c.status}`)}
          </span>
          {c.tags.slice(0, 2).map((tag) => (
            <span key={tag} className="max-w-24 truncate rounded bg-sunken px-1">
              {tag}
            </span>
          ))}
          {shop && <span className="ml-auto min-w-0 truncate pl-2">{shop}</span>}
        </div>
      </div>
    </a>
  )
})
