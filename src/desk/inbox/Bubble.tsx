import { clsx } from 'clsx'
import { RotateCw, Undo2 } from 'lucide-react'
import { lazy, memo, Suspense } from 'react'
import { clockText } from '../../kit/format.ts'
import type { Receipt } from '../../shared/wire/channels.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { useText } from '../texts/text.ts'
import type { Outgoing } from './outgoing.ts'
import { Why } from './Why.tsx'

/** Fetched with the first card that is shown. */
const CardView = lazy(() => import('./CardView.tsx').then((module) => ({ default: module.CardView })))

interface Props {
  message: Message
  named: boolean
  seen: boolean
  /** What a channel of the shop's own has told of it. */
  receipt: Receipt | undefined
}

export const Bubble = memo(function Bubble({ message, named, seen, receipt }: Props) {
  const { say, language } = useText()
  const time = clockText(message.at, language)
  if (message.kind === 'system')
    return (
      <p lang={message.language ?? undefined} className="self-center text-center text-xs text-muted">
        {message.body} · {time}
      </p>
    )
  const theirs = message.author === 'customer'
  const note = message.kind === 'note'
  const name = note
    ? `${say('author.note')} · ${message.authorName ?? say('author.assistant')}`
    : message.author === 'assistant'
      ? say('author.assistant')
      : message.authorName
  return (
    <div className={clsx('flex max-w-[82%] flex-col gap-1', theirs ? 'self-start' : 'items-end self-end')}>
      {named && <p className="text-xs text-muted">{name ?? say('visitor')}</p>}
      {message.body && (
        <div
          lang={message.language ?? undefined}
          className={clsx(
            'rounded-2xl px-3.5 py-2 break-words whitespace-pre-wrap',
            note ? 'border border-dashed border-note-line bg-note' : theirs ? 'rounded-bl-md bg-bubble' : 'rounded-br-md bg-bubble-own',
          )}
        >
          {message.body}
        </div>
      )}
      {message.attachments.map((file) =>
        file.type.startsWith('image/') ? (
          <a key={file.fileId} href={file.url} target="_blank" rel="noopener">
            <img src={file.url} alt={file.name} className="max-h-60 max-w-60 rounded-xl border border-line" />
          </a>
        ) : (
          <a key={file.fileId} href={file.url} target="_blank" rel="noopener" className="underline underline-offset-4">
            {file.name}
          </a>
        ),
      )}
      {message.cards.length > 0 && (
        <Suspense>
          {message.cards.map((card, at) => (
            <CardView key={at} card={card} />
          ))}
        </Suspense>
      )}
      {message.author === 'assistant' && message.kind === 'text' && <Why message={message} />}
      <p className="text-xs text-muted tabular-nums">
        {time}
        {!theirs &&
          !note &&
          (receipt?.state === 'failed' ? (
            <span className="text-danger">{` · ${say('thread.undelivered')}${receipt.reason ? ` · ${receipt.reason}` : ''}`}</span>
          ) : (
            ` · ${say(seen ? 'thread.seen' : receipt ? 'thread.delivered' : 'thread.sent')}`
          ))}
      </p>
    </div>
  )
})

export function OutgoingBubble({
  one,
  onResend,
  onUndo,
}: {
  one: Outgoing
  onResend(clientId: string): void
  onUndo(clientId: string): void
}) {
  const { say } = useText()
  return (
    <div className="flex max-w-[82%] flex-col items-end gap-1 self-end">
      <div
        className={clsx(
          'rounded-2xl rounded-br-md px-3.5 py-2 break-words whitespace-pre-wrap',
          one.kind === 'note' ? 'bg-note' : 'bg-bubble-own',
        )}
      >
        {one.body}
      </div>
      {one.state === 'held' ? (
        <button
          type="button"
          onClick={() => onUndo(one.clientId)}
          title="Alt+Z"
          className="inline-flex items-center gap-1 text-xs text-accent underline underline-offset-4"
        >
          <Undo2 size={12} aria-hidden="true" />
          {say('thread.undo')}
        </button>
      ) : one.state === 'sending' ? (
        <p className="text-xs text-muted">{say('thread.sending')}</p>
      ) : (
        <button
          type="button"
          onClick={() => onResend(one.clientId)}
          className="inline-flex items-center gap-1 text-xs text-danger underline underline-offset-4"
          title={one.reason ?? undefined}
        >
          <RotateCw size={12} aria-hidden="true" />
          {say('thread.failed')} · {say('thread.resend')}
          {one.reason && ` · ${one.reason}`}
        </button>
      )}
    </div>
  )
}
