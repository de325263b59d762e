import { useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { MessagesSquare } from 'lucide-react'
import { type CSSProperties, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { Splitter } from '../../kit/Splitter.tsx'
import { stored } from '../stored.ts'
import { useText } from '../texts/text.ts'
import { ConversationList } from './ConversationList.tsx'
import { Keyboard } from './Keyboard.tsx'

/** Fetched with the first conversation that is opened, or when the list stands and there is time; the list is there before. */
const fetchConversation = () => import('./Conversation.tsx')
const Conversation = lazy(() => fetchConversation().then((module) => ({ default: module.Conversation })))
const ContextPanel = lazy(() => import('../context/ContextPanel.tsx').then((module) => ({ default: module.ContextPanel })))

const WHEN_IDLE_MS = 1_500

/** Widths in px, as this browser left them. */
const widthOf = { list: stored<number>('list width', 364), panel: stored<number>('panel width', 360) }
/** Whether the pane is folded away. */
const foldedOf = { list: stored<boolean>('list folded', false), panel: stored<boolean>('panel folded', false) }
const limits = { list: { first: 364, least: 260, most: 520 }, panel: { first: 360, least: 300, most: 560 } }

/** As the classes say it with `xl:`. */
const beside = matchMedia('(min-width: 80rem)')

/** Queues and list, thread and composer, what belongs to the customer. On a phone one of the three at a time. Each is isolated: what is drawn in one is not drawn again with another. */
export function Inbox() {
  const { say } = useText()
  const { queue = 'waiting', conversationId } = useParams({ strict: false }) as { queue?: string; conversationId?: string }
  const [panel, setPanel] = useState(false)
  // Beside the thread it is folded away and back; where there is no room, it comes over it.
  const onPanel = useCallback(() => {
    if (beside.matches) foldedOf.panel.set(!foldedOf.panel.get())
    else setPanel((shown) => !shown)
  }, [])
  const list = widthOf.list.use()
  const aside = widthOf.panel.use()
  // Without a conversation there would be nothing left.
  const listFolded = foldedOf.list.use() && conversationId !== undefined
  const panelFolded = foldedOf.panel.use()
  useEffect(() => {
    const timer = setTimeout(() => void fetchConversation(), WHEN_IDLE_MS)
    return () => clearTimeout(timer)
  }, [])
  const widths = { '--list': `${list}px`, '--panel': `${aside}px` } as CSSProperties
  return (
    <main style={widths} className="flex min-h-0 min-w-0 flex-1 flex-col md:flex-row">
      <Keyboard queue={queue} conversationId={conversationId ?? null} onPanel={onPanel} />
      <section
        aria-label={say('queues')}
        className={clsx(
          'isolate min-h-0 flex-1 flex-col bg-surface md:flex md:w-72 md:flex-none lg:w-(--list)',
          conversationId ? 'hidden' : 'flex',
          listFolded && 'lg:hidden',
        )}
      >
        <ConversationList queue={queue} selected={conversationId ?? null} />
      </section>
      <Splitter
        label={say('pane.list')}
        width={list}
        {...limits.list}
        onWidth={widthOf.list.set}
        folded={listFolded}
        onFold={foldedOf.list.set}
        grows="right"
        className="-ml-px hidden border-l border-line lg:block"
      />
      <section
        aria-label={say('thread.log')}
        className={clsx(
          'isolate min-h-0 min-w-0 flex-1 flex-col border-line bg-surface md:flex md:border-l lg:border-l-0',
          conversationId && !panel ? 'flex' : 'hidden',
        )}
      >
        {conversationId ? (
          <Suspense fallback={<Skeleton label={say('thread.loading')} rows={5} />}>
            <Conversation key={conversationId} id={conversationId} queue={queue} onPanel={onPanel} />
          </Suspense>
        ) : (
          <EmptyState icon={<MessagesSquare size={36} strokeWidth={1.5} />} title={say('thread.pick')} hint={say('thread.pick.hint')} />
        )}
      </section>
      {conversationId && (
        <>
          <Splitter
            label={say('pane.panel')}
            width={aside}
            {...limits.panel}
            onWidth={widthOf.panel.set}
            folded={panelFolded}
            onFold={foldedOf.panel.set}
            grows="left"
            className="-mr-px hidden border-r border-line xl:block"
          />
          <aside
            aria-label={say('panel')}
            className={clsx(
              'isolate min-h-0 flex-1 flex-col bg-surface xl:w-(--panel) xl:flex-none',
              panelFolded ? 'xl:hidden' : 'xl:flex',
              panel
                ? 'flex border-line md:fixed md:inset-y-0 md:right-0 md:z-20 md:w-[380px] md:border-l md:shadow-2xl xl:static xl:border-l-0 xl:shadow-none'
                : 'hidden',
            )}
          >
            <Suspense>
              <ContextPanel key={conversationId} conversationId={conversationId} onBack={() => setPanel(false)} />
            </Suspense>
          </aside>
        </>
      )}
    </main>
  )
}
