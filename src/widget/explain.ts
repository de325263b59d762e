import { termFinder } from '../shared/terms.ts'
import type { Term } from '../shared/wire/knowledge.ts'
import { h } from './element.ts'

const style = `
.term{all:unset;cursor:help;white-space:inherit;overflow-wrap:anywhere;padding:5px 1px;margin:-5px -1px;border-radius:4px;text-decoration:underline dotted;text-decoration-thickness:1.5px;text-underline-offset:4px}
.term:focus-visible{outline:3px solid #c98a00;outline-offset:-2px}
.tip{position:absolute;z-index:1;width:max-content;max-width:min(300px,calc(100% - 24px));overflow-y:auto;overscroll-behavior:contain;padding:9px 13px;border:1px solid color-mix(in srgb,var(--text) 35%,var(--bg));border-radius:12px;background:var(--bg);color:var(--text);box-shadow:0 8px 28px #0004;font-size:14px;line-height:1.5;white-space:pre-line;overflow-wrap:anywhere}
@media (prefers-reduced-motion:no-preference){.tip{animation:tip .14s ease-out}@keyframes tip{from{opacity:0;translate:0 4px}}}`

/** Between leaving a term with the pointer and reaching its explanation. */
const ON_THE_WAY_MS = 200
const GAP_PX = 6
const EDGE_PX = 12

/** The explanation that is open; there is one at most. */
let open: { term: HTMLElement; close(): void } | undefined
let sheet: CSSStyleSheet | undefined

/** Makes the words of these terms in a bubble's own text buttons that explain them; links in it stay what they are. */
export function createExplainer(terms: readonly Term[]): (bubble: HTMLElement) => void {
  const find = termFinder(terms)
  // What waited for this has been read aloud already; what comes later is marked before it is.
  let late = true
  setTimeout(() => (late = false))
  return (bubble) => {
    const seen = new Set<Term>()
    for (const text of [...bubble.childNodes].filter((one) => one instanceof Text)) {
      const stretches = find(text.data, seen)
      if (stretches.every(({ meaning }) => meaning === null)) continue
      if (late) bubble.setAttribute('aria-live', 'off')
      text.replaceWith(...stretches.map((one) => (one.meaning === null ? one.text : term(one.text, one.meaning))))
      dress(bubble.getRootNode())
    }
  }
}

function dress(root: Node): void {
  if (sheet || !(root instanceof ShadowRoot)) return
  sheet = new CSSStyleSheet()
  sheet.replaceSync(style)
  root.adoptedStyleSheets.push(sheet)
}

function term(word: string, meaning: string): HTMLElement {
  let pinned = false
  let leaving = 0
  const shown = () => open?.term === button
  const show = () => {
    clearTimeout(leaving)
    if (!shown()) {
      pinned = false
      explain(button, meaning, { enter: () => clearTimeout(leaving), leave })
    }
  }
  const leave = () => {
    clearTimeout(leaving)
    leaving = window.setTimeout(() => shown() && !pinned && !button.matches(':focus') && open?.close(), ON_THE_WAY_MS)
  }
  const button = h(
    'button',
    {
      type: 'button',
      class: 'term',
      'aria-expanded': 'false',
      onpointerenter: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && show(),
      onpointerleave: ({ pointerType }: PointerEvent) => pointerType !== 'touch' && leave(),
      onfocus: show,
      // A key turns it over; a press opens it for good, and the next one closes it: it was open by the pointer's or the focus's coming.
      onclick: ({ detail }: MouseEvent) => {
        if (shown() && (pinned || !detail)) return open?.close()
        show()
        pinned = true
      },
    },
    word,
  )
  return button
}

interface Around {
  enter(): void
  leave(): void
}
/** Beside its term inside the window; until Escape, a press elsewhere, or the focus and the pointer are gone. */
function explain(button: HTMLElement, meaning: string, { enter, leave }: Around): void {
  open?.close()
  const tip = h('span', { class: 'tip', role: 'tooltip', id: 'tip', onpointerenter: enter, onpointerleave: leave }, meaning)
  const bubble = button.parentElement!
  const over = new AbortController()
  const close = () => {
    over.abort()
    tip.remove()
    button.setAttribute('aria-expanded', 'false')
    button.removeAttribute('aria-describedby')
    if (open?.term === button) open = undefined
  }
  open = { term: button, close }
  // The log is read aloud where it changes; this is read with the button.
  bubble.setAttribute('aria-live', 'off')
  button.after(tip)
  button.setAttribute('aria-expanded', 'true')
  button.setAttribute('aria-describedby', 'tip')
  const log = bubble.closest<HTMLElement>('.log')!
  const within = () => place(tip, button, log) || close()
  within()

  const { signal } = over
  const inside = (target: EventTarget | null | undefined) => target === button || target === tip
  const pressed = (event: Event) => inside(event.composedPath()[0]) || close()
  const blurred = ({ relatedTarget }: FocusEvent) => inside(relatedTarget) || close()
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    // It closes this and not the window around it.
    if (event.composedPath().includes(log)) event.stopPropagation()
    if (tip.matches(':focus')) button.focus()
    close()
  }
  addEventListener('pointerdown', pressed, { capture: true, signal })
  addEventListener('keydown', key, { capture: true, signal })
  addEventListener('resize', within, { signal })
  log.addEventListener('scroll', within, { signal })
  button.addEventListener('blur', blurred, { signal })
  tip.addEventListener('blur', blurred, { signal })
}

/** Below the term, or above it where there is more room; never past the thread. False when the term is out of sight. */
function place(tip: HTMLElement, button: HTMLElement, log: HTMLElement): boolean {
  const panel = log.parentElement!.getBoundingClientRect()
  const seen = log.getBoundingClientRect()
  const word = button.getBoundingClientRect()
  if (word.bottom <= seen.top || word.top >= seen.bottom) return false
  const above = word.top - seen.top - GAP_PX
  const below = seen.bottom - word.bottom - GAP_PX
  tip.style.maxHeight = ''
  const under = below >= tip.offsetHeight || below >= above
  tip.style.maxHeight = `${under ? below : above}px`
  // What has to be scrolled must be reached by key.
  if (tip.scrollHeight > tip.clientHeight) tip.tabIndex = 0
  const left = Math.max(EDGE_PX, Math.min(word.left - panel.left, panel.width - tip.offsetWidth - EDGE_PX))
  tip.style.left = `${left}px`
  tip.style.top = `${under ? word.bottom - panel.top + GAP_PX : word.top - panel.top - GAP_PX - tip.offsetHeight}px`
  return true
}
