import { type FocusEvent, type PointerEvent, type ReactNode, useId } from 'react'

const EDGE_PX = 8

/** A text of which some words have a meaning: those are explained where they stand. */
export const explained = (stretches: readonly { text: string; meaning: string | null }[]): ReactNode[] =>
  stretches.map(({ text, meaning }, at) => (meaning === null ? text : <Term key={`${at} ${text}`} word={text} text={meaning} />))

/** Opens on hover, on focus and on a tap; Escape closes it. It moves aside at the edges of the window. */
function Term({ word, text }: { word: string; text: string }) {
  const id = useId()
  const place = ({ currentTarget }: PointerEvent | FocusEvent) => {
    const tip = currentTarget.lastElementChild as HTMLElement
    tip.style.translate = '0'
    const { left, right } = tip.getBoundingClientRect()
    const over = Math.max(0, right - (document.documentElement.clientWidth - EDGE_PX))
    tip.style.translate = `${Math.max(-over, EDGE_PX - left)}px`
  }
  return (
    <span className="group/term relative" onPointerEnter={place} onFocus={place}>
      <button
        type="button"
        aria-describedby={id}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        className="cursor-help font-[inherit] underline decoration-dotted underline-offset-4"
      >
        {word}
      </button>
      <span
        id={id}
        role="tooltip"
        className="absolute hidden start-0 top-full z-20 w-max max-w-[min(20rem,calc(100vw-2rem))] rounded-xl border border-line bg-raised px-3 py-2 text-sm leading-snug font-normal whitespace-normal text-text shadow-xl group-focus-within/term:block group-hover/term:block"
      >
        {text}
      </span>
    </span>
  )
}
