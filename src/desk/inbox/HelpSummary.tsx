import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { toast } from '../../kit/Toast.tsx'
import type { Labels, Summary } from '../../shared/wire/staff-help.ts'
import { send } from '../api.ts'
import { useText } from '../texts/text.ts'

/** What it is about, and what it could be filed under; a label is set by pressing it. */
export function HelpSummary({ conversationId, lastSeq }: { conversationId: string; lastSeq: number }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const [wanted, setWanted] = useState(false)
  const key = ['help-summary', conversationId, lastSeq, language]
  const summary = useQuery({
    queryKey: key,
    queryFn: () => send<Summary>('POST', `/conversations/${conversationId}/help/summary`),
    enabled: wanted,
    staleTime: 60_000,
  })
  const set = async (labels: Labels) => {
    try {
      await send('PUT', `/conversations/${conversationId}/labels`, labels)
      client.setQueryData<Summary>(key, (before) => before && { ...before, labels })
    } catch (error) {
      toast((error as Error).message)
    }
  }
  if (!wanted)
    return (
      <div className="border-t border-line px-3 py-2">
        <Button small onClick={() => setWanted(true)}>
          {say('help.summary')}
        </Button>
      </div>
    )
  if (!summary.data) return <Skeleton label={say('list.loading')} rows={2} />
  const { text, labels, fitting } = summary.data
  const tags = [...new Set([...labels.tags, ...fitting.tags])]
  const categories = [...new Set([labels.category, fitting.category])].filter((one) => one !== null)
  return (
    <div className="flex flex-col gap-2 border-t border-line px-3 py-2">
      <p className="break-words whitespace-pre-wrap">{text}</p>
      {(categories.length > 0 || tags.length > 0) && (
        <div role="group" aria-label={say('help.labels')} className="flex flex-wrap items-center gap-1.5">
          <span className="text-sm text-muted">{say('help.labels')}</span>
          {categories.map((one) => (
            <Mark
              key={`category ${one}`}
              on={labels.category === one}
              label={one}
              onPress={() => void set({ ...labels, category: labels.category === one ? null : one })}
            />
          ))}
          {tags.map((one) => (
            <Mark
              key={one}
              on={labels.tags.includes(one)}
              label={`#${one}`}
              onPress={() =>
                void set({ ...labels, tags: labels.tags.includes(one) ? labels.tags.filter((tag) => tag !== one) : [...labels.tags, one] })
              }
            />
          ))}
        </div>
      )}
    </div>
  )
}

const Mark = ({ on, label, onPress }: { on: boolean; label: string; onPress(): void }) => (
  <Button small look={on ? 'primary' : 'quiet'} aria-pressed={on} onClick={onPress}>
    {label}
  </Button>
)
