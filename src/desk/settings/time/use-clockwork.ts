import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { toast } from '../../../kit/Toast.tsx'
import type { Clockwork } from '../../../shared/wire/clocks.ts'
import { get, send } from '../../api.ts'
import { useText } from '../../texts/text.ts'
import { useAttempt } from '../use-attempt.ts'

export interface Published {
  shopId: string
  version: number
  content: Clockwork
}

export const usePublished = (shop: string) =>
  useQuery({ queryKey: ['clockwork', shop], queryFn: () => get<Published>(`/shops/${shop}/clockwork`), staleTime: 0 })

/** A shop's hours and clocks while they are edited: nothing counts by them until they are published. */
export function useDraft({ shopId, version, content }: Published) {
  const { say } = useText()
  const client = useQueryClient()
  const [draft, setDraft] = useState(content)
  const [basedOn, setBasedOn] = useState(version)
  const [saved, setSaved] = useState(content)
  const { busy, error, attempt } = useAttempt()
  const publish = async () => {
    const done = await attempt(async () => {
      const next = await send<{ version: number }>('PUT', `/shops/${shopId}/clockwork`, { content: draft, basedOn })
      setBasedOn(next.version)
    })
    if (!done) return
    setSaved(draft)
    toast(say('time.published'))
    void client.invalidateQueries({ queryKey: ['clockwork', shopId] })
  }
  return { draft, setDraft, changed: draft !== saved, version: basedOn, busy, error, publish, back: () => setDraft(saved) }
}
export type Draft = ReturnType<typeof useDraft>
