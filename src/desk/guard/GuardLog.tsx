import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { get } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useChannelName } from '../parts/use-channels.ts'
import { useText } from '../texts/text.ts'
import { Choice } from './Choice.tsx'
import { tones } from './guard-look.ts'

interface Entry {
  id: string
  channel: string
  author: 'staff' | 'assistant' | 'system' | 'key'
  authorName: string | null
  verdict: 'block' | 'warn' | 'replace'
  hits: { word: string; message: string }[]
  excerpt: string
  at: string
}

export function GuardLog({ shop }: { shop: string }) {
  const { say, language } = useText()
  const channelName = useChannelName()
  const [verdict, setVerdict] = useState('')
  const log = useInfiniteQuery({
    queryKey: ['guard-log', shop, verdict, language],
    queryFn: ({ pageParam }) =>
      get<{ items: Entry[]; next: string | null }>(
        `/shops/${shop}/guard-log?limit=50${verdict ? `&verdict=${verdict}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  const items = log.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <div className="p-4">
      <div className="flex">
        <Choice
          hidden
          label={say('guard.verdict')}
          value={verdict}
          options={[
            { value: '', label: say('guard.log.all') },
            ...(['block', 'warn', 'replace'] as const).map((one) => ({ value: one, label: say(`guard.verdict.${one}`) })),
          ]}
          onChoose={setVerdict}
        />
      </div>
      <Fetched found={log} rows={4}>
        {!items.length && <EmptyState title={say('guard.log.none')} hint={say('guard.log.none.hint')} />}
      </Fetched>
      <ul className="mt-3 divide-y divide-line">
        {items.map((entry) => (
          <li key={entry.id} className="py-3">
            <div className="flex flex-wrap items-center gap-2 text-sm text-muted">
              <Badge tone={tones[entry.verdict]}>{say(`guard.verdict.${entry.verdict}`)}</Badge>
              <span>{entry.authorName ?? say(`guard.author.${entry.author}`)}</span>
              <span>{channelName(entry.channel)}</span>
              <span className="flex-1" />
              <time dateTime={entry.at} className="tabular-nums">
                {momentText(entry.at, language)}
              </time>
            </div>
            <p className="mt-1 break-words">{entry.excerpt}</p>
            <p className="mt-0.5 text-sm break-words text-muted">
              {entry.hits.map(({ word, message }) => `“${word}” ${message}`).join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {log.hasNextPage && (
        <div className="pt-3 text-center">
          <Button disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
    </div>
  )
}
