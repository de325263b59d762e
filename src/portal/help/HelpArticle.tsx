import { useQuery } from '@tanstack/react-query'
import { ArrowLeft } from 'lucide-react'
import { useMemo } from 'react'
import type { Term } from '../../shared/wire/knowledge.ts'
import type { PublicArticle } from '../../shared/wire/portal.ts'
import { get } from '../api.ts'
import { PersonButton } from '../Frame.tsx'
import { Link } from '../navigation.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { dateText } from '../parts/times.ts'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'
import { ArticleBody } from './ArticleBody.tsx'

export function HelpArticle({ id }: { id: string }) {
  const { say } = useText()
  const { slug } = useShop()
  const article = useQuery({
    queryKey: ['article', slug, id],
    queryFn: () => get<PublicArticle>(slug, `/public/${slug}/articles/${encodeURIComponent(id)}`),
  })
  return (
    <div className="mx-auto max-w-2xl">
      <Link to={placesOf(slug).help} className="inline-flex min-h-10 items-center gap-2 text-muted hover:text-text">
        <ArrowLeft size={18} aria-hidden="true" /> {say('help.title')}
      </Link>
      {article.error && <Trouble error={article.error} again={() => void article.refetch()} />}
      {article.data ? <Whole article={article.data} /> : !article.error && <Loading />}
    </div>
  )
}

function Whole({ article }: { article: PublicArticle }) {
  const { say, language } = useText()
  const shop = useShop()
  const { data } = useQuery({
    queryKey: ['glossary', shop.slug, language],
    queryFn: () => get<{ items: Term[] }>(shop.slug, `/public/${shop.slug}/glossary?language=${language}`),
    staleTime: 600_000,
  })
  const terms = useMemo(() => data?.items.filter(({ words }) => !words.includes(article.title)) ?? [], [data, article.title])
  useTitle(article.title)
  return (
    <>
      <article>
        <h1 className="mt-2 text-[1.75rem] leading-tight font-bold break-words">{article.title}</h1>
        <p className="mt-1 text-[0.875rem] text-muted">
          {say(`help.${article.kind}`)} · {say('help.updated', { at: dateText(article.updatedAt, language, shop.timeZone) })}
        </p>
        <div className="mt-5">
          <ArticleBody text={article.body} terms={terms} />
        </div>
      </article>
      <aside className="mt-8 rounded-2xl border border-line bg-surface p-5">
        <p className="mb-3 font-semibold">{say('help.unsolved')}</p>
        <PersonButton shop={shop} />
      </aside>
    </>
  )
}
