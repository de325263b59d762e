import { useInfiniteQuery } from '@tanstack/react-query'
import { useSearch as useAddress, useNavigate } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Search as Glass } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { momentText } from '../../kit/format.ts'
import type { Found, FoundKind } from '../../shared/wire/search.ts'
import { get } from '../api.ts'
import { useSearch } from '../context/use-search.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { marked, openFound } from './found-look.ts'

const kinds = ['all', 'message', 'customer', 'order', 'aftersale', 'ticket', 'complaint'] as const

/** Everything that has the words, page by page; what is looked for stands in the address. */
export function Search() {
  const { say, language } = useText()
  const navigate = useNavigate()
  const { q = '', kind } = useAddress({ strict: false }) as { q?: string; kind?: FoundKind }
  const { typed, asked, setTyped } = useSearch(q)
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    if (asked !== q) void navigate({ to: '/search', search: { q: asked, ...(kind && { kind }) }, replace: true })
  }, [asked, q, kind, navigate])
  const found = useInfiniteQuery({
    queryKey: ['search', asked, kind ?? 'all'],
    queryFn: ({ pageParam }) =>
      get<{ items: Found[]; next: string | null }>(
        `/search?q=${encodeURIComponent(asked)}&limit=30${kind ? `&kind=${kind}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    enabled: asked !== '',
  })
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <main className="flex min-h-0 min-w-0 flex-1 flex-col bg-surface">
      <header className="mx-auto w-full max-w-3xl px-4 pt-4">
        <h1 className="mb-2 text-lg font-semibold">{say('search')}</h1>
        <input
          type="search"
          ref={box}
          aria-label={say('search.hint')}
          placeholder={say('search.hint')}
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
          className={lineLook}
        />
        <nav aria-label={say('search.kinds')} className="-mx-1 flex flex-wrap gap-1 py-2">
          {kinds.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={(kind ?? 'all') === one}
              onClick={() => void navigate({ to: '/search', search: { q: asked, ...(one !== 'all' && { kind: one }) } })}
              className={clsx(
                'h-8 rounded-lg px-2.5 text-sm whitespace-nowrap',
                (kind ?? 'all') === one ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
              )}
            >
              {say(`search.${one}`)}
            </button>
          ))}
        </nav>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto border-t border-line">
        <div className="mx-auto max-w-3xl px-2 py-2">
          {!asked ? (
            <EmptyState icon={<Glass size={32} strokeWidth={1.5} />} title={say('search.start')} hint={say('search.start.hint')} />
          ) : !found.isSuccess ? (
            <Fetched found={found} />
          ) : items.length ? (
            <ul>
              {items.map((one) => (
                <li key={`${one.kind} ${one.id}`}>
                  <button
                    type="button"
                    onClick={() => openFound(navigate, one)}
                    className="flex w-full flex-col gap-1 rounded-xl px-3 py-2.5 text-left hover:bg-sunken"
                  >
                    <span className="flex w-full items-center gap-2">
                      <Badge>{say(`search.${one.kind}`)}</Badge>
                      <span className="min-w-0 flex-1 truncate font-semibold">
                        <Marked text={one.title ?? say('visitor')} typed={asked} />
                      </span>
                      <time className="shrink-0 text-xs text-muted tabular-nums">{momentText(one.at, language)}</time>
                    </span>
                    {one.excerpt && (
                      <span className="line-clamp-2 text-sm text-muted">
                        <Marked text={one.excerpt} typed={asked} />
                      </span>
                    )}
                  </button>
                </li>
              ))}
            </ul>
          ) : (
            <EmptyState title={say('search.none')} hint={say('search.none.hint')} />
          )}
          {found.hasNextPage && (
            <p className="py-3 text-center">
              <Button disabled={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
                {say('search.more')}
              </Button>
            </p>
          )}
        </div>
      </div>
    </main>
  )
}

const Marked = ({ text, typed }: { text: string; typed: string }) =>
  marked(text, typed).map((piece, at) =>
    at % 2 ? (
      <mark key={at} className="rounded-sm bg-signal-soft text-text">
        {piece}
      </mark>
    ) : (
      piece
    ),
  )
