import type { InfiniteData, QueryClient, QueryKey } from '@tanstack/react-query'
import { applyEvent, type ConversationState } from '../shared/conversation-state.ts'
import type { Frame, Signal, StreamEvent } from '../shared/events.ts'
import { watchStream } from '../shared/stream-link.ts'
import type { Conversation } from '../shared/wire/conversation.ts'
import { get } from './api.ts'
import { askAgain, askAgainOnceHere } from './ask-again.ts'
import { type ListOf, withConversation } from './inbox/list-state.ts'

export interface Page {
  items: Conversation[]
  next: string | null
}

const POLL_MS = 3_000

/** The desk's one stream of events, applied to what is cached: threads and lists move without asking the server again. */
export function startLive(
  client: QueryClient,
  from: string,
  on: { connected(now: boolean): void; signedOut(): void; signal(signal: Signal): void },
) {
  let cursor = from
  let socket: WebSocket | null = null
  let stopped = false
  let failures = 0
  let looking: string | null = null
  let link: ReturnType<typeof watchStream> | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let counting: ReturnType<typeof setTimeout> | undefined

  const stale = (queryKey: QueryKey) => void askAgain(client, { queryKey })

  function apply(event: StreamEvent): void {
    cursor = event.cursor
    const { conversation } = event.data as { conversation?: Conversation }
    if (event.name === 'presence.changed') stale(['staff'])
    if (event.name === 'commerce.imported' || event.name === 'order.changed') stale(['orders'])
    if (event.name === 'article.changed' || event.name === 'policy.published') {
      stale(['preview'])
      stale(['articles'])
    }
    if (event.name === 'order.marked' || event.name === 'order.urged') stale(['order-marks'])
    if (event.name === 'staff.mentioned')
      void askAgain(client, {
        predicate: ({ queryKey: [name, of] }) => name === 'inbox' && (of as ListOf).queue === 'mentions',
      }).then(count)
    if ('aftersaleId' in event.data) {
      stale(['aftersales'])
      stale(['aftersale', event.data.aftersaleId])
    }
    if ('complaintId' in event.data) {
      stale(['complaints'])
      stale(['complaint', event.data.complaintId])
    }
    if (event.name === 'channel.changed') stale(['channels'])
    if (event.name === 'message.carried') stale(['receipts'])
    if (event.name === 'script.changed') stale(['scripts'])
    if (event.name === 'closing.changed') stale(['closing'])
    if (event.name.startsWith('rating.')) stale(['ratings'])
    if ('laterId' in event.data) stale(['later', event.data.conversationId])
    if ('ticketId' in event.data) {
      stale(['tickets'])
      stale(['ticket', event.data.ticketId])
    }
    if ('commitmentId' in event.data) stale(['commitments'])
    if ('clockId' in event.data) {
      stale([`${event.data.subjectKind}s`])
      stale([event.data.subjectKind, event.data.subjectId])
    }
    if (warns(event)) stale(['alerts'])
    if (!conversation) return
    client.setQueryData<ConversationState>(['thread', conversation.id], (state) => state && applyEvent(state, event))
    for (const [key] of client.getQueriesData({ queryKey: ['inbox'] })) {
      client.setQueryData<InfiniteData<Page>>(key, (data) => data && withPage(data, conversation, key[1] as ListOf))
    }
    askAgainOnceHere(client, { queryKey: ['thread', conversation.id] })
    askAgainOnceHere(client, { queryKey: ['inbox'] })
    count()
  }

  /** Soon: many events ask once. */
  function count(): void {
    counting ??= setTimeout(() => {
      counting = undefined
      stale(['counts'])
    }, 700)
  }

  function connect(): void {
    if (stopped || socket) return
    if (failures >= 3) return void poll()
    const opening = new WebSocket(`${location.origin.replace(/^http/, 'ws')}/api/v1/stream`)
    socket = opening
    const here = watchStream(opening, () => {
      socket = null
      if (stopped) return
      failures += 1
      on.connected(false)
      timer = setTimeout(connect, 300 + Math.random() * 700 * 2 ** Math.min(failures, 5))
    })
    link = here
    opening.addEventListener('open', () => opening.send(JSON.stringify({ after: cursor })))
    opening.addEventListener('message', ({ data }) => {
      if (here.isOver()) return
      const frame = JSON.parse(data as string) as Frame
      if (frame.type === 'event') apply(frame)
      else if (frame.type === 'ready') {
        failures = 0
        cursor = frame.cursor
        on.connected(true)
        if (looking) signal('viewing', looking)
      } else if (frame.type === 'signal') on.signal(frame)
      else if (frame.type === 'reload') void client.invalidateQueries()
      else if (frame.type === 'goodbye' && frame.reason === 'signedOut') on.signedOut()
    })
  }

  async function poll(): Promise<void> {
    try {
      const { items } = await get<{ items: StreamEvent[] }>(`/events?after=${encodeURIComponent(cursor)}`)
      items.forEach(apply)
      on.connected(true)
    } catch {
      on.connected(false)
    }
    if (Math.random() < 0.15) failures = 0
    if (!stopped) timer = setTimeout(connect, POLL_MS)
  }

  const signal = (type: Signal['name'], conversationId: string): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify({ type, conversationId }))
  }
  /** The network is back, perhaps another one: what was open over the old one may be dead. */
  const nudge = (): void => {
    failures = 0
    if (socket) return link?.ask()
    clearTimeout(timer)
    connect()
  }
  addEventListener('online', nudge)
  connect()
  return {
    stop() {
      stopped = true
      removeEventListener('online', nudge)
      clearTimeout(timer)
      socket?.close()
    },
    typing: (conversationId: string) => signal('typing', conversationId),
    /** Told again when the stream is open, if it is not yet; null: nothing is looked at any more. */
    viewing(conversationId: string | null) {
      looking = conversationId
      if (looking) signal('viewing', looking)
    },
  }
}
export type DeskLive = ReturnType<typeof startLive>

const settling = ['complaintId', 'ticketId', 'commitmentId'] as const
/** Whether what I am told of may have changed: the rung of a clock, or something that stops one. */
const warns = ({ name, data }: StreamEvent): boolean => name === 'clock.reached' || settling.some((thing) => thing in data)

function withPage(data: InfiniteData<Page>, conversation: Conversation, of: ListOf): InfiniteData<Page> {
  const all = data.pages.flatMap((page) => page.items)
  const last = data.pages.at(-1)
  const items = withConversation(all, conversation, of, last?.next === null)
  // One long first page: cursors belong to the last page only, so what is fetched next stays the same.
  return { pages: data.pages.map((page, at) => (at === 0 ? { ...page, items } : { ...page, items: [] })), pageParams: data.pageParams }
}
