import { useQueryClient } from '@tanstack/react-query'
import { ArrowDown } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Virtualizer } from 'virtua'
import { Button } from '../../kit/Button.tsx'
import { dayText } from '../../kit/format.ts'
import { type ConversationState, withMessage } from '../../shared/conversation-state.ts'
import type { Message } from '../../shared/wire/conversation.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useText } from '../texts/text.ts'
import { Bubble, OutgoingBubble } from './Bubble.tsx'
import { type Outgoing, undo } from './outgoing.ts'
import { useReceipts } from './use-receipts.ts'

interface Props {
  state: ConversationState
  outgoing: readonly Outgoing[]
  onResend(clientId: string): void
}

const EARLIER_PX = 44

/** The conversation, newest at the bottom; earlier ones are put on top without moving what is being read. Only what can be seen is drawn. */
export function Thread({ state: { conversation, messages }, outgoing, onResend }: Props) {
  const { say, language } = useText()
  const { typing } = useDesk()
  const client = useQueryClient()
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  /** Of all lines, when it was last rolled. */
  const height = useRef(0)
  const [loading, setLoading] = useState(false)
  const receiptOf = useReceipts(conversation)
  const first = messages[0]?.seq ?? 1
  /** The first message that has been drawn: earlier ones go on top of it, and what is being read keeps its place. */
  const [drawn, setDrawn] = useState(first)
  const known = new Set(messages.map((message) => message.clientId))
  const waiting = outgoing.filter((one) => !known.has(one.clientId))

  /** What was last written here: its writer is taken to it, wherever they were reading. */
  const written = useRef<string>(undefined)
  const latest = outgoing.at(-1)?.clientId
  /** The last message there was when its reader went up from the end. */
  const [leftAt, setLeftAt] = useState<number | null>(null)
  const below = leftAt === null ? 0 : messages.filter(({ seq }) => seq > leftAt).length

  useLayoutEffect(() => {
    const element = box.current
    if (latest && latest !== written.current) atEnd.current = true
    written.current = latest ?? written.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  })
  useEffect(() => {
    const timer = setTimeout(() => setDrawn(first))
    return () => clearTimeout(timer)
  }, [first])

  // Pictures and cards come after the line they belong to: the end stays the end.
  useEffect(() => {
    const [element, content] = [box.current, box.current?.firstElementChild]
    if (!element || !content) return
    const grown = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight
    })
    grown.observe(content)
    // The composer grows, a line comes between.
    grown.observe(element)
    return () => grown.disconnect()
  }, [])

  const earlier = async () => {
    setLoading(true)
    const { items } = await get<{ items: Message[] }>(`/conversations/${conversation.id}/messages?before=${first}&limit=50`).catch(() => ({
      items: [] as Message[],
    }))
    client.setQueryData<ConversationState>(
      ['thread', conversation.id],
      (now) => now && { ...now, messages: items.reduce(withMessage, now.messages) },
    )
    setLoading(false)
  }

  return (
    <div
      ref={box}
      role="log"
      aria-label={say('thread.log')}
      tabIndex={0}
      onScroll={({ currentTarget: at }) => {
        // Lines turn out higher than was thought once they are drawn: that is nobody going up, and the end stays the end.
        const grown = at.scrollHeight !== height.current
        height.current = at.scrollHeight
        if (atEnd.current && grown) at.scrollTop = at.scrollHeight
        atEnd.current = at.scrollHeight - at.scrollTop - at.clientHeight < 60
        setLeftAt((before) => (atEnd.current ? null : (before ?? conversation.lastSeq)))
      }}
      className="min-h-0 flex-1 overflow-y-auto bg-surface px-4 py-4"
    >
      <div className="mx-auto flex min-h-full max-w-3xl flex-col justify-end">
        {first > 1 && (
          <div style={{ height: EARLIER_PX }} className="flex flex-col items-center">
            <Button small disabled={loading} onClick={() => void earlier()}>
              {say('thread.earlier')}
            </Button>
          </div>
        )}
        <Virtualizer scrollRef={box} data={messages} shift={first < drawn} startMargin={first > 1 ? EARLIER_PX : 0}>
          {(message, at) => {
            const day = dayText(message.at, language)
            const before = messages[at - 1]
            const newDay = !before || dayText(before.at, language) !== day
            return (
              <div key={message.id} className="flex flex-col gap-2.5 pb-2.5">
                {newDay && <p className="my-1 self-center text-xs text-muted">{day}</p>}
                <Bubble
                  message={message}
                  named={
                    newDay || before?.author !== message.author || before?.authorId !== message.authorId || before?.kind !== message.kind
                  }
                  seen={message.seq <= conversation.customerReadSeq}
                  receipt={receiptOf.get(message.seq)}
                />
              </div>
            )
          }}
        </Virtualizer>
        {waiting.length > 0 && (
          <div className="flex flex-col gap-2.5 pb-2.5">
            {waiting.map((one) => (
              <OutgoingBubble key={one.clientId} one={one} onResend={onResend} onUndo={undo} />
            ))}
          </div>
        )}
        {typing.has(conversation.id) && <p className="text-sm text-muted">{say('thread.typing')}</p>}
        {below > 0 && (
          <p className="sticky bottom-0 self-center">
            <Button small onClick={() => box.current?.scrollTo({ top: box.current.scrollHeight })} className="shadow-lg">
              <ArrowDown size={14} aria-hidden="true" />
              {say('thread.below', { n: below })}
            </Button>
          </p>
        )}
      </div>
    </div>
  )
}
