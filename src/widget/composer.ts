import { MOST_LETTERS } from '../shared/most-letters.ts'
import { h, icon } from './element.ts'
import type { Waiting } from './outbox.ts'
import type { Texts } from './texts.ts'

const MOST_FILES = 6
const MOST_HEIGHT_PX = 120
const CLIP = 'M21 12l-8.5 8.5a5 5 0 0 1-7-7L14 5a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15.500 8.500'

type Stored = Waiting['attachments'][number]
interface Actions {
  say(body: string, attachments: Stored[]): void
  /** The stored file, or why it wasn't taken. */
  upload(file: File): Promise<{ stored: Stored } | { refused: string }>
  typing(): void
  hint(text: string): void
}

/** Where the customer writes: a text, files (chosen, pasted or dropped) seen before they are sent, the button that sends. */
export function createComposer(texts: Texts, origin: string, actions: Actions) {
  const input = h('textarea', { rows: 1, placeholder: texts.placeholder, 'aria-label': texts.placeholder })
  const file = h('input', {
    type: 'file',
    hidden: true,
    multiple: true,
    accept: 'image/*,video/*,application/pdf',
    'aria-label': texts.attach,
    tabindex: -1,
  })
  const tray = h('ul', { class: 'tray', 'aria-label': texts.files })
  const ready = new Map<HTMLElement, Stored | null>()

  const grow = () => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, MOST_HEIGHT_PX)}px`
  }
  function submit(): void {
    const files = [...ready.values()].filter((one) => one !== null)
    if (files.length < ready.size) return actions.hint(texts.uploading)
    const body = input.value.trim() || files.map(({ name }) => name).join(', ')
    if (!body) return
    if (body.length > MOST_LETTERS) return actions.hint(texts.tooLong)
    input.value = ''
    ready.clear()
    tray.replaceChildren()
    grow()
    actions.say(body, files)
  }
  async function take(chosen: File): Promise<void> {
    if (ready.size >= MOST_FILES) return actions.hint(texts.tooMany)
    const away = () => {
      ready.delete(item)
      item.remove()
      input.focus()
    }
    const item = h('li', {}, h('span', {}, chosen.name))
    item.append(
      h('button', { type: 'button', 'aria-label': `${texts.remove} ${chosen.name}`, onclick: away }, icon('M7 7l10 10M17 7L7 17')),
    )
    ready.set(item, null)
    tray.append(item)
    const answer = await actions.upload(chosen)
    if (!ready.has(item)) return
    if ('refused' in answer) {
      away()
      return actions.hint(answer.refused)
    }
    ready.set(item, answer.stored)
    item.classList.add('done')
    if (answer.stored.type.startsWith('image/')) item.prepend(h('img', { src: new URL(answer.stored.url, origin).href, alt: '' }))
  }
  const takeAll = (list: Iterable<File> | null | undefined) => [...(list ?? [])].forEach((one) => void take(one))

  input.addEventListener('input', () => {
    grow()
    actions.typing()
  })
  input.addEventListener('keydown', (event) => {
    // Enter that picks a word in an input method is not Enter.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
    event.preventDefault()
    submit()
  })
  input.addEventListener('paste', (event) => {
    if (!event.clipboardData?.files.length) return
    event.preventDefault()
    takeAll(event.clipboardData.files)
  })
  file.addEventListener('change', () => {
    takeAll(file.files)
    file.value = ''
  })

  // No form: a sandboxed frame may not send one.
  const box = h(
    'div',
    { class: 'write' },
    tray,
    file,
    h('button', { type: 'button', class: 'ic', 'aria-label': texts.attach, title: texts.attach, onclick: () => file.click() }, icon(CLIP)),
    input,
    h(
      'button',
      { type: 'button', class: 'ic go', 'aria-label': texts.send, title: texts.send, onclick: submit },
      icon('M4 12l16-8-6 16-3-7z'),
    ),
  )
  return { box, focus: () => input.focus(), take: takeAll }
}
