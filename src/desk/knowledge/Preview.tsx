import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Badge } from '../../kit/Badge.tsx'
import { explained } from '../../kit/explain.tsx'
import { lineLook } from '../../kit/Field.tsx'
import { toast } from '../../kit/Toast.tsx'
import { cut } from '../../shared/cut.ts'
import { termFinder } from '../../shared/terms.ts'
import type { Article } from '../../shared/wire/knowledge.ts'
import type { Lessons, Preview as Seen } from '../../shared/wire/lessons.ts'
import { get, send } from '../api.ts'
import { useSearch } from '../context/use-search.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'

/** A customer's sentence, what the assistant would make of it, and how to tell it better. */
export function Preview({ shop }: { shop: string }) {
  const { say } = useText()
  const client = useQueryClient()
  const { typed, asked, setTyped } = useSearch()
  const [meant, setMeant] = useState('')
  const seen = useQuery({
    queryKey: ['preview', shop, asked],
    queryFn: () => send<Seen>('POST', `/shops/${shop}/preview`, { text: asked }),
    enabled: !!asked,
    staleTime: 0,
  })
  const lessons = useQuery({ queryKey: ['lessons', shop], queryFn: () => get<Lessons>(`/shops/${shop}/lessons`) })
  const language = seen.data?.says?.language
  const glossary = useQuery({
    queryKey: ['articles', shop, 'glossary', language],
    queryFn: () => get<{ items: Article[] }>(`/knowledge?shop=${shop}&kind=glossary&language=${language}&limit=100`),
    enabled: !!language,
  })
  const find = termFinder(glossary.data?.items.map(({ title, phrasings, body }) => ({ words: [title, ...phrasings], text: body })) ?? [])
  const teach = (intent: string) => {
    if (!intent) return
    setMeant(intent)
    void send('POST', `/shops/${shop}/lessons`, { text: asked, intent })
      .then(
        () => toast(say('articles.taught.done')),
        (error: Error) => toast(error.message),
      )
      .finally(() => {
        setMeant('')
        void client.invalidateQueries({ queryKey: ['lessons', shop] })
      })
  }
  return (
    <section className="rounded-2xl border border-line bg-surface p-4">
      <label className="flex flex-col gap-1.5 font-medium">
        {say('articles.try')}
        <input
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.target.value)}
          placeholder={say('articles.try.placeholder')}
          className={`${lineLook} font-normal`}
        />
      </label>
      {asked && seen.data && (
        <div aria-live="polite" className="mt-3 flex flex-col gap-2">
          <ul className="flex flex-wrap items-center gap-2">
            <li>
              <Badge tone={seen.data.acts ? 'success' : 'plain'}>{say(seen.data.acts ? 'articles.try.acts' : 'articles.try.asks')}</Badge>
            </li>
            {seen.data.guesses.map(({ name, label, confidence }) => (
              <li key={name}>
                {label} <span className="text-muted">{Math.round(confidence * 100)} %</span>
              </li>
            ))}
          </ul>
          {seen.data.says && (
            <div className="rounded-lg bg-sunken p-3">
              <p className="font-medium">{say('articles.try.says', { title: seen.data.says.title })}</p>
              <p className="mt-1 whitespace-pre-line text-muted">{explained(find(cut(seen.data.says.body, 300)))}</p>
            </div>
          )}
          <Choice
            label={say('articles.try.teach')}
            value={meant}
            options={[{ value: '', label: '…' }, ...(lessons.data?.intents ?? []).map(({ name, label }) => ({ value: name, label }))]}
            onChoose={teach}
          />
        </div>
      )}
    </section>
  )
}
