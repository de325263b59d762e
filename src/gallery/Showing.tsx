import { MessagesSquare } from 'lucide-react'
import { Avatar } from '../kit/Avatar.tsx'
import { Badge } from '../kit/Badge.tsx'
import { BellMark } from '../kit/BellMark.tsx'
import { Button } from '../kit/Button.tsx'
import { EmptyState } from '../kit/EmptyState.tsx'
import { clockText, dayText, durationText, elapsedText, momentText, shortText } from '../kit/format.ts'
import { Skeleton } from '../kit/Skeleton.tsx'
import { Timer } from '../kit/Timer.tsx'
import type { Language } from '../shared/language.ts'
import { Shelf } from './Shelf.tsx'
import type { Samples } from './texts.ts'

const opened = Date.now()
const ago = (seconds: number): string => new Date(opened - seconds * 1000).toISOString()
const yesterday = ago(86_400)

/** What only says something. */
export function Showing({ words, language }: { words: Samples; language: Language }) {
  const formats: [string, string][] = [
    ['clockText', clockText(yesterday, language)],
    ['dayText', dayText(yesterday, language)],
    ['momentText', momentText(yesterday, language)],
    ['shortText, today', shortText(ago(0), language)],
    ['shortText, before', shortText(yesterday, language)],
    ['durationText', [400, 12_000, 180_000].map((ms) => durationText(ms, language)).join(' · ')],
    ['elapsedText', [42, 725, 10_800, 172_800].map((seconds) => elapsedText(seconds, language)).join(' · ')],
  ]
  return (
    <>
      <Shelf name="BellMark">
        <BellMark size={20} />
        <BellMark />
        <BellMark size={44} />
      </Shelf>
      <Shelf name="Avatar">
        <Avatar name={words.person} />
        <Avatar name={words.longName} />
        <Avatar name="" />
        <Avatar name={words.person} small />
        <Avatar name={words.longName} small />
      </Shelf>
      <Shelf name="Badge">
        <Badge>{words.done}</Badge>
        <Badge tone="accent">{words.open}</Badge>
        <Badge tone="signal">{words.waiting}</Badge>
        <Badge tone="danger">{words.overdue}</Badge>
        <Badge tone="success" title={words.longName}>
          {words.vip}
        </Badge>
      </Shelf>
      <Shelf name="Timer">
        <Timer since={ago(12)} label={words.waited} language={language} />
        <Timer since={ago(75)} label={words.waited} language={language} />
        <Timer since={ago(1_000)} label={words.waited} language={language} />
        <Timer since={ago(200_000)} label={words.waited} language={language} />
      </Shelf>
      <Shelf name="EmptyState">
        <div className="h-64 w-96 rounded-xl border border-line bg-surface">
          <EmptyState icon={<MessagesSquare size={36} strokeWidth={1.5} />} title={words.nothing} hint={words.nothingHint}>
            <Button>{words.refresh}</Button>
          </EmptyState>
        </div>
        <div className="h-64 w-64 rounded-xl border border-line bg-surface">
          <EmptyState title={words.nothing} />
        </div>
      </Shelf>
      <Shelf name="Skeleton">
        <div className="w-96 rounded-xl border border-line bg-surface">
          <Skeleton label={words.loading} rows={3} />
        </div>
      </Shelf>
      <Shelf name="format">
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-1 tabular-nums">
          {formats.map(([name, text]) => (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Shelf>
    </>
  )
}
