import { withMessage } from '../shared/conversation-state.ts'
import type { StreamEvent } from '../shared/events.ts'
import type { Message } from '../shared/wire/conversation.ts'
import type { CustomerConversation, Wait, WidgetSession } from '../shared/wire/widget.ts'
import { createApi } from './api.ts'
import { createLive, type Live } from './live.ts'
import { createOutbox, type Waiting } from './outbox.ts'
import { keepFor } from './store.ts'

export interface VisitOptions {
  origin: string
  shop: string
  customer: string | null
  language: string | null
  product: string | null
  /** Whether the customer has the thread before their eyes: what arrives is then read. */
  watching(): boolean
  /** Something is to be drawn anew. */
  changed(): void
  /** The other side has said something. */
  arrived(message: Message): void
  /** A complaint of the customer's has come or moved. */
  complained(): void
}

/** What is known of the visit; the panel is drawn from it and from nothing else. */
export interface VisitState {
  language: string
  session: WidgetSession | null
  conversation: CustomerConversation | null
  messages: Message[]
  wait: Wait | null
  /** When the other side last typed. */
  typedAt: number
  connected: boolean
  /** They asked for a person, and the shop could not be told. */
  unheard?: boolean
}

export const TYPING_MS = 4_000
const WAIT_MS = 20_000
const AGAIN_MS = 3_000

