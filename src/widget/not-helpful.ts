import type { Message } from '../shared/wire/conversation.ts'
import type { CardContext } from './cards.ts'
import { h } from './element.ts'
import { notHelpfulTexts } from './texts/not-helpful.ts'

let before: HTMLElement | undefined

/** The customer may say that an answer was no help; only below the last one. */
export function notHelpful({ conversationId, clientId }: Message, { language, post }: CardContext): HTMLElement {
  const texts = notHelpfulTexts(language)
  const press = () => {
    void post(`conversations/${conversationId}/not-helpful`, { clientId }).catch(() => {})
    button.replaceWith(h('span', { class: 'st', role: 'status' }, texts.noted))
  }
  const button = h('button', { type: 'button', class: 'link', onclick: press }, texts.poor)
  before?.remove()
  before = button
  return button
}
