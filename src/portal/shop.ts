import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import type { PublicShop } from '../shared/wire/portal.ts'
import { get } from './api.ts'

export const ShopContext = createContext<PublicShop | null>(null)
/** The shop whose page this is. Only below the frame, which has it. */
export function useShop(): PublicShop {
  const shop = useContext(ShopContext)
  if (!shop) throw new Error('outside a shop')
  return shop
}

export const useShopOf = (slug: string) =>
  useQuery({
    queryKey: ['shop', slug],
    queryFn: () => get<PublicShop>(slug, `/public/${encodeURIComponent(slug)}`),
    staleTime: 10 * 60_000,
  })

/** What the tab is called: also what staff see of where somebody wrote from. */
export function useTitle(title: string): void {
  const { name } = useShop()
  useEffect(() => {
    document.title = `${title} · ${name}`
  }, [title, name])
}
