import { useInfiniteQuery } from '@tanstack/react-query'
import { clsx } from 'clsx'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { momentText } from '../../kit/format.ts'
import { type Language, languageNames, languages } from '../../shared/language.ts'
import type { Policy, PolicyContent } from '../../shared/wire/policy.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { TryPanel } from './TryPanel.tsx'
import type { Preview } from './use-policy.ts'

const views = ['text', 'try', 'versions'] as const

/** Beside what is being written: how customers would read it, what it would say to an order, what was published before. */
export function Beside({
  shop,
  timeZone,
  content,
  preview,
  reasons,
  onUse,
}: {
  shop: string
  timeZone: string
  content: PolicyContent
  preview: Preview | undefined
  reasons: readonly string[]
  onUse(content: PolicyContent): void
}) {
  const { say } = useText()
  const [view, setView] = useState<(typeof views)[number]>('text')
  return (
    <aside aria-label={say('policy.views')} className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-1">
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === view}
            onClick={() => setView(one)}
            className={clsx(
              'h-8 shrink-0 rounded-lg px-2.5 text-sm',
              one === view ? 'bg-accent-soft font-semibold text-accent' : 'text-muted hover:bg-sunken',
            )}
          >
            {say(`policy.view.${one}`)}
          </button>
        ))}
      </div>
      {view === 'text' && <PublicText preview={preview} />}
      {view === 'try' && <TryPanel shop={shop} content={content} reasons={reasons} />}
      {view === 'versions' && <Versions shop={shop} timeZone={timeZone} onUse={onUse} />}
    </aside>
  )
}

function PublicText({ preview }: { preview: Preview | undefined }) {
  const { say, language: own } = useText()
  const [language, setLanguage] = useState<Language>(own)
  const sections = preview?.text[language] ?? []
  return (
    <div className="flex flex-col gap-3">
      <fieldset className="flex gap-1">
        <legend className="sr-only">{say('policy.text.language')}</legend>
        {languages.map((one) => (
          <Button
            key={one}
            small
            look={one === language ? 'primary' : 'quiet'}
            aria-pressed={one === language}
            onClick={() => setLanguage(one)}
          >
            {languageNames[one]}
          </Button>
        ))}
      </fieldset>
      {!sections.length && <p className="text-sm text-muted">{say('policy.text.none')}</p>}
      <div lang={language} className="flex flex-col gap-4">
        {sections.map(({ kind, title, lines }) => (
          <section key={kind}>
            <h3 className="font-semibold">{title}</h3>
            <ul className="mt-1 flex list-disc flex-col gap-1 pl-5 text-sm">
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  )
}

function Versions({ shop, timeZone, onUse }: { shop: string; timeZone: string; onUse(content: PolicyContent): void }) {
  const { say, language } = useText()
  const versions = useInfiniteQuery({
    queryKey: ['policy', shop, 'versions'],
    queryFn: ({ pageParam }) =>
      get<{ items: Policy[]; next: string | null }>(`/shops/${shop}/policy/versions?limit=20${pageParam ? `&cursor=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  const items = versions.data?.pages.flatMap((page) => page.items) ?? []
  if (versions.isSuccess && !items.length) return <p className="text-sm text-muted">{say('policy.versions.none')}</p>
  return (
    <>
      <ol className="flex flex-col gap-2">
        {items.map((one) => (
          <li key={one.version} className="flex flex-wrap items-center gap-2 rounded-xl border border-line p-3">
            <span className="min-w-0 flex-1">
              <span className="font-medium">{say('policy.version', { version: one.version })}</span>
              <span className="block text-sm text-muted">
                {say('policy.versions.by', { by: one.by ?? '–', at: momentText(one.at, language, timeZone) })}
              </span>
              {one.note && <span className="block text-sm">{one.note}</span>}
            </span>
            <Button small onClick={() => onUse(one.content)}>
              {say('policy.versions.use')}
            </Button>
          </li>
        ))}
      </ol>
      {versions.hasNextPage && <Button onClick={() => void versions.fetchNextPage()}>{say('policy.more')}</Button>}
    </>
  )
}
