import { moneyText } from '../shared/currency.ts'
import type { Language } from '../shared/language.ts'
import type { Card, Message } from '../shared/wire/conversation.ts'
import type { RatingInput } from '../shared/wire/ratings.ts'
import { h } from './element.ts'
import { notHelpful } from './not-helpful.ts'
import { orderStatusText } from './texts/status.ts'
import type { Texts } from './texts.ts'
import { whenLoaded } from './when-loaded.ts'

export interface CardContext {
  texts: Texts
  language: string
  timeZone: string
  origin: string
  /** Where a signed-in customer's orders are, and what lets them in; null for a visitor. */
  portal: { path: string; token: string } | null
  say(text: string): void
  /** What is asked about a closing, or with `given` the answer; null when it can't be reached. */
  post(path: string, body: object): Promise<Response>
  rating(seq: number, given?: RatingInput): Promise<Response | null>
  /** Explains the shop's terms in what the other side says. */
  explain(bubble: HTMLElement, language: Language): void
  /** The thread has become longer than it was drawn. */
  grown(): void
}

const time = (at: string, { language, timeZone }: CardContext) =>
  new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', timeZone }).format(new Date(at))

function picture(path: string | null, { origin }: CardContext): HTMLImageElement | null {
  if (!path || !URL.canParse(path, origin) || !/^https?:$/.test(new URL(path, origin).protocol)) return null
  const src = new URL(path, origin).href
  const image = h('img', { src, alt: '', loading: 'lazy' })
  // What a lost network kept away is no broken picture: it comes when there is one again.
  image.addEventListener('error', () => {
    image.removeAttribute('src')
    addEventListener('online', () => (image.src = src), { once: true })
  })
  return image
}

/** What stands below a message: its cards, and below the assistant's last answer a word for one that was no help. */
export const stands = (message: Message, context: CardContext): HTMLElement[] => [
  ...message.cards.map((one) => card(one, context)).filter((one) => one !== null),
  ...(message.author === 'assistant' ? [notHelpful(message, context)] : []),
]

/** A card as it stands in the thread; kinds this version doesn't know are left out. */
function card(of: Card, context: CardContext): HTMLElement | null {
  const { texts, language } = context
  if (of.type === 'order')
    return h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'row' },
        h('b', {}, `${texts.order} ${of.number}`),
        h('span', { class: 'tag' }, of.statusLabel ?? orderStatusText(of.status, language)),
      ),
      ...of.lines
        .slice(0, 4)
        .map((line) =>
          h(
            'div',
            { class: 'row' },
            picture(line.picture, context),
            h('div', {}, line.title, h('small', {}, `${Object.values(line.options).join(' · ')} × ${line.quantity}`)),
            h('span', {}, moneyText(line.unitPrice, language)),
          ),
        ),
      h('div', { class: 'row' }, h('small', {}, texts.total), h('b', {}, moneyText(of.total, language))),
      toPortal(of.orderId, context),
    )
  if (of.type === 'parcel')
    return h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'row' },
        h('b', {}, of.carrier ?? of.orderNumber),
        h('span', { class: 'tag' }, orderStatusText(of.status, language)),
      ),
      h('div', { class: 'row' }, h('small', {}, of.trackingNumber), copyButton(of.trackingNumber, texts)),
      of.promisedAt && of.status !== 'delivered' && h('small', {}, `${texts.promised} ${time(of.promisedAt, context)}`),
      h('ol', { class: 'scans' }, ...of.scans.slice(0, 5).map((scan) => h('li', {}, scan.text, h('small', {}, time(scan.at, context))))),
    )
  if (of.type === 'product') {
    const { from, to } = of.price
    const range = from.amount === to.amount ? moneyText(from, language) : `${moneyText(from, language)} – ${moneyText(to, language)}`
    const address =
      of.url && URL.canParse(of.url, location.href) && /^https?:$/.test(new URL(of.url, location.href).protocol)
        ? new URL(of.url, location.href).href
        : null
    return h(
      'div',
      { class: 'card' },
      h(
        'div',
        { class: 'row' },
        picture(of.picture, context),
        h(
          'div',
          {},
          h('b', {}, of.title),
          h('small', {}, `${range} · ${of.available ? texts.available : texts.soldOut}`),
          of.why ? h('small', {}, of.why) : null,
        ),
      ),
      address && h('a', { href: address, rel: 'noopener' }, texts.view),
    )
  }
  if (of.type === 'choices')
    return h(
      'div',
      { class: 'picks' },
      ...of.choices.map(({ label, say }) => h('button', { type: 'button', onclick: () => context.say(say) }, label)),
    )
  if (of.type === 'confirm') {
    const open = Date.parse(of.expiresAt) > Date.now()
    return h(
      'div',
      { class: 'card' },
      h('b', {}, of.title),
      ...of.lines.map((line) => h('div', {}, line)),
      h('small', {}, `${texts.until} ${time(of.expiresAt, context)}`),
      open &&
        h(
          'div',
          { class: 'picks' },
          ...[of.yes, of.no].map(({ label, say }) => h('button', { type: 'button', onclick: () => context.say(say) }, label)),
        ),
    )
  }
  if (of.type === 'rating') {
    const box = h('div', { class: 'cards' })
    whenLoaded(
      () => import('./rating.ts'),
      ({ ratingCard }) => box.append(ratingCard(of.seq, context)),
    )
    return box
  }
  if (of.type === 'article') return h('div', { class: 'card' }, h('b', {}, of.title), of.excerpt)
  return null
}

/** To the order's own page, in a tab of its own. By a form: the token travels in its body, never in an address. */
function toPortal(orderId: string, { portal, origin, texts }: CardContext): HTMLElement | null {
  if (!portal) return null
  const form = { class: 'to', method: 'post', action: `${origin}${portal.path}/orders/${orderId}`, target: '_blank' }
  return h('form', form, h('input', { type: 'hidden', name: 'token', value: portal.token }), h('button', { class: 'link' }, texts.manage))
}

function copyButton(number: string, texts: Texts): HTMLElement {
  const button = h('button', { type: 'button', class: 'link tag' }, texts.copy)
  button.addEventListener('click', async () => {
    await navigator.clipboard?.writeText(number).catch(() => {})
    button.textContent = texts.copied
  })
  return button
}
