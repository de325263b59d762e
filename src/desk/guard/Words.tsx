import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import { get, send } from '../api.ts'
import { guardCheckKey } from '../inbox/use-guard.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useChannelName } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { AddWords } from './AddWords.tsx'
import { type GuardWord, tones } from './guard-look.ts'

export function Words({ shop }: { shop: string }) {
  const { say } = useText()
  const client = useQueryClient()
  const [search, setSearch] = useState('')
  const [adding, setAdding] = useState(false)
  const asked = useDeferredValue(search.trim())
  const words = useInfiniteQuery({
    queryKey: ['guard-words', shop, asked],
    queryFn: ({ pageParam }) =>
      get<{ items: GuardWord[]; next: string | null }>(
        `/shops/${shop}/guard-words?limit=50&search=${encodeURIComponent(asked)}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = words.data?.pages.flatMap((page) => page.items) ?? []
  const again = async () => {
    await client.invalidateQueries({ queryKey: ['guard-words', shop] })
    await client.invalidateQueries({ queryKey: guardCheckKey(shop) })
  }
  const remove = async ({ id, word }: GuardWord) => {
    await send('DELETE', `/guard-words/${id}`).then(
      () => toast(say('guard.removed', { word })),
      (error: Error) => toast(error.message),
    )
    await again()
  }
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={say('guard.search')}
          placeholder={say('guard.search')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          className={`${lineLook} min-w-0 flex-1 basis-40`}
        />
        <Button look="primary" onClick={() => setAdding(true)}>
          <Plus size={16} aria-hidden="true" />
          {say('guard.add')}
        </Button>
      </div>
      <Fetched found={words} rows={4}>
        {!items.length &&
          (asked ? <EmptyState title={say('guard.notFound')} /> : <EmptyState title={say('guard.none')} hint={say('guard.none.hint')} />)}
      </Fetched>
      <ul className="mt-3 divide-y divide-line">
        {items.map((one) => (
          <Word key={one.id} one={one} onRemove={() => void remove(one)} />
        ))}
      </ul>
      {words.hasNextPage && (
        <div className="pt-3 text-center">
          <Button disabled={words.isFetchingNextPage} onClick={() => void words.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
      <AddWords shop={shop} open={adding} onClose={() => setAdding(false)} onAdded={() => void again()} />
    </div>
  )
}

function Word({ one, onRemove }: { one: GuardWord; onRemove(): void }) {
  const { say } = useText()
  const channelName = useChannelName()
  const { word, verdict, replacement, channel } = one
  return (
    <li className="flex items-center gap-3 py-1.5">
      <Badge tone={tones[verdict]}>{say(`guard.verdict.${verdict}`)}</Badge>
      <span className="min-w-0 flex-1 truncate">
        <span className="font-medium">{word}</span>
        {verdict === 'replace' && <span className="text-muted"> → {replacement || '∅'}</span>}
      </span>
      {channel && <span className="text-sm text-muted">{channelName(channel)}</span>}
      <IconButton label={say('guard.remove', { word })} onClick={onRemove}>
        <Trash2 size={16} aria-hidden="true" />
      </IconButton>
    </li>
  )
}
