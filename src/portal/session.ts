import { useSyncExternalStore } from 'react'

/** A way in at one shop: to one order (found by its number), or to everything of a customer the shop has signed for. */
export interface Session {
  token: string
  /** null = a signed-in customer. */
  order: string | null
}

/*
 * Kept for this tab only: on a computer that isn't one's own nothing is left behind, and a token never stands in an address.
 * Where storage is forbidden it lasts until the page is left.
 */
const name = (shop: string): string => `shopbell portal ${shop}`
const listeners = new Set<() => void>()
const known = new Map<string, Session | null>()

function read(shop: string): Session | null {
  try {
    return JSON.parse(sessionStorage.getItem(name(shop)) ?? 'null') as Session | null
  } catch {
    return null
  }
}

export function sessionOf(shop: string): Session | null {
  if (!known.has(shop)) known.set(shop, read(shop))
  return known.get(shop) ?? null
}

export function keepSession(shop: string, session: Session | null): void {
  known.set(shop, session)
  try {
    if (session) sessionStorage.setItem(name(shop), JSON.stringify(session))
    else sessionStorage.removeItem(name(shop))
  } catch {}
  for (const listener of listeners) listener()
}

export const useSession = (shop: string): Session | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => sessionOf(shop),
  )

/**
 * Who comes from the shop's page by its form is let in by the server, which writes the session into the page it answers with (never into an
 * address). Takes it out of there; 'expired' when the shop's signature no longer held.
 */
export function takeArrival(shop: string): 'none' | 'here' | 'expired' {
  const meta = document.querySelector<HTMLMetaElement>('meta[name="shopbell-session"]')
  const token = meta?.content ?? ''
  meta?.remove()
  if (token === 'expired') return 'expired'
  if (!token.startsWith('ct_')) return 'none'
  keepSession(shop, { token, order: null })
  return 'here'
}
