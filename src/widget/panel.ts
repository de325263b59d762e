import { readableOn } from '../shared/readable-on.ts'
import { createComposer } from './composer.ts'
import { h, icon } from './element.ts'
import { noticeOf, whoIsThere } from './status.ts'
import { style } from './style.ts'
import { textsFor } from './texts.ts'
import { drawThread, show } from './thread.ts'
import { createVisit, TYPING_MS } from './visit.ts'

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

/** Nearer to the end of the thread than this, a new message scrolls into view. */
const NEAR_END_PX = 80

/** The window: what stands around the thread, drawn from the visit whenever something of it changes. */
export function createPanel(options: PanelOptions): Panel {
  let opened = false
  const visit = createVisit({
    ...options,
    watching: () => opened,
    changed: () => draw(),
    arrived: ({ body }) => options.tell('message', body),
  })
  const { state } = visit
  let texts = textsFor(state.language)

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
  const person = h('button', { type: 'button', class: 'person', onclick: () => void visit.askForPerson() }, texts.person)
  const { form, focus } = createComposer(texts, {
    say: (body) => say(body),
    attach: (file) => void attach(file),
    typing: visit.typing,
    tooLong: () => (hint.textContent = texts.tooLong),
  })
  const shut = h('button', { type: 'button', class: 'ic', 'aria-label': texts.close, onclick: () => close() }, icon('M6 6l12 12M18 6L6 18'))
  const panel = h(
    'section',
    { class: 'panel', role: 'dialog', 'aria-label': texts.title, hidden: true },
    h('header', {}, h('div', {}, name, who), shut),
    bar,
    log,
    hint,
    person,
    form,
  )
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && close())
  root.append(panel)
  document.body.append(host)

  function say(body: string, attachments?: Parameters<typeof visit.say>[1]): void {
    if (body === texts.person) return void visit.askForPerson()
    visit.say(body, attachments)
    toEnd()
  }
  async function attach(file: File): Promise<void> {
    const answer = await visit.upload(file)
    if ('stored' in answer) say(file.name, [answer.stored])
    else hint.textContent = answer.refused ?? texts.broken
  }
  async function earlier(): Promise<void> {
    const before = log.scrollHeight
    if (await visit.earlier()) log.scrollTop += log.scrollHeight - before
  }
  const toEnd = () => (log.scrollTop = log.scrollHeight)

  function draw(): void {
    const atEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX
    const { session, conversation, messages } = state
    texts = textsFor(state.language)
    if (!opened) options.unread(unreadOf(messages, conversation?.customerReadSeq ?? 0))
    who.textContent = whoIsThere(state, texts)
    bar.textContent = noticeOf(state, texts)
    person.hidden = conversation?.status === 'waiting' || conversation?.status === 'attended'
    if (!session) return
    name.textContent = session.shop.name
    panel.style.setProperty('--c', session.shop.color)
    panel.style.setProperty('--on', readableOn(session.shop.color))
    const thread = {
      messages,
      waiting: visit.waiting(),
      greeting: session.greeting,
      starters: session.starters,
      readSeq: conversation?.staffReadSeq ?? 0,
      hasEarlier: (messages[0]?.seq ?? 1) > 1,
    }
    const portal = session.customer.known ? { path: session.portal, token: session.token } : null
    const context = { texts, language: state.language, timeZone: session.shop.timeZone, origin: options.origin, portal, say }
    show(log, drawThread(thread, context, { retry: visit.retry, earlier: () => void earlier() }))
    hintTyping()
    if (atEnd) toEnd()
  }

  function hintTyping(): void {
    const typing = Date.now() - state.typedAt < TYPING_MS
    const kept = hint.textContent === texts.tooLong ? texts.tooLong : ''
    const said = typing ? `${state.conversation?.staffName ?? texts.assistant} ${texts.typing}` : kept
    if (hint.textContent !== said) hint.textContent = said
  }

  function open(): void {
    opened = true
    panel.hidden = false
    options.unread(0)
    focus()
    draw()
    toEnd()
    if (state.session) visit.markRead()
    else
      void visit
        .start()
        .then(toEnd)
        .catch(() => (bar.textContent = texts.broken))
  }
  function close(): void {
    if (!opened) return
    opened = false
    panel.hidden = true
    options.closed()
  }

  return {
    open,
    close,
    wake: () => void (state.session ?? visit.startQuietly()),
    identify: visit.identify,
  }
}

const unreadOf = (messages: readonly { author: string; kind: string; seq: number }[], readSeq: number): number =>
  messages.filter(({ author, kind, seq }) => author !== 'customer' && kind === 'text' && seq > readSeq).length
