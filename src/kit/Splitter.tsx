import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { KeyboardEvent, PointerEvent } from 'react'

const STEP_PX = 16

/**
 * The edge between two panes: drag it, or focus it and use the arrows; a double press gives the first width back. Dragged far below its least
 * width, or by Enter, the pane is folded away; a press on what is left of it, or Enter, brings it back.
 */
export function Splitter({
  label,
  width,
  first,
  least,
  most,
  grows,
  folded,
  className,
  onWidth,
  onFold,
}: {
  label: string
  width: number
  first: number
  least: number
  most: number
  /** In which direction the pane it belongs to grows. */
  grows: 'right' | 'left'
  folded: boolean
  className: string
  onWidth(width: number): void
  onFold(folded: boolean): void
}) {
  const within = (px: number) => {
    onFold(px < least / 2)
    onWidth(Math.round(Math.max(least, Math.min(most, px))))
  }
  const Arrow = grows === 'right' ? ChevronRight : ChevronLeft
  const direction = grows === 'right' ? 1 : -1
  const dragged = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    const { currentTarget: edge, pointerId, clientX: from } = event
    edge.setPointerCapture(pointerId)
    const move = ({ clientX }: globalThis.PointerEvent) => within((folded ? 0 : width) + (clientX - from) * direction)
    const end = () => {
      edge.removeEventListener('pointermove', move)
      edge.removeEventListener('pointerup', end)
      edge.removeEventListener('pointercancel', end)
    }
    edge.addEventListener('pointermove', move)
    edge.addEventListener('pointerup', end)
    edge.addEventListener('pointercancel', end)
  }
  const keyed = (event: KeyboardEvent) => {
    if (event.key === 'ArrowRight') within(width + STEP_PX * direction)
    else if (event.key === 'ArrowLeft') within(width - STEP_PX * direction)
    else if (event.key === 'Home') within(least)
    else if (event.key === 'End') within(most)
    else if (event.key === 'Enter') onFold(!folded)
    else return
    event.preventDefault()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={folded ? 0 : width}
      aria-valuemin={0}
      aria-valuemax={most}
      tabIndex={0}
      title={label}
      onPointerDown={dragged}
      onKeyDown={keyed}
      onClick={folded ? () => onFold(false) : undefined}
      onDoubleClick={() => within(first)}
      className={`z-10 shrink-0 touch-none hover:bg-accent-soft ${folded ? 'w-5 cursor-pointer bg-sunken pt-5 text-muted' : 'w-1.5 cursor-col-resize bg-transparent focus-visible:bg-accent'} ${className}`}
    >
      {folded && <Arrow size={18} aria-hidden="true" />}
    </div>
  )
}
