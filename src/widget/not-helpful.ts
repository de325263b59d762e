import type { Message } from '../shared/wire/conversation.ts'
import type { CardContext } from './cards.ts'
import { h } from './element.ts'
import { notHelpfulTexts } from './texts/not-helpful.ts'

/** Below the assistant's last answer: the customer may say that it was no help. */
export function notHelpful(box: HTMLElement, { conversationId, clientId }: Message, { language, post, grown }: CardContext): void {
  const texts = notHelpfulTexts(language)
  const press = () => {
    void post(`conversations/${conversationId}/not-helpful`, { clientId }).catch(() => {})
    box.replaceChildren(h('span', { class: 'st', role: 'status' }, texts.noted))
  }
  box.append(h('button', { type: 'button', class: 'link', onclick: press }, texts.poor))
  grown()
}
