import { Navigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useSession } from '../session.ts'
import { useShop } from '../shop.ts'

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** Why the search for an order is shown instead of what was asked for. */
    ended?: boolean
    expired?: boolean
  }
}

/** What needs a way in; whoever has none (any more) is led to the search. */
export function Signed({ children }: { children: ReactNode }) {
  const shop = useShop()
  const session = useSession(shop.slug)
  return session ? children : <Navigate to="/portal/$shop" params={{ shop: shop.slug }} state={{ ended: true }} replace />
}
