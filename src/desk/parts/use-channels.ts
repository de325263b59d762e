import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Channel } from '../../shared/wire/channels.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'

/** The chat window is always there; the others are what the shops' programs bring in. */
export function useChannels(): readonly Channel[] {
  const found = useQuery({ queryKey: ['channels'], queryFn: () => get<{ items: Channel[] }>('/channels'), staleTime: 300_000 })
  return found.data?.items ?? none
}
const none: readonly Channel[] = []

/** What a channel is called; a name nobody has a title for is told as it is. */
export function useChannelName(): (channel: string) => string {
  const { say } = useText()
  const channels = useChannels()
  return useCallback(
    (name) => (name === 'widget' ? say('channel.widget') : (channels.find((one) => one.name === name)?.title ?? name)),
    [channels, say],
  )
}

/** Every name once, the chat window first: to choose among. */
export function useChannelChoices(): { value: string; label: string }[] {
  const channels = useChannels()
  const nameOf = useChannelName()
  return [...new Set(['widget', ...channels.map(({ name }) => name)])].map((value) => ({ value, label: nameOf(value) }))
}
