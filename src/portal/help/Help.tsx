import { useInfiniteQuery } from '@tanstack/react-query'
import { ChevronRight, Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { inputLook } from '../../kit/Field.tsx'
import type { FoundArticle } from '../../shared/wire/portal.ts'
import { get } from '../api.ts'
import { PersonButton } from '../Frame.tsx'
import { go, Link, useAddress } from '../navigation.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Press } from '../parts/Press.tsx'
import { Trouble } from '../parts/Trouble.tsx'
import { placesOf } from '../places.ts'
import { useShop, useTitle } from '../shop.ts'
import { useText } from '../texts/text.ts'

const kinds = ['policy', 'faq', 'guide', 'article', 'glossary'] as const
type Kind = (typeof kinds)[number]
const isKind = (text: string | undefined): text is Kind => kinds.includes(text as Kind)
/** Long enough not to ask for every letter; short enough to feel at once. */
const TYPING_MS = 220

/** Between lines of Chinese stands no space. */
const chineseBreak = /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef])\n+/gu

/** What the shop has published, by kind or by what somebody asks. What is asked for stands in the address, to be sent to a friend. */
export function Help() {
  const { say, language } = useText()
  const { slug } = useShop()
  const { query: sought } = useAddress()
  const [q, asked] = [sought.get('q') ?? '', sought.get('kind') ?? undefined]
  const kind = isKind(asked) ? asked : undefined
  const [typed, setTyped] = useState(q)
  useTitle(say('help.title'))
  useEffect(() => {
    const timer = setTimeout(() => {
      const next = typed.trim()
      if (next !== q) go(placesOf(slug).search({ q: next, kind }), { replace: true })
    }, TYPING_MS)
    return () => clearTimeout(timer)
  }, [typed, q, kind, slug])
  const articles = useInfiniteQuery({
    queryKey: ['articles', slug, language, kind, q],
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams({
        language,
        limit: '50',
        ...(kind && { kind }),
        ...(q && { q }),
        ...(pageParam && { cursor: pageParam }),
      })
      return get<{ items: FoundArticle[]; next: string | null }>(slug, `/public/${slug}/articles?${query}`)
    },
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
  const items = articles.data?.pages.flatMap((page) => page.items)
  return (
    <div className="mx-auto max-w-3xl">
      <h1 className="text-[1.75rem] leading-tight font-bold">{say('help.title')}</h1>
      <form role="search" className="relative mt-4" onSubmit={(event) => event.preventDefault()}>
        <Search size={20} className="pointer-events-none absolute top-1/2 left-4 -translate-y-1/2 text-muted" aria-hidden="true" />
        <input
          type="search"
          aria-label={say('help.search')}
          placeholder={say('help.placeholder')}
          value={typed}
          maxLength={200}
          onChange={(event) => setTyped(event.target.value)}
          className={`${inputLook} h-14 rounded-2xl ps-12! text-[1.0625rem]`}
        />
      </form>
      <Kinds kind={kind} choose={(next) => go(placesOf(slug).search({ q, kind: next }), { replace: true })} />
      <p role="status" className="sr-only">
        {q && items ? say('help.found', { count: items.length }) : ''}
      </p>
      <div className="mt-4">
        {articles.error && <Trouble error={articles.error} again={() => void articles.refetch()} />}
        {!items && !articles.error && <Loading />}
        {items?.length === 0 && <Nothing q={q} />}
        {items && items.length > 0 && <List items={items} grouped={!q && !kind} />}
        {articles.hasNextPage && (
          <Press className="mt-4 w-full" disabled={articles.isFetchingNextPage} onClick={() => void articles.fetchNextPage()}>
            {say('help.more')}
          </Press>
        )}
      </div>
    </div>
  )
}

function Kinds({ kind, choose }: { kind: Kind | undefined; choose(kind: Kind | undefined): void }) {
  const { say } = useText()
  const look =
    'inline-flex min-h-11 items-center rounded-full border px-4 text-[0.9375rem] whitespace-nowrap border-line bg-surface hover:bg-sunken aria-pressed:border-accent aria-pressed:bg-accent aria-pressed:text-accent-text'
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {([undefined, ...kinds] as const).map((one) => (
        <button key={one ?? 'all'} type="button" aria-pressed={kind === one} className={look} onClick={() => choose(one)}>
          {say(`help.${one ?? 'all'}`)}
        </button>
      ))}
    </div>
  )
}

function List({ items, grouped }: { items: readonly FoundArticle[]; grouped: boolean }) {
  const { say } = useText()
  if (!grouped) return <Links items={items} />
  return (
    <div className="flex flex-col gap-6">
      {kinds.map((kind) => {
        const some = items.filter((article) => article.kind === kind)
        return some.length ? (
          <section key={kind} aria-labelledby={`kind-${kind}`}>
            <h2 id={`kind-${kind}`} className="mb-2 text-[1.0625rem] font-bold">
              {say(`help.${kind}`)}
            </h2>
            <Links items={some} />
          </section>
        ) : null
      })}
    </div>
  )
}

function Links({ items }: { items: readonly FoundArticle[] }) {
  const { slug } = useShop()
  const { say } = useText()
  return (
    <ul className="divide-y divide-line overflow-hidden rounded-2xl border border-line bg-surface">
      {items.map((article) => (
        <li key={article.id}>
          <Link to={placesOf(slug).article(article.id)} className="flex items-center gap-3 px-4 py-3.5 -outline-offset-2 hover:bg-sunken">
            <span className="min-w-0 flex-1 leading-snug">
              <span className="block font-semibold">{article.title}</span>
              <span className="mt-0.5 line-clamp-2 text-[0.9375rem] text-muted">{article.body.replace(chineseBreak, '')}</span>
              {article.byMeaning && <span className="mt-0.5 block text-sm text-muted">{say('help.near')}</span>}
            </span>
            <ChevronRight size={18} className="shrink-0 text-muted" aria-hidden="true" />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Nothing({ q }: { q: string }) {
  const { say } = useText()
  const shop = useShop()
  return (
    <div className="rounded-2xl border border-line bg-surface p-6">
      <p className="font-semibold break-words">{q ? say('help.nothing', { q }) : say('help.empty')}</p>
      <p className="mt-1 mb-4 text-muted">{say('help.nothing.hint')}</p>
      <PersonButton shop={shop} />
    </div>
  )
}
