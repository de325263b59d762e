import { clsx } from 'clsx'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'

interface Props<Item> {
  items: readonly Item[]
  rowPx: number
  /** The row that has to be in view, or -1. */
  shown: number
  /** The last rows are in view. */
  onEnd(): void
  className?: string
  /** The row, `top` px from the start: placed absolutely, with a key of its own. */
  children(item: Item, top: number): ReactNode
}

/** Rows drawn above and below what can be seen, so that a fast finger finds no gap. */
const BEYOND = 3
/** So many rows come at once: a smooth scroll has a frame for every few pixels, and each time rows are drawn costs more than the rows. */
const STRIDE = 8

/**
 * A list of any length whose rows all have one height: where a row stands is a multiplication, nothing is measured, and only what can be seen is
 * drawn.
 */
export function FixedList<Item>({ items, rowPx, shown, onEnd, className, children }: Props<Item>) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ first: 0, count: 20 })
  const { first, count } = seen
  const look = (element: HTMLElement) => {
    const { scrollTop, clientHeight } = element
    const from = Math.floor(scrollTop / rowPx / STRIDE) * STRIDE
    const now = { first: Math.max(0, from - BEYOND), count: Math.ceil(clientHeight / rowPx) + 2 * BEYOND + STRIDE }
    // Drawn in the frame that is being made anyway, not in one of its own.
    if (now.first !== first || now.count !== count) flushSync(() => setSeen(now))
  }
  const looks = useRef(look)
  useLayoutEffect(() => {
    looks.current = look
    if (first + count >= items.length) onEnd()
  })
  useLayoutEffect(() => {
    const resized = new ResizeObserver(() => looks.current(box.current!))
    resized.observe(box.current!)
    return () => resized.disconnect()
  }, [])
  useLayoutEffect(() => {
    const { scrollTop, clientHeight } = box.current!
    if (shown < 0) return
    if (shown * rowPx < scrollTop) box.current!.scrollTop = shown * rowPx
    else if ((shown + 1) * rowPx > scrollTop + clientHeight) box.current!.scrollTop = (shown + 1) * rowPx - clientHeight
  }, [shown, rowPx])
  return (
    <div ref={box} onScroll={({ currentTarget }) => look(currentTarget)} className={clsx('overflow-y-auto contain-strict', className)}>
      <div style={{ height: items.length * rowPx }} className="relative">
        {items.slice(first, first + count).map((item, at) => children(item, (first + at) * rowPx))}
      </div>
    </div>
  )
}
