import { createContext, type RefObject, useContext } from 'react'
import type { Permission } from '../shared/permissions.ts'
import type { Me } from '../shared/wire/people.ts'
import type { DeskLive } from './live.ts'

export interface Desk {
  me: Me
  online: boolean
  /** Conversation id → when its customer last typed. */
  typing: ReadonlyMap<string, number>
  /** The stream, while one is open; for handlers, not for drawing. */
  live: RefObject<DeskLive | null>
  setShop(shop: string | null): void
  shop: string | null
}
export const DeskContext = createContext<Desk | null>(null)

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('outside the desk')
  return desk
}
export const useMay = (permission: Permission): boolean => useDesk().me.permissions.includes(permission)
