import { h, icon } from './element.ts'
import type { Texts } from './texts.ts'

const MOST_LETTERS = 8_000
const MOST_HEIGHT_PX = 120

interface Actions {
  say(body: string): void
  attach(file: File): void
  typing(): void
  tooLong(): void
}

/** Where the customer writes: a text, a file, the button that sends. */
export function createComposer(texts: Texts, actions: Actions): { form: HTMLElement; focus(): void } {
  const input = h('textarea', { rows: 1, placeholder: texts.placeholder, 'aria-label': texts.placeholder })
  const file = h('input', {
    type: 'file',
    hidden: true,
    accept: 'image/*,video/*,application/pdf',
    'aria-label': texts.attach,
    tabindex: -1,
  })
  const clip = 'M21 12l-8.5 8.5a5 5 0 0 1-7-7L14 5a3.4 3.4 0 0 1 5 5l-8.500 8.500a1.700 1.700 0 0 1-2.500-2.500L15.500 8.500'

  const grow = () => {
    input.style.height = 'auto'
    input.style.height = `${Math.min(input.scrollHeight, MOST_HEIGHT_PX)}px`
  }
  function submit(): void {
    const body = input.value.trim()
    if (!body) return
    if (body.length > MOST_LETTERS) return actions.tooLong()
    input.value = ''
    grow()
    actions.say(body)
  }
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
  file.addEventListener('change', () => {
    const chosen = file.files?.[0]
    file.value = ''
    if (chosen) actions.attach(chosen)
  })

  const form = h(
    'form',
    { onsubmit: (event: SubmitEvent) => (event.preventDefault(), submit()) },
    file,
    h('button', { type: 'button', class: 'ic', 'aria-label': texts.attach, title: texts.attach, onclick: () => file.click() }, icon(clip)),
    input,
    h('button', { type: 'submit', class: 'ic go', 'aria-label': texts.send, title: texts.send }, icon('M4 12l16-8-6 16-3-7z')),
  )
  return { form, focus: () => input.focus() }
}
