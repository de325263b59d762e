import { type ComponentProps, type MouseEvent, useEffect, useSyncExternalStore } from 'react'

/*
 * Eight pages need no router: the address says which, the browser's history keeps them. Kept apart from the desk's, whose routes are typed for the
 * whole program.
 */

/** Why a page is shown instead of the one that was asked for. */
export interface Why {
  ended?: boolean
  expired?: boolean
}
interface Going {
  replace?: boolean
  why?: Why
}

const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
addEventListener('popstate', tell)

/** To another page of ours. A new page begins at its top; a page that was there before is where it was left. */
export function go(to: string, { replace = false, why = {} }: Going = {}): void {
  history[replace ? 'replaceState' : 'pushState'](why, '', to)
  if (!replace) scrollTo({ top: 0 })
  tell()
}

/** Where we are; drawn anew when that changes. */
export function useAddress(): { path: string; query: URLSearchParams; why: Why } {
  const address = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => location.pathname + location.search,
  )
  const [path = '', query = ''] = address.split('?')
  return { path, query: new URLSearchParams(query), why: (history.state as Why | null) ?? {} }
}

const plain = ({ button, metaKey, ctrlKey, shiftKey, altKey }: MouseEvent): boolean =>
  button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey

/** A link to a page of ours: opens at once, and still in a new tab for whoever wants that. */
export function Link({ to, onClick, children, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { to: string }) {
  return (
    <a
      href={to}
      onClick={(event) => {
        onClick?.(event)
        if (event.defaultPrevented || !plain(event)) return
        event.preventDefault()
        go(to)
      }}
      {...rest}
    >
      {children}
    </a>
  )
}

/** Somewhere else instead. */
export function Instead({ to, ended = false }: { to: string; ended?: boolean }) {
  useEffect(() => go(to, { replace: true, why: { ended } }), [to, ended])
  return null
}
