import { type FocusEvent, type PointerEvent, type ReactNode, useId } from 'react'

export interface Explained {
  /** How it may be written. */
  words: readonly string[]
  text: string
}

const EDGE_PX = 8
const escaped = (word: string): string => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
/** Words of letters end where letters end; Chinese ones stand anywhere. */
const bounded = (word: string): string =>
  /^[\p{L}\p{N}]/u.test(word) && !/\p{Script=Han}/u.test(word) ? `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])` : escaped(word)

/** Marks each term where it first stands, over all the texts it is given; the longest term counts. */
export function createExplainer(terms: readonly Explained[]): (text: string) => ReactNode[] {
  const meanings = new Map(terms.flatMap((term) => term.words.map((word) => [word.toLowerCase(), term] as const)))
  const words = [...meanings.keys()].filter(Boolean).toSorted((a, b) => b.length - a.length)
  if (!words.length) return (text) => [text]
  const pattern = new RegExp(`(${words.map(bounded).join('|')})`, 'giu')
  const seen = new Set<Explained>()
  return (text) =>
    text.split(pattern).map((part, at) => {
      const term = at % 2 ? meanings.get(part.toLowerCase()) : undefined
      if (!term || seen.has(term)) return part
      seen.add(term)
      return <Term key={`${at} ${part}`} word={part} text={term.text} />
    })
}

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
