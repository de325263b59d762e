import type { Message } from '../shared/wire/conversation.ts'
import type { CardContext } from './cards.ts'
import { h, linked } from './element.ts'
import type { Waiting } from './outbox.ts'
import { whenLoaded } from './when-loaded.ts'

export interface ThreadState {
  messages: readonly Message[]
  waiting: readonly Waiting[]
  greeting: string
  starters: readonly { label: string; say: string }[]
  /** Up to where the shop has read. */
  readSeq: number
  hasEarlier: boolean
}
interface Actions {
  retry(clientId: string): void
  earlier(): void
}

/** A line of the thread: the same key is the same element, so that a screen reader hears only what is new. */
export interface Row {
  key: string
  make(): HTMLElement
}

/** The whole thread, from what is known now; there is no second truth to keep in step. */
export function drawThread(state: ThreadState, context: CardContext, actions: Actions): Row[] {
  const { texts } = context
  const rows: Row[] = []
  const add = (key: string, make: () => HTMLElement) => void rows.push({ key, make })
  if (state.hasEarlier) add('earlier', () => h('button', { type: 'button', class: 'more', onclick: actions.earlier }, texts.earlier))
  else
    add('greeting', () => h('div', { class: 'msg' }, h('p', { class: 'who' }, texts.assistant), h('div', { class: 'b' }, state.greeting)))
  if (!state.messages.length && !state.waiting.length)
    add('starters', () =>
      h(
        'div',
        { class: 'picks' },
        ...state.starters.map(({ label, say }) => h('button', { type: 'button', onclick: () => context.say(say) }, label)),
      ),
    )
  let day = ''
  let author = ''
  const lastMine = state.messages.findLast((message) => message.author === 'customer')
  for (const message of state.messages) {
    const today = dayOf(message.at, context)
    if (today !== day) add(`day ${today}`, () => h('div', { class: 'day' }, today))
    const who = message.author + (message.authorName ?? '')
    const named = today !== day || who !== author
    add(message.id, () => oneMessage(message, context, named))
    const mark = message.seq <= state.readSeq ? texts.seen : texts.sent
    if (message === lastMine) add(`mark ${message.id} ${mark}`, () => h('div', { class: 'msg me' }, h('span', { class: 'st' }, mark)))
    day = today
    author = who
  }
  const known = new Set(state.messages.map((message) => message.clientId))
  for (const waiting of state.waiting) {
    if (known.has(waiting.clientId)) continue
    const said = () =>
      waiting.failed
        ? h('button', { type: 'button', class: 'st bad', onclick: () => actions.retry(waiting.clientId) }, texts.failed)
        : h('span', { class: 'st' }, texts.sending)
    add(`${waiting.clientId} ${waiting.failed}`, () => h('div', { class: 'msg me' }, h('div', { class: 'b' }, waiting.body), said()))
  }
  return rows
}

/** Brings the children of `parent` to these rows, touching only what differs; returns whether anything was added. */
export function show(parent: HTMLElement, rows: readonly Row[]): boolean {
  const there = new Map([...parent.children].map((child) => [(child as HTMLElement).dataset.key, child as HTMLElement]))
  let at = parent.firstElementChild
  let added = false
  for (const { key, make } of rows) {
    let element = there.get(key)
    if (!element) {
      element = make()
      element.dataset.key = key
      added = true
    }
    there.delete(key)
    if (element === at) at = at.nextElementSibling
    else parent.insertBefore(element, at)
  }
  for (const gone of there.values()) gone.remove()
  return added
}

function oneMessage(message: Message, context: CardContext, named: boolean): HTMLElement {
  if (message.kind === 'system')
    return message.cards.length ? h('div', { class: 'msg' }, below(message, context)) : h('div', { class: 'sys' }, message.body)
  const mine = message.author === 'customer'
  const name = mine ? context.texts.you : message.author === 'assistant' ? context.texts.assistant : message.authorName
  const bubble = message.body && h('div', { class: 'b' }, ...linked(message.body))
  if (bubble && !mine && message.language) context.explain(bubble, message.language)
  return h(
    'div',
    { class: mine ? 'msg me' : 'msg', lang: message.language },
    h('p', { class: named && !mine ? 'who' : 'vh' }, name),
    bubble,
    ...message.attachments.map((file) => {
      const url = new URL(file.url, context.origin).href
      return file.type.startsWith('image/')
        ? h('a', { href: url, target: '_blank', rel: 'noopener' }, h('img', { class: 'att', src: url, alt: file.name }))
        : h('a', { href: url, target: '_blank', rel: 'noopener' }, file.name)
    }),
    (message.cards.length > 0 || message.author === 'assistant') && below(message, context),
  )
}

/** Cards are drawn by what is loaded when the first one comes; nobody waits for it to be able to write. */
function below(message: Message, context: CardContext): HTMLElement {
  const box = h('div', { class: 'cards' })
  whenLoaded(
    () => import('./cards.ts'),
    ({ stands }) => {
      box.append(...stands(message, context))
      context.grown()
    },
  )
  return box
}

function dayOf(at: string, { language, timeZone, texts }: CardContext): string {
  const day = (date: Date) => new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', timeZone }).format(date)
  const that = day(new Date(at))
  return that === day(new Date()) ? texts.today : that
}
