import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../kit/Toast.tsx'
import { send } from '../api.ts'

/** Those of a list that are ticked, and one step for all of them: all are taken or none, and whoever refuses says why. */
export function useChosen(path: '/complaints/steps' | '/tickets/steps', listed: readonly { id: string }[], reread: readonly string[]) {
  const client = useQueryClient()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const ids = listed.map(({ id }) => id).filter((id) => ticked.includes(id))
  return {
    ids,
    tick: (id: string, on: boolean) => setTicked(on ? [...ticked, id] : ticked.filter((one) => one !== id)),
    async step(verb: string): Promise<void> {
      try {
        await send('POST', path, { ids, verb })
        setTicked([])
      } catch (error) {
        toast((error as Error).message)
      }
      await Promise.all(reread.map((name) => client.invalidateQueries({ queryKey: [name] })))
    },
  }
}
