import { withMessage } from '../shared/conversation-state.ts'
import type { StreamEvent } from '../shared/events.ts'
import type { Message } from '../shared/wire/conversation.ts'
import type { CustomerConversation, Wait, WidgetSession } from '../shared/wire/widget.ts'
import { createApi } from './api.ts'
import { h, icon } from './element.ts'
import { createLive, type Live } from './live.ts'
import { createOutbox } from './outbox.ts'
import { keepIn } from './store.ts'
import { readableOn, style } from './style.ts'
import { textsFor } from './texts.ts'
import { drawThread, show } from './thread.ts'

export interface PanelOptions {
  origin: string
  shop: string
  customer: string | null
  language: string | null
  product: string | null
  unread(count: number): void
  closed(): void
  tell(name: string, detail?: unknown): void
}
export interface Panel {
  open(): void
  close(): void
  /** Connects without opening, to show that an answer is waiting. */
  wake(): void
  identify(jwt: string): void
}

const MOST_LETTERS = 8_000

/** The subject a signature speaks of, to keep what belongs to different customers of one browser apart. Not trusted for anything else. */
function subjectOf(jwt: string | null): string {
  try {
    return jwt ? String((JSON.parse(atob(jwt.split('.')[1]!.replace(/-/g, '+').replace(/_/g, '/'))) as { sub: string }).sub) : ''
  } catch {
    return ''
  }
}

