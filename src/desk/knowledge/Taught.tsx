import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { IconButton } from '../../kit/IconButton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Lessons } from '../../shared/wire/lessons.ts'
import { get, send } from '../api.ts'
import { Fetched } from '../parts/Fetched.tsx'
import { useText } from '../texts/text.ts'

/** What staff taught the assistant, and the way back to every earlier version. */
export function Taught({ shop }: { shop: string }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const lessons = useQuery({ queryKey: ['lessons', shop], queryFn: () => get<Lessons>(`/shops/${shop}/lessons`) })
  if (!lessons.data) return <Fetched found={lessons} rows={4} />
  const { version, phrasings, versions, intents } = lessons.data
  const labels = new Map(intents.map(({ name, label }) => [name, label]))
  const change = (verb: 'forget' | 'roll-back', body: object) =>
    void send('POST', `/shops/${shop}/lessons/${verb}`, body)
      .catch((error: Error) => toast(error.message))
      .finally(() => void client.invalidateQueries({ queryKey: ['lessons', shop] }))
  if (!versions.length) return <EmptyState title={say('articles.taught.none')} hint={say('articles.taught.hint')} />
  return (
    <div className="flex flex-col gap-4 p-4">
      <ul className="divide-y divide-line">
        {phrasings.map(({ text, intent }) => (
          <li key={text} className="flex items-center gap-3 py-1.5">
            <span className="min-w-0 flex-1 break-words">{text}</span>
            <span className="text-muted">{labels.get(intent) ?? intent}</span>
            <IconButton label={say('articles.taught.forget', { text })} onClick={() => change('forget', { text })}>
              <Trash2 size={16} aria-hidden="true" />
            </IconButton>
          </li>
        ))}
      </ul>
      <h2 className="font-semibold">{say('articles.versions')}</h2>
      <ol className="divide-y divide-line">
        {versions.map((one) => (
          <li key={one.version} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 flex-1 basis-60">
              <p>{say(`articles.change.${one.change.kind}`, { ...one.change })}</p>
              <p className="text-sm text-muted">
                {say('articles.taught.version', { version: one.version, n: one.phrasings, name: one.byName ?? '–' })} ·{' '}
                {momentText(one.at, language)}
              </p>
            </div>
            {one.version !== version && (
              <Button small onClick={() => change('roll-back', { version: one.version })}>
                {say('articles.taught.back')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {phrasings.length > 0 && (
        <Button className="self-start" onClick={() => change('roll-back', { version: 0 })}>
          {say('articles.taught.start')}
        </Button>
      )}
    </div>
  )
}
