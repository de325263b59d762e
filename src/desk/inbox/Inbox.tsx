import { useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { MessagesSquare } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import type { Queue } from '../../shared/wire/conversation.ts'
import { ContextPanel } from '../context/ContextPanel.tsx'
import { useText } from '../texts/text.ts'
import { Conversation } from './Conversation.tsx'
import { ConversationList } from './ConversationList.tsx'
import { Keyboard } from './Keyboard.tsx'

/** Queues and list, thread and composer, what belongs to the customer. On a phone one of the three at a time. */
export function Inbox() {
  const { say } = useText()
  const { queue = 'waiting', conversationId } = useParams({ strict: false }) as { queue?: Queue; conversationId?: string }
  const [panel, setPanel] = useState(false)
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <Keyboard queue={queue} conversationId={conversationId ?? null} />
      <section
        aria-label={say('queues')}
        className={clsx(
          'min-h-0 flex-1 flex-col border-r border-line bg-surface md:flex md:w-80 md:flex-none lg:w-[340px]',
          conversationId ? 'hidden' : 'flex',
        )}
      >
        <ConversationList queue={queue} selected={conversationId ?? null} />
      </section>
      <section
        aria-label={say('thread.log')}
        className={clsx('min-h-0 min-w-0 flex-1 flex-col bg-surface md:flex', conversationId && !panel ? 'flex' : 'hidden')}
      >
        {conversationId ? (
          <Conversation key={conversationId} id={conversationId} queue={queue} onPanel={() => setPanel(true)} />
        ) : (
          <EmptyState icon={<MessagesSquare size={36} strokeWidth={1.5} />} title={say('thread.pick')} hint={say('thread.pick.hint')} />
        )}
      </section>
      {conversationId && (
        <aside
          aria-label={say('panel')}
          className={clsx(
            'min-h-0 flex-1 flex-col border-l border-line bg-surface xl:flex xl:w-[360px] xl:flex-none',
            panel ? 'flex md:fixed md:inset-y-0 md:right-0 md:z-20 md:w-[380px] md:shadow-2xl xl:static xl:shadow-none' : 'hidden',
          )}
        >
          <ContextPanel key={conversationId} conversationId={conversationId} onBack={() => setPanel(false)} />
        </aside>
      )}
    </main>
  )
}
