import type { KeyboardEvent, PointerEvent } from 'react'

const STEP_PX = 16

/** The edge between two panes: drag it, or focus it and use the arrows; a double press gives the first width back. */
export function Splitter({
  label,
  width,
  first,
  least,
  most,
  grows,
  className,
  onWidth,
}: {
  label: string
  width: number
  first: number
  least: number
  most: number
  /** In which direction the pane it belongs to grows. */
  grows: 'right' | 'left'
  className: string
  onWidth(width: number): void
}) {
  const within = (px: number) => onWidth(Math.round(Math.max(least, Math.min(most, px))))
  const direction = grows === 'right' ? 1 : -1
  const dragged = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault()
    const { currentTarget: edge, pointerId, clientX: from } = event
    edge.setPointerCapture(pointerId)
    const move = ({ clientX }: globalThis.PointerEvent) => within(width + (clientX - from) * direction)
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
    else return
    event.preventDefault()
  }
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={least}
      aria-valuemax={most}
      tabIndex={0}
      title={label}
      onPointerDown={dragged}
      onKeyDown={keyed}
      onDoubleClick={() => onWidth(first)}
      className={`z-10 w-1.5 shrink-0 cursor-col-resize touch-none bg-transparent hover:bg-accent-soft focus-visible:bg-accent ${className}`}
    />
  )
}
