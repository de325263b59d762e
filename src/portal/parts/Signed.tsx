import type { ReactNode } from 'react'
import { Instead } from '../navigation.tsx'
import { placesOf } from '../places.ts'
import { useSession } from '../session.ts'
import { useShop } from '../shop.ts'

/** What needs a way in; whoever has none (any more) is led to the search. */
export function Signed({ children }: { children: ReactNode }) {
  const { slug } = useShop()
  return useSession(slug) ? children : <Instead to={placesOf(slug).find} ended />
}
