import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import type { Article } from '../../shared/wire/knowledge.ts'
import { get } from '../api.ts'
import { useSearch } from '../context/use-search.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'
import { ArticleDialog } from './ArticleDialog.tsx'
import { Files } from './Files.tsx'

const today = () => new Date().toISOString().slice(0, 10)

export function Articles({ shop }: { shop: string }) {
  const { say } = useText()
  const client = useQueryClient()
  const { typed, asked, setTyped } = useSearch()
  const [open, setOpen] = useState<Article | 'new' | null>(null)
  const articles = useInfiniteQuery({
    queryKey: ['articles', shop, asked],
    queryFn: ({ pageParam }) =>
      get<{ items: Article[]; next: string | null }>(
        `/knowledge?shop=${shop}&limit=50${asked ? `&q=${encodeURIComponent(asked)}` : ''}${pageParam ? `&cursor=${pageParam}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = articles.data?.pages.flatMap((page) => page.items) ?? []
  const again = () => {
    void client.invalidateQueries({ queryKey: ['articles', shop] })
    void client.invalidateQueries({ queryKey: ['preview', shop] })
  }
  return (
    <div className="p-4">
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label={say('articles.search')}
          placeholder={say('articles.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={`${lineLook} min-w-0 flex-1 basis-40`}
        />
        <Files shop={shop} onImported={again} />
        <Button look="primary" onClick={() => setOpen('new')}>
          <Plus size={16} aria-hidden="true" />
          {say('articles.new')}
        </Button>
      </div>
      <Fetched found={articles} rows={4}>
        {!items.length &&
          (asked ? (
            <EmptyState title={say('articles.notFound')} />
          ) : (
            <EmptyState title={say('articles.none')} hint={say('articles.none.hint')} />
          ))}
      </Fetched>
      <ul className="mt-3 divide-y divide-line">
        {items.map((article) => (
          <li key={article.id}>
            <button
              type="button"
              className="flex w-full items-center gap-2 py-2 text-start hover:bg-sunken"
              onClick={() => setOpen(article)}
            >
              <span className="min-w-0 flex-1 truncate" lang={article.language}>
                {article.title}
              </span>
              {!article.published && <Badge>{say('articles.draft')}</Badge>}
              {article.reviewAt && article.reviewAt <= today() && <Badge tone="signal">{say('articles.review')}</Badge>}
              <span className="text-sm text-muted">{say(`articles.kind.${article.kind}`)}</span>
            </button>
          </li>
        ))}
      </ul>
      {articles.hasNextPage && (
        <div className="pt-3 text-center">
          <Button disabled={articles.isFetchingNextPage} onClick={() => void articles.fetchNextPage()}>
            {say('list.more')}
          </Button>
        </div>
      )}
      {open && (
        <ArticleDialog
          shop={shop}
          article={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onChanged={() => {
            setOpen(null)
            again()
          }}
        />
      )}
    </div>
  )
}
