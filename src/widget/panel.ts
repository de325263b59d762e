import type { Language } from '../shared/language.ts'
import { readableOn } from '../shared/readable-on.ts'
import { createComposer } from './composer.ts'
import { h, icon } from './element.ts'
import { noticeOf, whoIsThere } from './status.ts'
import { style } from './style.ts'
import { createTerms } from './terms.ts'
import { textsFor } from './texts.ts'
import { drawThread, show } from './thread.ts'
import { createVisit, TYPING_MS } from './visit.ts'
import { whenLoaded } from './when-loaded.ts'

export interface PanelOptions {
  origin: string
  /** What the script's own attributes say. */
  dataset: DOMStringMap
  /** Stands around the bell; its class and colours are the bell's. */
  host: HTMLElement
  /** What the page says is in the cart. */
  cart?: { items: number } | undefined
  unread(count: number): void
  shown(open: boolean): void
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
const HEADSET = 'M4 15v-3a8 8 0 0 1 16 0v3M4 14h3v5H5a1 1 0 0 1-1-1zM20 14h-3v5h2a1 1 0 0 0 1-1zM18 19c0 1.500-2 2.500-5 2.500'

/** The window: what stands around the thread, drawn from the visit whenever something of it changes. */
export function createPanel(options: PanelOptions): Panel {
  let opened = false
  const { origin, dataset } = options
  const visit = createVisit({
    origin,
    shop: dataset.shop!,
    customer: dataset.customer ?? null,
    language: dataset.language ?? null,
    product: dataset.product ?? null,
    watching: () => opened,
    changed: () => draw(),
    arrived: ({ body }) => options.tell('message', body),
    complained: () => opened && owe(),
  })
  const { state } = visit
  const explain = createTerms(origin, dataset.shop!)
  let texts = textsFor(state.language)

  const host = h('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets = [sheet]
  const framed = 'frame' in dataset
  let warning = ''
  /** Whose complaints are shown. */
  let owedTo = ''
  /** The end of the thread is before the customer's eyes, and stays there. */
  let following = true
  const mark = h('i', { 'aria-hidden': 'true' })
  const name = h('strong', {}, texts.title)
  const who = h('span')
  const bar = h('div', { class: 'bar', role: 'status' })
  const owed = h('div', { class: 'bar', role: 'status' })
  const log = h('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': texts.log, tabindex: 0 })
  const hint = h('div', { class: 'hint', 'aria-live': 'polite' })
  const person = h('button', { type: 'button', class: 'person', onclick: () => void visit.askForPerson() }, icon(HEADSET), texts.person)
  const { box, focus, take } = createComposer(texts, origin, {
    say: (body, attachments) => say(body, attachments),
    upload: async (file) => {
      const answer = await visit.upload(file)
      return 'stored' in answer ? answer : { refused: answer.refused ?? texts.broken }
    },
    typing: visit.typing,
    hint: (text) => {
      warning = text
      hint.textContent = text
    },
  })
  const shut = h('button', { type: 'button', class: 'ic', 'aria-label': texts.close, onclick: () => close() }, icon('M6 6l12 12M18 6L6 18'))
  const panel = h(
    'section',
    { class: framed ? 'panel framed' : 'panel', role: 'dialog', 'aria-label': texts.title, hidden: true },
    h('header', {}, mark, h('div', {}, name, who), !framed && shut),
    bar,
    owed,
    log,
    hint,
    person,
    box,
  )
  panel.addEventListener('keydown', (event) => event.key === 'Escape' && !framed && close())
  panel.addEventListener('dragover', (event) => event.preventDefault())
  panel.addEventListener('drop', (event) => {
    event.preventDefault()
    take(event.dataTransfer?.files)
  })
  root.append(panel)
  document.body.append(host)

  function say(body: string, attachments: Parameters<typeof visit.say>[1] = []): void {
    if (body === texts.person) return void visit.askForPerson()
    warning = ''
    visit.say(body, attachments)
    toEnd()
  }
  async function earlier(): Promise<void> {
    const before = log.scrollHeight
    if (await visit.earlier()) log.scrollTop += log.scrollHeight - before
  }
  const toEnd = () => (log.scrollTop = log.scrollHeight)

  function draw(): void {
    following = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END_PX
    const { session, conversation, messages } = state
    texts = textsFor(state.language)
    if (!opened) options.unread(unreadOf(messages, conversation?.customerReadSeq ?? 0))
    who.textContent = whoIsThere(state, texts)
    who.classList.toggle('there', state.connected && navigator.onLine)
    bar.textContent = noticeOf(state, texts)
    person.hidden = conversation?.status === 'waiting' || conversation?.status === 'attended'
    if (!session) return
    name.textContent = session.shop.name
    mark.textContent = [...session.shop.name][0] ?? ''
    panel.classList.toggle('left', options.host.classList.contains('left'))
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
    const context = {
      texts,
      language: state.language,
      timeZone: session.shop.timeZone,
      origin,
      portal,
      say,
      rating: visit.rating,
      post: visit.post,
      explain: (bubble: HTMLElement, spoken: Language) => explain(bubble, session.portal, spoken),
      grown: () => following && toEnd(),
    }
    show(log, drawThread(thread, context, { retry: visit.retry, earlier: () => void earlier() }))
    hintTyping()
    if (following) toEnd()
    if (opened && session.token !== owedTo) owe()
  }

  /** What is owed to the customer for a complaint stands above the thread; nobody waits for it to be able to write. */
  function owe(): void {
    const { session, language } = state
    if (!session) return
    const { token } = session
    if (owedTo !== token) owed.replaceChildren()
    owedTo = token
    const portal = session.customer.known ? session.portal : null
    const around = { origin, token, language, timeZone: session.shop.timeZone, portal, same: () => owedTo === token }
    whenLoaded(
      () => import('./complaints.ts'),
      ({ showComplaints }) => showComplaints(owed, around),
    )
  }

  function hintTyping(): void {
    const typing = Date.now() - state.typedAt < TYPING_MS
    const said = typing
      ? `${state.conversation?.staffName ?? texts.assistant} ${texts.typing}`
      : warning || (state.unheard ? texts.broken : '')
    if (hint.textContent !== said) hint.textContent = said
  }

  function open(): void {
    opened = true
    panel.hidden = false
    options.shown(true)
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
    options.shown(false)
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
