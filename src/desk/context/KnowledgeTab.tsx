import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CornerDownLeft } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { inputLook } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import { get } from '../api.ts'
import { toComposer } from '../inbox/drafts.ts'
import { useText } from '../texts/text.ts'
import { useSearch } from './use-search.ts'

export function KnowledgeTab({ conversation }: { conversation: Conversation }) {
  const { say } = useText()
  const { typed, asked, setTyped } = useSearch()
  const articles = useQuery({
    queryKey: ['knowledge', conversation.shopId, conversation.language, asked],
    queryFn: () =>
      get<{ items: Article[] }>(
        `/knowledge?shop=${conversation.shopId}&language=${conversation.language}&limit=20${asked ? `&q=${encodeURIComponent(asked)}` : '&kind=policy'}`,
      ),
    placeholderData: keepPreviousData,
  })
  return (
    <>
      <input
        type="search"
        aria-label={say('knowledge.search')}
        placeholder={say('knowledge.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={`${inputLook} mb-3 h-10`}
      />
      {articles.isPending ? (
        <Skeleton label={say('list.loading')} rows={4} />
      ) : articles.data?.items.length ? (
        <ul className="flex flex-col gap-2">
          {articles.data.items.map((article) => (
            <li key={article.id}>
              <details className="rounded-xl border border-line p-3" lang={article.language}>
                <summary className="cursor-pointer font-semibold">{article.title}</summary>
                <p className="mt-2 text-sm whitespace-pre-wrap">{article.body}</p>
                <Button small className="mt-2" onClick={() => toComposer({ focus: 'text', insert: article.body })}>
                  <CornerDownLeft size={13} aria-hidden="true" />
                  {say('knowledge.insert')}
                </Button>
              </details>
            </li>
          ))}
        </ul>
      ) : (
        <EmptyState title={say('knowledge.none')} />
      )}
    </>
  )
}
