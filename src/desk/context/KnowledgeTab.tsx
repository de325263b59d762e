import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CornerDownLeft, Image } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { Script } from '../../shared/wire/scripts.ts'
import { get } from '../api.ts'
import { toComposer } from '../inbox/drafts.ts'
import { withValues } from '../inbox/suggesting.ts'
import { useValues } from '../inbox/use-suggestions.ts'
import { ScriptTree } from '../scripts/ScriptTree.tsx'
import { takeScript, useScripts } from '../scripts/use-scripts.ts'
import { useText } from '../texts/text.ts'
import { SaleFlow, useSale } from './SaleFlow.tsx'
import { useSearch } from './use-search.ts'

const MOST_FITTING = 4

/** What can be said: scripts with this conversation's values, below them what the shop's knowledge has. */
export function KnowledgeTab({ conversation }: { conversation: Conversation }) {
  const { say } = useText()
  const { typed, asked, setTyped } = useSearch()
  const { scripts } = useScripts(conversation.shopId)
  const values = useValues(conversation, true)
  const spoken = scripts.filter((one) => one.language === conversation.language)
  const sale = useSale(conversation)
  const fitting = typed.trim() ? [] : spoken.filter(({ stage }) => stage === sale.data?.stage)
  const said = (script: Script) => <Said script={script} words={withValues(script.body, values)} />
  return (
    <>
      {sale.data && <SaleFlow conversation={conversation} sale={sale.data} />}
      <input
        type="search"
        aria-label={say('scripts.search')}
        placeholder={say('scripts.search')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        className={`${lineLook} mb-3`}
      />
      {fitting.length > 0 && (
        <section aria-label={say('sale.scripts')} className="mb-4">
          <h3 className="mb-1 text-xs font-semibold text-muted">{say('sale.scripts')}</h3>
          <ul className="flex flex-col gap-1">
            {fitting.slice(0, MOST_FITTING).map((script) => (
              <li key={script.id}>{said(script)}</li>
            ))}
          </ul>
        </section>
      )}
      <ScriptTree scripts={spoken} typed={typed} line={said} />
      {spoken.length > 0 && <h3 className="mt-5 mb-1 text-xs font-semibold text-muted">{say('scripts.articles')}</h3>}
      <Articles conversation={conversation} asked={asked} />
    </>
  )
}

/** One script, filled in; a press puts it into the reply. */
function Said({ script, words }: { script: Script; words: string }) {
  const { say } = useText()
  return (
    <button
      type="button"
      title={say('scripts.insert')}
      lang={script.language}
      onClick={() => {
        toComposer({ focus: 'text', insert: words })
        takeScript(script)
      }}
      className="group/said w-full rounded-lg px-2 py-1.5 text-start hover:bg-sunken focus-visible:bg-sunken"
    >
      <span className="flex items-center gap-1.5">
        <span className="min-w-0 flex-1 truncate font-medium">{script.title}</span>
        {script.attachments.length > 0 && <Image size={14} aria-hidden="true" className="shrink-0 text-muted" />}
        {script.uses > 0 && <span className="shrink-0 text-xs text-muted tabular-nums">{say('scripts.uses', { n: script.uses })}</span>}
        <CornerDownLeft size={13} aria-hidden="true" className="shrink-0 text-muted opacity-0 group-hover/said:opacity-100" />
      </span>
      <span className="line-clamp-2 text-sm text-muted">{words}</span>
    </button>
  )
}

function Articles({ conversation, asked }: { conversation: Conversation; asked: string }) {
  const { say } = useText()
  const articles = useQuery({
    queryKey: ['knowledge', conversation.shopId, conversation.language, asked],
    queryFn: () =>
      get<{ items: (Article & { byMeaning?: true })[] }>(
        `/knowledge?shop=${conversation.shopId}&language=${conversation.language}&limit=20${asked ? `&by=meaning&q=${encodeURIComponent(asked)}` : '&kind=policy'}`,
      ),
    placeholderData: keepPreviousData,
  })
  if (articles.isPending) return <Skeleton label={say('list.loading')} rows={4} />
  if (!articles.data?.items.length) return <EmptyState title={say('knowledge.none')} />
  return (
    <ul className="flex flex-col gap-2">
      {articles.data.items[0]!.byMeaning && <li className="text-sm text-muted">{say('knowledge.near')}</li>}
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
  )
}
