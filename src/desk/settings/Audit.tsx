import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { audiences } from '../../shared/events.ts'
import type { AuditLine } from '../../shared/wire/team.ts'
import { get } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { useText } from '../texts/text.ts'
import { Section } from './Section.tsx'

const names = Object.keys(audiences).toSorted()

export function Audit() {
  const { say, language } = useText()
  const [name, setName] = useState('')
  const [actorId, setActorId] = useState('')
  const staff = useQuery({ queryKey: ['staff'], queryFn: () => get<{ items: { id: string; name: string }[] }>('/staff') })
  const filter = new URLSearchParams({ ...(name && { name }), ...(actorId && { actorId }) }).toString()
  const log = useInfiniteQuery({
    queryKey: ['audit', filter],
    queryFn: ({ pageParam }) => get<{ items: AuditLine[]; next: string | null }>(`/audit?${filter}${pageParam && `&cursor=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })
  const lines = log.data?.pages.flatMap((page) => page.items)
  const any = { value: '', label: say('audit.any') }
  return (
    <Section title={say('settings.part.audit')} hint={say('audit.hint')}>
      <div className="mb-3 flex flex-wrap gap-4">
        <Choice
          label={say('audit.name')}
          value={name}
          options={[any, ...names.map((value) => ({ value, label: value }))]}
          onChoose={setName}
        />
        <Choice
          label={say('audit.actor')}
          value={actorId}
          options={[any, ...(staff.data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))]}
          onChoose={setActorId}
        />
      </div>
      {!lines && <Skeleton label={say('list.loading')} rows={8} />}
      {lines?.length === 0 && <EmptyState title={say('audit.none')} />}
      <ol className="divide-y divide-line">
        {lines?.map((line) => (
          <li key={line.id} className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 py-2">
            <time dateTime={line.at} className="w-32 shrink-0 text-sm text-muted tabular-nums">
              {momentText(line.at, language)}
            </time>
            <span className="font-mono text-sm">{line.name}</span>
            <span className="font-medium">{line.actor.name ?? say(`audit.kind.${line.actor.kind}`)}</span>
            <span className="min-w-0 basis-full text-sm break-words text-muted md:pl-35">
              {Object.entries(line.facts)
                .map(([key, value]) => `${key} ${value}`)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ol>
      {log.hasNextPage && (
        <Button className="mt-3" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say('audit.more')}
        </Button>
      )}
    </Section>
  )
}
