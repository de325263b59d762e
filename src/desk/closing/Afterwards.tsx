import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Link2 } from 'lucide-react'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { toast } from '../../kit/Toast.tsx'
import { GOOD_SCORE } from '../../shared/closing.ts'
import type { ClosingSummary } from '../../shared/wire/closing.ts'
import type { Conversation } from '../../shared/wire/conversation.ts'
import type { Rating, Survey } from '../../shared/wire/ratings.ts'
import { get } from '../api.ts'
import { useText } from '../texts/text.ts'
import { Stars } from './Stars.tsx'

const tones: Record<string, Tone> = { solved: 'success', followUp: 'signal', unsolved: 'danger' }

/** How a closed conversation ended, and what its customer thought of it. */
export function Afterwards({ conversation: { id, shopId, lastSeq } }: { conversation: Conversation }) {
  const { say } = useText()
  const closings = useQuery({
    queryKey: ['closing', 'kept', id, lastSeq],
    queryFn: () => get<{ items: ClosingSummary[] }>(`/conversations/${id}/closings`),
  })
  const ratings = useQuery({
    queryKey: ['ratings', id, lastSeq],
    queryFn: () => get<{ items: Rating[] }>(`/conversations/${id}/ratings`),
  })
  const [summary] = closings.data?.items ?? []
  const [rating] = ratings.data?.items ?? []
  if (!summary && !rating) return null
  return (
    <section aria-label={say('after.label')} className="flex flex-col gap-1.5 border-t border-line bg-sunken px-4 py-2.5 text-sm">
      {summary && (
        <p className="flex flex-wrap items-center gap-2">
          {summary.category && <span className="font-medium">{summary.category}</span>}
          {summary.result && <Badge tone={tones[summary.result] ?? 'plain'}>{say(`closing.result.${summary.result}`)}</Badge>}
          {summary.followUp && <span className="min-w-0 break-words text-muted">{summary.followUp}</span>}
        </p>
      )}
      {rating && <Rated rating={rating} shop={shopId} />}
    </section>
  )
}

function Rated({ rating, shop }: { rating: Rating; shop: string }) {
  const { say, language } = useText()
  const survey = useQuery({
    queryKey: ['closing', 'survey', shop],
    queryFn: () => get<Survey>(`/shops/${shop}/survey`),
    enabled: rating.reasons.length > 0,
  })
  const nameOf = (code: string) => survey.data?.reasons.find((one) => one.code === code)?.label[language]
  const copy = async (link: string) => {
    await navigator.clipboard?.writeText(new URL(link, location.origin).href).catch(() => {})
    toast(say('after.linkCopied'))
  }
  if (rating.score === null)
    return (
      <p className="flex flex-wrap items-center gap-2 text-muted">
        {say('after.asked')}
        {rating.link && (
          <Button small onClick={() => void copy(rating.link!)}>
            <Link2 size={13} aria-hidden="true" />
            {say('after.link')}
          </Button>
        )}
      </p>
    )
  return (
    <p className="flex flex-wrap items-center gap-2">
      <Stars score={rating.score} label={say('after.score', { score: rating.score })} />
      {rating.reasons.map((code) => (
        <Badge key={code} tone={rating.score! >= GOOD_SCORE ? 'success' : 'signal'}>
          {nameOf(code)}
        </Badge>
      ))}
      {rating.words && <span className="min-w-0 break-words">“{rating.words}”</span>}
      {rating.ticketId && (
        <Link
          to="/tickets/$stage/$ticketId"
          params={{ stage: 'open', ticketId: rating.ticketId }}
          className="text-accent underline underline-offset-4"
        >
          {say('after.ticket')}
        </Link>
      )}
    </p>
  )
}
