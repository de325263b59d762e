import { useQuery } from '@tanstack/react-query'
import type { Setup } from '../../shared/wire/setup.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'

export const setupKey = ['setup'] as const

/** How far the shop is; only asked by who may set it up. `every`: milliseconds after which it is asked again, for who watches the ticks. */
export function useSetup(every?: number): Setup | undefined {
  const { me } = useDesk()
  const asked = useQuery({
    queryKey: setupKey,
    queryFn: () => get<Setup>('/setup'),
    enabled: me.permissions.includes('shops.manage'),
    ...(every && { refetchInterval: every, refetchOnMount: 'always', refetchOnWindowFocus: true }),
  })
  return asked.data
}
