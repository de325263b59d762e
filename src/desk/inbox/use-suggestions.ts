import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Order } from '../../shared/wire/commerce.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { Staff } from '../../shared/wire/people.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { get } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { type Trigger, withValues } from './suggesting.ts'

export interface Suggestion {
  key: string
  label: string
  /** What it says, in short. */
  hint?: string
  insert: string
  /** The script it is, to be counted when it is used. */
  script?: Script
}
const MOST = 6
const none: readonly Suggestion[] = []

/** What this conversation can fill into a script: who it is with and what they bought last. */
export function useValues(conversation: Conversation, wanted: boolean): Record<string, string | null> {
  const { me } = useDesk()
  const orders = useQuery({
    queryKey: ['orders', conversation.customerId],
    queryFn: () => get<{ items: Order[] }>(`/orders?customer=${conversation.customerId}&limit=30`),
    enabled: wanted,
  })
  const latest = orders.data?.items[0]
  return {
    customer: conversation.customerName,
    order: latest?.number ?? null,
    parcel: orders.data?.items.flatMap((order) => order.parcels)[0]?.trackingNumber ?? null,
    product: conversation.viewing?.productId ? conversation.viewing.title : null,
    shop: me.shops.find((shop) => shop.id === conversation.shopId)?.name ?? null,
    staff: me.staff.name,
  }
}

/** What is offered for a sign and the letters after it, and which of it is chosen. */
export function useSuggestions(trigger: Trigger | null, conversation: Conversation) {
  const { say } = useText()
  const { me } = useDesk()
  const [chosen, setChosen] = useState({ of: '', at: 0 })
  const offer = trigger?.offer
  const query = trigger?.query ?? ''
  const values = useValues(conversation, offer === 'script' || offer === 'variable')
  // Fetched with the first sign, and searched by what comes with them.
  const own = useQuery({
    queryKey: ['scripts', conversation.shopId, conversation.language],
    queryFn: async () => {
      const [{ offeredScripts }, { items }] = await Promise.all([
        import('../scripts/offered.ts'),
        get<{ items: Script[] }>(`/shops/${conversation.shopId}/scripts`),
      ])
      return (asked: string) => offeredScripts(items, asked, conversation.language)
    },
    enabled: offer === 'script',
  })
  const articles = useQuery({
    queryKey: ['knowledge', conversation.shopId, conversation.language, query, 'scripts'],
    queryFn: () =>
      get<{ items: Article[] }>(
        `/knowledge?shop=${conversation.shopId}&language=${conversation.language}&limit=${MOST}${query ? `&q=${encodeURIComponent(query)}` : '&kind=faq'}`,
      ),
    enabled: offer === 'script',
    placeholderData: keepPreviousData,
  })
  const emoji = useQuery({
    queryKey: ['emoji'],
    queryFn: () => import('./emoji.ts'),
    enabled: offer === 'emoji',
    staleTime: Number.POSITIVE_INFINITY,
  })
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: Staff[] }>('/staff'), enabled: offer === 'mention' })

  const items = ((): readonly Suggestion[] => {
    if (offer === 'emoji') return (emoji.data?.emojiFor(query) ?? []).map((sign) => ({ key: sign, label: sign, insert: sign }))
    if (offer === 'script')
      return [...(own.data?.(query) ?? []), ...(articles.data?.items ?? [])].slice(0, MOST).map((one) => {
        const insert = withValues(one.body, values)
        const hint = insert.replace(/\s+/g, ' ').slice(0, 120)
        return { key: one.id, label: one.title, hint, insert, ...('uses' in one && { script: one }) }
      })
    if (offer === 'mention')
      return (staff.data?.items ?? [])
        .filter(({ id, name, shopIds }) => id !== me.staff.id && shopIds.includes(conversation.shopId) && begins(name, query))
        .slice(0, MOST)
        .map(({ id, name, presence }) => ({ key: id, label: name, hint: say(`presence.${presence}`), insert: `@${name} ` }))
    if (offer === 'variable')
      return Object.entries(values).flatMap(([name, value]) => {
        const label = say(`variable.${name}` as TextKey)
        return value && (begins(name, query) || label.includes(query)) ? [{ key: name, label, hint: value, insert: value }] : []
      })
    return none
  })()
  const of = `${offer} ${query}`
  const at = chosen.of === of ? Math.min(chosen.at, Math.max(0, items.length - 1)) : 0
  return {
    items,
    at,
    loading: offer === 'script' && own.isPending,
    move: (by: number) => items.length > 0 && setChosen({ of, at: (at + by + items.length) % items.length }),
    choose: (to: number) => setChosen({ of, at: to }),
  }
}

const begins = (name: string, query: string): boolean =>
  name
    .toLowerCase()
    .split(/\s+/)
    .some((word) => word.startsWith(query.toLowerCase()))