export function createPanel(options: PanelOptions): Panel {
  let language = options.language ?? navigator.language
  let texts = textsFor(language)
  let customer = options.customer
  let keep = keepIn(`shopbell ${options.shop}${subjectOf(customer) && ` ${subjectOf(customer)}`}`)
  let session: WidgetSession | null = null
  let conversation: CustomerConversation | null = null
  let messages: Message[] = []
  let cursor = ''
  let wait: Wait | null = null
  let typing = 0
  let online = true
  let opened = false
  let live: Live | null = null
  const page = () => ({ url: location.href.slice(0, 2000), title: document.title.slice(0, 300), productExternalId: options.product })
  const api = createApi(options.origin, () => session?.token ?? '', () => language)

  const host = h('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const name = h('strong', {}, texts.title)
  const who = h('span')
  const bar = h('div', { class: 'bar', role: 'status' })
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.log, tabindex: 0 })
  const hint = h('div', { class: 'hint', 'aria-live': 'polite' })
  const person = h('button', { type: 'button', class: 'person', onclick: () => void askForPerson() }, texts.person)
  const input = h('textarea', { rows: 1, placeholder: texts.placeholder, 'aria-label': texts.placeholder })
  const file = h('input', { type: 'file', hidden: true, accept: 'image/*,video/*,application/pdf', 'aria-label': texts.attach, tabindex: -1 })
  const form = h(
    'form',
    { onsubmit: (event: SubmitEvent) => (event.preventDefault(), submit()) },
    file,
    h('button', { type: 'button', class: 'ic', 'aria-label': texts.attach, title: texts.attach, onclick: () => file.click() }, icon('M21 12l-8.5 8.5a5 5 0 0 1-7-7L14 5a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15.500 8.500')),
    input,
    h('button', { type: 'submit', class: 'ic go', 'aria-label': texts.send, title: texts.send }, icon('M4 12l16-8-6 16-3-7z')),
  )
  const panel = h('section', { class: 'panel', role: 'dialog', 'aria-label': texts.title, hidden: true }, h('header', {}, h('div', {}, name, who), h('button', { type: 'button', class: 'ic', 'aria-label': texts.close, onclick: () => close() }, icon('M6 6l12 12M18 6L6 18'))), bar, log, hint, person, form)
  root.append(panel)
  document.body.append(host)

  const outbox = createOutbox(keep, async (message) => {
    if (!session) await start()
    const answer = await api.post('messages', { clientId: message.clientId, body: message.body, language, page: page(), attachments: message.attachments.map((one) => one.fileId) })
    if (answer.status === 401) {
      session = null
      return 'later'
    }
    if (answer.status >= 500 || answer.status === 429) return 'later'
    if (!answer.ok) return 'refused'
    take((await answer.json()) as Message)
    return 'done'
  }, () => draw())

  function take(message: Message): void {
    messages = withMessage(messages, message)
    draw()
  }

  async function start(): Promise<void> {
    const answer = await api.post('session', { shop: options.shop, token: keep.get(''), customer, language: options.language, page: page() })
    if (!answer.ok) throw new Error(String(answer.status))
    session = (await answer.json()) as WidgetSession
    keep.set('', session.token)
    language = options.language ?? session.language
    texts = textsFor(language)
    conversation = session.conversation
    messages = session.messages
    cursor = session.cursor
    wait = session.wait
    for (const message of messages) outbox.settled(message.clientId)
    panel.style.setProperty('--c', session.shop.color)
    panel.style.setProperty('--on', readableOn(session.shop.color))
    name.textContent = session.shop.name
    live?.stop()
    live = createLive({
      origin: options.origin,
      token: () => session?.token ?? '',
      cursor: () => cursor,
      event: heard,
      signal: ({ by }) => {
        if (by === 'customer') return
        typing = Date.now()
        draw()
        setTimeout(draw, 4_000)
      },
      reload: () => void start().catch(() => {}),
      connected: (now) => {
        online = now
        if (now) outbox.nudge()
        draw()
      },
    })
    live.start()
    draw()
    if (opened) markRead()
  }

  function heard({ cursor: at, data }: StreamEvent): void {
    cursor = at
    const told = data as { conversation?: CustomerConversation; message?: Message }
    if (told.conversation) conversation = told.conversation
    if (!told.message) return draw()
    const fresh = !messages.some((message) => message.seq === told.message!.seq)
    if (told.message.conversationId !== messages[0]?.conversationId && messages.length) messages = []
    outbox.settled(told.message.clientId)
    typing = 0
    take(told.message)
    if (fresh && told.message.author !== 'customer') options.tell('message', told.message.body)
    if (opened) markRead()
    if (conversation?.status === 'waiting') void askWait()
    else wait = null
  }

  const lastOf = () => messages.at(-1)?.seq ?? 0
  function markRead(): void {
    const seq = lastOf()
    if (seq && seq > (conversation?.customerReadSeq ?? 0)) void api.post('read', { seq }).catch(() => {})
  }

  async function askWait(): Promise<void> {
    const answer = await api.get('wait').catch(() => null)
    if (answer?.ok) wait = (await answer.json()) as Wait
    draw()
  }
  setInterval(() => opened && conversation?.status === 'waiting' && void askWait(), 20_000)

  async function askForPerson(): Promise<void> {
    if (!session) await start().catch(() => {})
    const answer = await api.post('hand-over', {}).catch(() => null)
    if (answer?.ok) ({ conversation, wait } = (await answer.json()) as { conversation: CustomerConversation; wait: Wait })
    draw()
  }

  async function earlier(): Promise<void> {
    const answer = await api.get(`messages?before=${messages[0]!.seq}&limit=50`)
    if (!answer.ok) return
    const before = log.scrollHeight
    for (const message of ((await answer.json()) as { items: Message[] }).items) messages = withMessage(messages, message)
    draw()
    log.scrollTop += log.scrollHeight - before
  }

  const say = (body: string, attachments: Parameters<typeof outbox.add>[0]['attachments'] = []) => {
    if (body === texts.person) return void askForPerson()
    outbox.add({ clientId: crypto.randomUUID(), body, attachments, at: new Date().toISOString() })
    log.scrollTop = log.scrollHeight
  }
  function submit(): void {
    const body = input.value.trim()
    if (!body) return
    if (body.length > MOST_LETTERS) return void (hint.textContent = texts.tooLong)
    input.value = ''
    grow()
    say(body)
  }
  const grow = () => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, 120)}px`
  }
  input.addEventListener('input', () => {
    grow()
    if (conversation) live?.typing(conversation.id)
  })
  input.addEventListener('keydown', (event) => {
    // Enter that picks a word in an input method is not Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  })
  file.addEventListener('change', async () => {
    const chosen = file.files?.[0]
    file.value = ''
    if (!chosen) return
    if (!session) await start().catch(() => {})
    const answer = await api.upload(chosen).catch(() => null)
    const told = (await answer?.json().catch(() => null)) as { error?: { message: string } } & Parameters<typeof outbox.add>[0]['attachments'][number]
    if (answer?.ok) say(chosen.name, [told])
    else hint.textContent = told?.error?.message ?? texts.broken
  })
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  addEventListener('online', () => {
    live?.nudge()
    outbox.nudge()
    if (!session && opened) void start().catch(() => {})
  })

  function draw(): void {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80
    const unread = messages.filter((message) => message.author !== 'customer' && message.kind === 'text' && message.seq > (conversation?.customerReadSeq ?? 0)).length
    if (!opened) options.unread(unread)
    const status = conversation?.status
    who.textContent = status === 'attended' ? texts.staffHere.replace('{name}', conversation?.staffName ?? '') : status === 'waiting' ? texts.waiting : status === 'closed' ? texts.closed : texts.assistantHere
    bar.textContent = !online || !navigator.onLine ? (navigator.onLine ? texts.broken : texts.offline) : status === 'waiting' && wait ? (wait.staffOnline ? texts.position.replace('{position}', String(wait.position)) + (wait.seconds ? texts.wait.replace('{minutes}', String(Math.ceil(wait.seconds / 60))) : '') : texts.noOne) : ''
    person.hidden = status === 'waiting' || status === 'attended'
    if (!session) return
    const context = { texts, language, timeZone: session.shop.timeZone, origin: options.origin, say }
    const first = messages[0]?.seq ?? 1
    show(log, drawThread({ messages, waiting: outbox.list(), greeting: session.greeting, starters: session.starters, readSeq: conversation?.staffReadSeq ?? 0, hasEarlier: first > 1 }, context, { retry: outbox.retry, earlier: () => void earlier() }))
    const said = Date.now() - typing < 4_000 ? `${conversation?.staffName ?? texts.assistant} ${texts.typing}` : hint.textContent === texts.tooLong ? texts.tooLong : ''
    if (hint.textContent !== said) hint.textContent = said
    if (atEnd) log.scrollTop = log.scrollHeight
  }

  function close(): void {
    if (!opened) return
    opened = false
    panel.hidden = true
    options.closed()
  }

  return {
    open() {
      opened = true
      panel.hidden = false
      options.unread(0)
      input.focus()
      draw()
      log.scrollTop = log.scrollHeight
      if (session) markRead()
      else
        void start()
          .then(() => (log.scrollTop = log.scrollHeight))
          .catch(() => {
            bar.textContent = texts.broken
          })
    },
    close,
    wake: () => void (session ?? start().catch(() => {})),
    identify(jwt) {
      customer = jwt
      keep = keepIn(`shopbell ${options.shop} ${subjectOf(jwt)}`)
      session = null
      messages = []
      conversation = null
      void start().catch(() => {})
    },
  }
}