/** One customer on one page: their session, their conversation kept in step with the server, and what they still have to send. */
export function createVisit(options: VisitOptions) {
  const { origin, shop, product, watching, changed } = options
  let { customer } = options
  let keep = keepFor(shop, customer)
  let cursor = ''
  let live: Live | null = null
  const state: VisitState = {
    language: options.language ?? navigator.language,
    session: null,
    conversation: null,
    messages: [],
    wait: null,
    typedAt: 0,
    connected: true,
  }
  const token = () => state.session?.token ?? ''
  const api = createApi(origin, token, () => state.language)
  const page = () => ({ url: location.href.slice(0, 2000), title: document.title.slice(0, 300), productExternalId: product })

  const outbox = createOutbox(
    keep,
    async ({ clientId, body, attachments }) => {
      if (!state.session) await start()
      const files = attachments.map((one) => one.fileId)
      const answer = await api.post('messages', { clientId, body, language: state.language, page: page(), attachments: files })
      if (answer.status === 401) {
        state.session = null
        return 'later'
      }
      if (answer.status >= 500 || answer.status === 429) return 'later'
      if (!answer.ok) return 'refused'
      take((await answer.json()) as Message)
      return 'done'
    },
    changed,
  )

  function take(message: Message): void {
    state.messages = withMessage(state.messages, message)
    changed()
  }

  let starting: Promise<void> | undefined
  /** One at a time: who writes before there is a session would be two visitors. */
  const start = () => (starting ??= begin().finally(() => (starting = undefined)))
  async function begin(): Promise<void> {
    const own = keep
    const answer = await api.post('session', { shop, token: keep.get(''), customer, language: options.language, page: page() })
    // Somebody else was named meanwhile.
    if (own !== keep) return begin()
    if (!answer.ok) throw new Error(String(answer.status))
    const session = (await answer.json()) as WidgetSession
    keep.set('', session.token)
    cursor = session.cursor
    const { conversation, messages, wait } = session
    Object.assign(state, { session, conversation, messages, wait, language: options.language ?? session.language })
    for (const message of messages) outbox.settled(message.clientId)
    listen()
    changed()
    if (watching()) markRead()
  }
  const startQuietly = () => start().catch(() => {})
  let again: ReturnType<typeof setTimeout> | undefined

  function listen(): void {
    live?.stop()
    live = createLive({
      origin,
      token,
      cursor: () => cursor,
      event: heard,
      signal: ({ by }) => {
        if (by === 'customer') return
        state.typedAt = Date.now()
        changed()
        setTimeout(changed, TYPING_MS)
      },
      reload: () => void startQuietly(),
      connected: (now) => {
        state.connected = now
        if (now) outbox.nudge()
        changed()
      },
    })
    live.start()
  }

  /** Until the shop has heard it. */
  async function askForPerson(): Promise<void> {
    clearTimeout(again)
    if (!state.session) await startQuietly()
    const answer = await api.post('hand-over', {}).catch(() => null)
    if (answer?.ok) Object.assign(state, (await answer.json()) as Pick<VisitState, 'conversation' | 'wait'>)
    state.unheard = !answer || answer.status >= 500
    if (state.unheard) again = setTimeout(askForPerson, AGAIN_MS)
    changed()
  }

  function heard({ cursor: at, data }: StreamEvent): void {
    cursor = at
    const { conversation, message } = data as { conversation?: CustomerConversation; message?: Message }
    if (conversation) state.conversation = conversation
    if ('complaintId' in data) options.complained()
    if (!message) return changed()
    const fresh = !state.messages.some(({ seq }) => seq === message.seq)
    if (message.conversationId !== state.messages[0]?.conversationId) state.messages = []
    outbox.settled(message.clientId)
    state.typedAt = 0
    take(message)
    if (fresh && message.author !== 'customer') options.arrived(message)
    if (watching()) markRead()
    if (state.conversation?.status === 'waiting') void askWait()
    else state.wait = null
  }

  function markRead(): void {
    const seq = state.messages.at(-1)?.seq ?? 0
    // Heard to its end, or the browser holds its connection for as long as we would wait.
    if (seq > (state.conversation?.customerReadSeq ?? 0))
      void api
        .post('read', { seq })
        .then((answer) => answer.text())
        .catch(() => {})
  }

  async function askWait(): Promise<void> {
    const answer = await api.get('wait').catch(() => null)
    if (answer?.ok) state.wait = (await answer.json()) as Wait
    changed()
  }
  setInterval(() => watching() && state.conversation?.status === 'waiting' && void askWait(), WAIT_MS)
  addEventListener('online', () => {
    live?.nudge()
    outbox.nudge()
    if (!state.session && watching()) void startQuietly()
  })

  return {
    state,
    waiting: outbox.list,
    retry: outbox.retry,
    start,
    startQuietly,
    markRead,
    /** Shown at once, sent as soon as it can be. */
    say: (body: string, attachments: Waiting['attachments'] = []) =>
      outbox.add({ clientId: crypto.randomUUID(), body, attachments, at: new Date().toISOString() }),
    rating: (seq: number, given?: object) => {
      const conversation = state.conversation?.id
      return (
        given
          ? api.post('rating', { conversation, seq, ...given })
          : api.get(`rating?conversation=${conversation}&seq=${seq}&language=${state.language}`)
      ).catch(() => null)
    },
    typing: () => void (state.conversation && live?.typing(state.conversation.id)),
    /** The stored file, or what the server says against it (null when it couldn't be reached). */
    async upload(file: File): Promise<{ stored: Waiting['attachments'][number] } | { refused: string | null }> {
      if (!state.session) await startQuietly()
      const answer = await api.upload(file).catch(() => null)
      const told = await answer?.json().catch(() => null)
      return answer?.ok ? { stored: told } : { refused: told?.error?.message ?? null }
    },
    post: api.post,
    askForPerson,
    /** The page of messages before those that are here; false when it couldn't be had. */
    async earlier(): Promise<boolean> {
      const answer = await api.get(`messages?before=${state.messages[0]!.seq}&limit=50`)
      if (!answer.ok) return false
      for (const message of ((await answer.json()) as { items: Message[] }).items) state.messages = withMessage(state.messages, message)
      changed()
      return true
    },
    /** From now on this is the customer the shop's signature names. */
    identify(jwt: string): void {
      customer = jwt
      keep = keepFor(shop, jwt)
      Object.assign(state, { session: null, messages: [], conversation: null })
      void startQuietly()
    },
  }
}
