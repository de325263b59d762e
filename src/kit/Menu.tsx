import { clsx } from 'clsx'
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'

export interface MenuItem {
  label: string
  icon?: ReactNode
  onSelect(): void
  selected?: boolean
  danger?: boolean
}

const GAP_PX = 6

/**
 * A button and what it offers: the browser's own popover, so that nothing covers it and a press elsewhere or Escape closes it. Arrows, Home, End and
 * letters move.
 */
export function Menu({
  trigger,
  items,
  align = 'end',
  side = 'bottom',
}: {
  /** A button of ours; what it says is what the menu is called. */
  trigger: ReactElement<ComponentProps<'button'>>
  items: readonly MenuItem[]
  align?: 'start' | 'end'
  side?: 'top' | 'bottom'
}) {
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const id = useId()

  useEffect(() => {
    const element = list.current
    if (!element) return
    const toggled = (event: Event) => setOpen((event as ToggleEvent).newState === 'open')
    element.addEventListener('toggle', toggled)
    return () => element.removeEventListener('toggle', toggled)
  }, [])
  useLayoutEffect(() => {
    if (!open || !list.current || !button.current) return
    place(list.current, button.current.getBoundingClientRect(), side, align)
    list.current.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
  }, [open, side, align])

  const close = () => {
    list.current?.hidePopover()
    button.current?.focus()
  }
  const keyed = (event: KeyboardEvent) => {
    const all = [...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLElement)
    const to =
      event.key === 'ArrowDown'
        ? (at + 1) % all.length
        : event.key === 'ArrowUp'
          ? (at - 1 + all.length) % all.length
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? all.length - 1
              : event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
                ? all.findIndex((one) => one.textContent?.toLowerCase().startsWith(event.key.toLowerCase()))
                : -1
    if (event.key === 'Tab') close()
    if (to < 0) return
    event.preventDefault()
    all[to]?.focus()
  }
  return (
    <>
      {cloneElement(trigger, {
        ref: button,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': id,
        popoverTarget: id,
        onKeyDown: (event: KeyboardEvent) => {
          if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
          event.preventDefault()
          list.current?.showPopover()
        },
      })}
      <div
        ref={list}
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        onKeyDown={keyed}
        className="fixed inset-auto m-0 max-h-80 min-w-44 overflow-y-auto rounded-xl border border-line bg-raised p-1 text-text shadow-xl"
      >
        {items.map((item) => (
          <button
            key={item.label}
            type="button"
            role={item.selected === undefined ? 'menuitem' : 'menuitemradio'}
            aria-checked={item.selected}
            tabIndex={-1}
            onClick={() => {
              close()
              item.onSelect()
            }}
            className={clsx(
              'flex h-9 w-full items-center gap-2 rounded-lg px-2.5 text-left whitespace-nowrap outline-none hover:bg-sunken focus:bg-sunken',
              item.danger && 'text-danger',
              item.selected && 'font-semibold',
            )}
          >
            {item.icon}
            <span className="flex-1">{item.label}</span>
            {item.selected && <span aria-hidden="true">✓</span>}
          </button>
        ))}
      </div>
    </>
  )
}

/** Beside the button, on the side that was asked for unless it has no room there, and never off the screen. */
function place(list: HTMLElement, { left, right, top, bottom }: DOMRect, side: 'top' | 'bottom', align: 'start' | 'end'): void {
  const { offsetWidth: width, offsetHeight: height } = list
  const above = top - GAP_PX - height
  const below = bottom + GAP_PX
  const y = side === 'top' ? (above >= GAP_PX ? above : below) : below + height <= innerHeight - GAP_PX ? below : above
  const x = align === 'start' ? left : right - width
  list.style.left = `${Math.max(GAP_PX, Math.min(x, innerWidth - width - GAP_PX))}px`
  list.style.top = `${Math.max(GAP_PX, Math.min(y, innerHeight - height - GAP_PX))}px`
}
