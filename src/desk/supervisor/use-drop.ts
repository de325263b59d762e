import { type RefObject, useEffect, useState } from 'react'

/** Makes an element take what is dragged onto it while `onDrop` is given; true while something hangs over it. The keyboard has a menu for the same. */
export function useDrop(element: RefObject<HTMLElement | null>, onDrop: (() => void) | null): boolean {
  const [over, setOver] = useState(false)
  useEffect(() => {
    const here = element.current
    if (!here || !onDrop) return
    const enter = (event: DragEvent) => {
      event.preventDefault()
      setOver(true)
    }
    const leave = () => setOver(false)
    const drop = (event: DragEvent) => {
      event.preventDefault()
      setOver(false)
      onDrop()
    }
    here.addEventListener('dragover', enter)
    here.addEventListener('dragleave', leave)
    here.addEventListener('drop', drop)
    return () => {
      here.removeEventListener('dragover', enter)
      here.removeEventListener('dragleave', leave)
      here.removeEventListener('drop', drop)
    }
  }, [element, onDrop])
  return over && onDrop !== null
}
