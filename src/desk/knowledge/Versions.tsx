import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import type { Article, ArticleVersion } from '../../shared/wire/knowledge.ts'
import { get, send } from '../api.ts'
import { useText } from '../texts/text.ts'

/** What an article said before, asked for only when it is opened; each can be made what it says again. */
export function Versions({ article, busy, onRestore }: { article: Article; busy: boolean; onRestore(job: () => Promise<unknown>): void }) {
  const { say, language } = useText()
  const [open, setOpen] = useState(false)
  const versions = useQuery({
    queryKey: ['article-versions', article.id, article.updatedAt],
    queryFn: () => get<{ items: ArticleVersion[] }>(`/knowledge/${article.id}/versions`),
    enabled: open,
  })
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-muted">{say('articles.versions')}</summary>
      <ol className="mt-2 divide-y divide-line">
        {versions.data?.items.slice(1).map(({ version, content, byName, at }) => (
          <li key={version} className="flex flex-wrap items-center gap-2 py-2">
            <span className="min-w-0 flex-1 basis-40">
              <span className="block truncate">{content.title}</span>
              <span className="text-sm text-muted">
                {byName} · {momentText(at, language)}
              </span>
            </span>
            <Button small disabled={busy} onClick={() => onRestore(() => send('POST', `/knowledge/${article.id}/restore`, { version }))}>
              {say('articles.restore')}
            </Button>
          </li>
        ))}
      </ol>
    </details>
  )
}
