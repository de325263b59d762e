import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Badge } from '../../kit/Badge.tsx'
import { EmptyState } from '../../kit/EmptyState.tsx'
import { momentText } from '../../kit/format.ts'
import { Skeleton } from '../../kit/Skeleton.tsx'
import type { Complaint } from '../../shared/wire/complaints.ts'
import { get, send } from '../api.ts'
import { TimeLeft } from '../clocks/TimeLeft.tsx'
import { useMay } from '../desk-context.ts'
import { CaseFrame } from '../parts/CaseFrame.tsx'
import { History } from '../parts/History.tsx'
import { Section } from '../parts/Section.tsx'
import { type Say, type TextKey, useText } from '../texts/text.ts'
import { Authorities } from './Authorities.tsx'
import { ComplaintActions } from './ComplaintActions.tsx'
import { ComplaintFacts } from './ComplaintFacts.tsx'
import { severityTones, statusTones } from './complaint-look.ts'
import { EvidencePack } from './EvidencePack.tsx'
import { LinkedCases } from './LinkedCases.tsx'

/** What was found out is noted by its names. */
const foundText = (names: string, say: Say): string =>
  names
    .split(', ')
    .map((name) => say(`complaint.found.${name}` as TextKey))
    .join(' · ')

/** One complaint: what is said, its clocks, what was answered, what happened, and the next step. */
export function ComplaintPage({ id, stage }: { id: string; stage: string }) {
  const { say, language } = useText()
  const client = useQueryClient()
  const may = useMay('complaints.handle')
  const found = useQuery({ queryKey: ['complaint', id], queryFn: () => get<Complaint>(`/complaints/${id}`) })
  if (found.isPending) return <Skeleton label={say('list.loading')} rows={6} />
  if (found.isError) return <EmptyState title={(found.error as Error).message} />
  const one = found.data
  const time = (at: string) => momentText(at, language)
  const act = async (path: string, body: object) => {
    client.setQueryData(['complaint', id], await send<Complaint>('POST', `/complaints/${id}/${path}`, body))
    // What follows from it may have been told before this answer came.
    void client.invalidateQueries({ queryKey: ['complaint', id] })
    void client.invalidateQueries({ queryKey: ['complaints'] })
  }
  // What was withdrawn was neither in time nor late; only a regulator may go on waiting.
  const clocks = one.clocks.filter(({ state }) => one.status !== 'withdrawn' || state !== 'stopped')
  const happened = one.history.map(({ at, verb, by, byKind, note }) => ({
    key: `${verb} ${note}`,
    at,
    did: say(`complaint.did.${verb}` as TextKey),
    by: byKind === 'staff' && by ? by : say(`by.${byKind}` as TextKey),
    note: verb === 'findings' ? foundText(note, say) : note,
  }))
  return (
    <CaseFrame
      list="/complaints/$stage"
      stage={stage}
      title={say(`complaint.kind.${one.kind}`)}
      badges={
        <>
          <Badge tone={statusTones[one.status]}>{say(`complaint.${one.status}`)}</Badge>
          <Badge tone={severityTones[one.severity]}>{say(`severity.${one.severity}`)}</Badge>
          {one.repeats && <Badge tone="signal">{say('complaint.repeats')}</Badge>}
        </>
      }
      number={one.number}
      beside={<EvidencePack one={one} />}
      aside={
        <>
          {clocks.length > 0 && (
            <Section title={say('clocks')}>
              <ul className="flex flex-col gap-1.5 text-sm">
                {clocks.map((clock) => (
                  <li key={clock.id} className="flex items-center justify-between gap-2">
                    {say(`clock.${clock.code}`)}
                    <TimeLeft clock={clock} />
                  </li>
                ))}
              </ul>
            </Section>
          )}
          <ComplaintFacts one={one} time={time} />
          <Authorities one={one} time={time} onSend={may ? act : null} />
          <Section title={say('case.history')}>
            <History steps={happened} />
          </Section>
        </>
      }
    >
      <ComplaintActions one={one} onSend={act} />
      <Story one={one} />
      <LinkedCases one={one} stage={stage} />
      {one.answers.toReversed().map((answer) => (
        <Section key={answer.at} title={say('complaint.answer')}>
          <p className="text-xs text-muted tabular-nums">
            {answer.byName} · {time(answer.at)}
          </p>
          <p className="mt-2 break-words whitespace-pre-wrap">{answer.letter}</p>
        </Section>
      ))}
    </CaseFrame>
  )
}

/** What the customer says, with what they sent, and the way to the conversation. */
function Story({ one }: { one: Complaint }) {
  const { say } = useText()
  return (
    <Section title={say('complaint.story')}>
      <p className="break-words whitespace-pre-wrap">{one.story}</p>
      {one.evidence.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {one.evidence.map((file) => (
            <li key={file.fileId}>
              <a href={file.url} target="_blank" rel="noreferrer" className="block text-sm text-accent underline">
                {file.type.startsWith('image/') ? (
                  <img src={file.url} alt={file.name} className="size-20 rounded-lg bg-sunken object-cover" />
                ) : (
                  file.name
                )}
              </a>
            </li>
          ))}
        </ul>
      )}
      {one.conversationId && (
        <Link
          to="/inbox/$queue/$conversationId"
          params={{ queue: 'all', conversationId: one.conversationId }}
          className="mt-2 inline-block text-sm text-accent underline"
        >
          {say('complaint.conversation')}
        </Link>
      )}
    </Section>
  )
}
