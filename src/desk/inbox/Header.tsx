import { Link } from '@tanstack/react-router'
import { ArrowLeft, Bot, Check, Clock3, IdCard, Merge, MoreHorizontal, RotateCcw, Tag, UserRoundPlus } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { Badge, type Tone } from '../../kit/Badge.tsx'
import { Button } from '../../kit/Button.tsx'
import { durationText, momentText } from '../../kit/format.ts'
import { IconButton } from '../../kit/IconButton.tsx'
import { Menu } from '../../kit/Menu.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { ChannelBadge } from '../parts/ChannelBadge.tsx'
import { customerName } from '../parts/customer-name.ts'
import { useChannelName } from '../parts/use-channels.ts'
import { useText, withPageTexts } from '../texts/text.ts'
import { type AboutCase, useCaseMenu } from './case-menu.ts'
import { openDialog } from './dialogs.ts'
import { OthersHere } from './OthersHere.tsx'
import { useVerbs } from './use-verbs.ts'

/** Fetched when first opened. */
const TagsDialog = lazy(() => withPageTexts(import('./TagsDialog.tsx')).then((module) => ({ default: module.TagsDialog })))
const TransferDialog = lazy(() => import('./TransferDialog.tsx').then((module) => ({ default: module.TransferDialog })))

const MergeDialog = lazy(() => withPageTexts(import('./MergeDialog.tsx')).then((module) => ({ default: module.MergeDialog })))
const CaseDialog = lazy(() => withPageTexts(import('./CaseDialog.tsx')).then((module) => ({ default: module.CaseDialog })))

const tones: Record<Conversation['status'], Tone> = { assistant: 'accent', waiting: 'signal', attended: 'success', closed: 'plain' }

export function Header({ conversation: c, queue, onPanel }: { conversation: Conversation; queue: string; onPanel(): void }) {
  const { say, language } = useText()
  const { me } = useDesk()
  const [transferring, setTransferring] = useState(false)
  const [opening, setOpening] = useState<AboutCase | null>(null)
  const [tagging, setTagging] = useState(false)
  const [merging, setMerging] = useState(false)
  const verb = useVerbs(c.id)
  const channelName = useChannelName()
  const cases = useCaseMenu(setOpening)
  const mayWatch = useMay('conversations.watch')
  const mine = c.status === 'attended' && c.staffId === me.staff.id
  const takeable = c.status !== 'closed' && !mine && (c.status !== 'attended' || mayWatch)
  const name = customerName(say, c.customerId, c.customerName)
  const firstAnswer = c.firstAnswerMs === null ? null : durationText(c.firstAnswerMs, language)

  return (
    <header className="flex min-h-14 items-center gap-2 border-b border-line px-3 py-2">
      <Link
        to="/inbox/$queue"
        params={{ queue }}
        aria-label={say('back')}
        className="inline-flex size-9 items-center justify-center rounded-lg text-muted md:hidden"
      >
        <ArrowLeft size={18} aria-hidden="true" />
      </Link>
      <span className="relative inline-flex">
        <Avatar name={name} small />
        <ChannelBadge channel={c.channel} name={channelName(c.channel)} className="absolute -right-1 -bottom-1" />
      </span>
      <div className="min-w-0 flex-1">
        <h1 className="truncate leading-tight font-semibold">{name}</h1>
        <p className="flex items-center gap-1.5 overflow-hidden text-xs text-muted">
          <Badge tone={tones[c.status]}>
            {c.status === 'attended' && !mine ? say('attendedBy', { name: c.staffName ?? '' }) : say(`status.${c.status}`)}
          </Badge>
          {c.channel !== 'widget' && <Badge>{channelName(c.channel)}</Badge>}
          {c.tags.slice(0, 4).map((tag) => (
            <Badge key={tag}>{tag}</Badge>
          ))}
          {c.snoozedUntil && <span className="shrink-0">{say('snoozedUntil', { time: momentText(c.snoozedUntil, language) })}</span>}
          {firstAnswer && <span className="hidden shrink-0 sm:inline">{say('thread.firstAnswer', { time: firstAnswer })}</span>}
          <OthersHere conversationId={c.id} />
          {c.viewing && <span className="truncate">{say('thread.viewing', { title: c.viewing.title })}</span>}
        </p>
      </div>
      {takeable && (
        <Button look="primary" onClick={() => void verb('take')}>
          {say(c.status === 'attended' || c.status === 'assistant' ? 'takeOver' : 'take')}
        </Button>
      )}
      {mine && (
        <>
          <span className="hidden sm:inline-flex">
            <Button onClick={() => setTransferring(true)}>
              <UserRoundPlus size={16} aria-hidden="true" />
              {say('transfer')}
            </Button>
          </span>
          <Button look="primary" onClick={() => void verb('close')}>
            <Check size={16} aria-hidden="true" />
            {say('close')}
          </Button>
        </>
      )}
      {c.status === 'closed' && (
        <Button onClick={() => void verb('reopen')}>
          <RotateCcw size={16} aria-hidden="true" />
          {say('reopen')}
        </Button>
      )}
      <Menu
        trigger={
          <IconButton label={say('more')}>
            <MoreHorizontal size={18} aria-hidden="true" />
          </IconButton>
        }
        items={[
          ...(c.status === 'closed'
            ? []
            : [{ label: say('transfer'), icon: <UserRoundPlus size={16} aria-hidden="true" />, onSelect: () => setTransferring(true) }]),
          ...(c.status === 'closed'
            ? []
            : [
                { label: say('tags'), icon: <Tag size={16} aria-hidden="true" />, onSelect: () => setTagging(true) },
                { label: say('merge'), icon: <Merge size={16} aria-hidden="true" />, onSelect: () => setMerging(true) },
              ]),
          ...cases,
          ...(mine || (c.status === 'attended' && mayWatch)
            ? [
                {
                  label: say(c.snoozedUntil ? 'wake' : 'snooze'),
                  icon: <Clock3 size={16} aria-hidden="true" />,
                  onSelect: () => (c.snoozedUntil ? void verb('wake') : openDialog('snooze')),
                },
              ]
            : []),
          ...(c.status === 'attended' || c.status === 'waiting'
            ? [{ label: say('giveBack'), icon: <Bot size={16} aria-hidden="true" />, onSelect: () => void verb('give-back') }]
            : []),
          ...(mine || c.status === 'closed'
            ? []
            : [{ label: say('close'), icon: <Check size={16} aria-hidden="true" />, onSelect: () => void verb('close') }]),
        ]}
      />
      <IconButton label={say('panel')} onClick={onPanel}>
        <IdCard size={18} aria-hidden="true" />
      </IconButton>
      {opening && (
        <Suspense>
          <CaseDialog conversation={c} about={opening} onClose={() => setOpening(null)} />
        </Suspense>
      )}
      {tagging && (
        <Suspense>
          <TagsDialog conversation={c} onClose={() => setTagging(false)} />
        </Suspense>
      )}
      {merging && (
        <Suspense>
          <MergeDialog conversation={c} queue={queue} onClose={() => setMerging(false)} />
        </Suspense>
      )}
      {transferring && (
        <Suspense>
          <TransferDialog conversation={c} open onClose={() => setTransferring(false)} />
        </Suspense>
      )}
    </header>
  )
}
