import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button } from '../../kit/Button.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import { audiences, type EventName, type EventWhat } from '../../shared/events.ts'
import type { SubjectKind } from '../../shared/wire/clocks.ts'
import type { AuditLine } from '../../shared/wire/team.ts'
import { get } from '../api.ts'
import { Choice } from '../guard/Choice.tsx'
import { ThingLink } from '../parts/ThingLink.tsx'
import { type TextKey, useText } from '../texts/text.ts'
import { Section } from './Section.tsx'

const names = Object.keys(audiences) as EventName[]

export function Audit() {
  const { say } = useText()
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
          options={[any, ...names.map((value) => ({ value, label: say(`event.${value}`) }))]}
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
      {lines?.length === 0 && !log.hasNextPage && <EmptyState title={say('audit.none')} />}
      <ol className="divide-y divide-line">
        {lines?.map((line) => (
          <Line key={line.id} line={line} />
        ))}
      </ol>
      {log.hasNextPage && (
        <Button className="mt-3" disabled={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
          {say(lines && lines.length < 50 ? 'list.further' : 'audit.more')}
        </Button>
      )}
    </Section>
  )
}

const linkLook = 'text-accent underline underline-offset-4'
const things = ['aftersale', 'complaint', 'ticket', 'conversation'] as const

/** Who did what and when, and the way to what it was about. */
function Line({ line: { at, name, actor, facts } }: { line: AuditLine }) {
  const { say, language } = useText()
  const what = facts.what ? say(`event.what.${facts.what as EventWhat}`) : null
  // The nearest thing it was about: a case's event also knows its conversation.
  const named = things.find((kind) => facts[`${kind}Id`])
  const thing = facts.subjectKind ? (facts.subjectKind as SubjectKind) : named
  const thingId = String(facts.subjectId ?? facts[`${named}Id`])
  return (
    <li className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5 py-2 sm:flex-nowrap">
      <time dateTime={at} className="w-32 shrink-0 text-sm whitespace-nowrap max-sm:w-full text-muted tabular-nums">
        {momentText(at, language)}
      </time>
      <span title={name} className="min-w-0 flex-1">
        <span className="mr-2 font-semibold">{actor.name ?? say(`audit.kind.${actor.kind}`)}</span>
        {say(`event.${name}` as TextKey)}
        {what && ` · ${what}`}
        {facts.via === 'link' && ` · ${say('event.via.link')}`}
        {facts.version && ` · ${say('audit.version', { n: Number(facts.version) })}`}
      </span>
      <span className="flex shrink-0 gap-3 text-sm">
        {thing && (
          <ThingLink thing={{ subjectKind: thing, subjectId: thingId, conversationId: null }} className={linkLook}>
            {say(`event.see.${thing}`)}
          </ThingLink>
        )}
        {facts.customerId && (
          <Link to="/customers/$customerId" params={{ customerId: String(facts.customerId) }} className={linkLook}>
            {say('event.see.customer')}
          </Link>
        )}
      </span>
    </li>
  )
}
