import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import {
  Bell,
  BellOff,
  BookOpen,
  CircleUser,
  Inbox,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Scale,
  Search,
  Settings,
  ShieldCheck,
  Sun,
} from 'lucide-react'

import { lazy, Suspense, useState } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { BellMark } from '../../kit/BellMark.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { setTheme, useTheme } from '../../kit/theme.ts'
import { languageNames, otherLanguage } from '../../shared/language.ts'
import type { QueueCounts } from '../../shared/wire/conversation.ts'
import { type Me, type Presence, presences } from '../../shared/wire/presence.ts'
import { AftersalesLink } from '../aftersales/AftersalesLink.tsx'
import { send } from '../api.ts'
import { useDesk, useMay } from '../desk-context.ts'
import { prepareTexts, useText } from '../texts/text.ts'
import { ClockLinks } from './ClockLinks.tsx'
import { soundOn } from './ring.ts'

/** Fetched when somebody with open conversations wants to go. */
const LeavingDialog = lazy(() => import('./LeavingDialog.tsx').then((module) => ({ default: module.LeavingDialog })))

const dots: Record<Presence, string> = { online: 'bg-success', busy: 'bg-danger', away: 'bg-signal', offline: 'bg-muted' }

const place = 'inline-flex size-10 items-center justify-center rounded-lg text-muted hover:bg-sunken'
const here = 'bg-accent-soft !text-accent'

export function Rail() {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const navigate = useNavigate()
  const theme = useTheme()
  const ringing = soundOn.use()
  // On a phone an open conversation or case has the whole screen; its own arrow leads back.
  const { conversationId, aftersaleId, complaintId, ticketId } = useParams({ strict: false })
  const [leaving, setLeaving] = useState(false)
  const mine = client.getQueryData<QueueCounts>(['counts', null])?.mine ?? 0

  const change = async (part: Partial<Me['staff']>) => {
    if (part.language) await prepareTexts(part.language)
    client.setQueryData<Me>(['me'], (before) => before && { ...before, staff: { ...before.staff, ...part } })
    await send('PUT', part.presence ? '/me/presence' : '/me/language', part)
    // What the server words (verdicts, findings) is read again in the new language.
    if (part.language) await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'me' })
  }
  const choose = (presence: Presence) => (presence === 'offline' && mine > 0 ? setLeaving(true) : void change({ presence }))
  const signOut = async () => {
    await send('POST', '/sign-out').catch(() => {})
    client.clear()
    await navigate({ to: '/sign-in' })
  }
  const ThemeIcon = theme === 'dark' ? Moon : theme === 'light' ? Sun : Monitor

  return (
    <nav
      aria-label={say('brand')}
      className={clsx(
        'order-last min-w-0 items-center justify-around overflow-x-auto *:shrink-0 md:overflow-visible gap-1 border-t border-line bg-surface px-2 py-1 md:order-first md:w-14 md:flex-col md:justify-start md:border-t-0 md:border-r md:px-0 md:py-3',
        conversationId || aftersaleId || complaintId || ticketId ? 'hidden md:flex' : 'flex',
      )}
    >
      <span className="hidden md:mb-3 md:block">
        <BellMark size={32} />
      </span>
      <Link
        to="/inbox/$queue"
        params={{ queue: 'waiting' }}
        aria-label={say('queues')}
        title={say('queues')}
        className={place}
        activeProps={{ className: here }}
        activeOptions={{ exact: false }}
      >
        <Inbox size={20} aria-hidden="true" />
      </Link>
      <Link to="/search" aria-label={say('search')} title={say('search')} className={place} activeProps={{ className: here }}>
        <Search size={20} aria-hidden="true" />
      </Link>
      <AftersalesLink place={place} here={here} />
      <ClockLinks place={place} here={here} />
      {useMay('knowledge.read') && (
        <Link
          to="/knowledge/$part"
          params={{ part: me.permissions.includes('knowledge.edit') ? 'articles' : 'scripts' }}
          aria-label={say('knowledge')}
          title={say('knowledge')}
          className={place}
          activeProps={{ className: here }}
        >
          <BookOpen size={20} aria-hidden="true" />
        </Link>
      )}
      {useMay('policy.edit') && (
        <Link to="/policy" aria-label={say('policy')} title={say('policy')} className={place} activeProps={{ className: here }}>
          <Scale size={20} aria-hidden="true" />
        </Link>
      )}
      {useMay('guard.manage') && (
        <Link
          to="/guard/$part"
          params={{ part: 'words' }}
          aria-label={say('guard')}
          title={say('guard')}
          className={place}
          activeProps={{ className: here }}
        >
          <ShieldCheck size={20} aria-hidden="true" />
        </Link>
      )}
      {useMay('routing.manage') && (
        <Link
          to="/settings/$part"
          params={{ part: me.permissions.includes('people.manage') ? 'team' : 'routing' }}
          aria-label={say('settings')}
          title={say('settings')}
          className={place}
          activeProps={{ className: here }}
          activeOptions={{ exact: false }}
        >
          <Settings size={20} aria-hidden="true" />
        </Link>
      )}
      <span className="hidden flex-1 md:block" />
      <Menu
        side="top"
        align="start"
        trigger={
          <IconButton label={say('theme')}>
            <ThemeIcon size={18} aria-hidden="true" />
          </IconButton>
        }
        items={(['light', 'dark', 'system'] as const).map((one) => ({
          label: say(`theme.${one}`),
          selected: theme === one,
          onSelect: () => setTheme(one),
        }))}
      />
      <IconButton label={languageNames[otherLanguage(language)]} onClick={() => void change({ language: otherLanguage(language) })}>
        <Languages size={18} aria-hidden="true" />
      </IconButton>
      <Menu
        side="top"
        align="start"
        trigger={
          <button
            type="button"
            aria-label={`${say('account')}: ${me.staff.name}, ${say(`presence.${me.staff.presence}`)}`}
            className="relative rounded-full p-0.5"
          >
            <Avatar name={me.staff.name} small />
            <span className={`absolute right-0 bottom-0 size-3 rounded-full border-2 border-surface ${dots[me.staff.presence]}`} />
          </button>
        }
        items={[
          ...presences.map((presence) => ({
            label: say(`presence.${presence}`),
            selected: me.staff.presence === presence,
            icon: <span className={`size-2.5 rounded-full ${dots[presence]}`} />,
            onSelect: () => choose(presence),
          })),
          {
            label: say('alerts.sound'),
            selected: ringing,
            icon: ringing ? <Bell size={16} aria-hidden="true" /> : <BellOff size={16} aria-hidden="true" />,
            onSelect: () => soundOn.set(!ringing),
          },
          {
            label: say('settings.part.account'),
            icon: <CircleUser size={16} aria-hidden="true" />,
            onSelect: () => void navigate({ to: '/settings/$part', params: { part: 'account' } }),
          },
          { label: say('signOut'), icon: <LogOut size={16} aria-hidden="true" />, danger: true, onSelect: () => void signOut() },
        ]}
      />
      {leaving && (
        <Suspense>
          <LeavingDialog chats={mine} onClose={() => setLeaving(false)} onChoose={(presence) => void change({ presence })} />
        </Suspense>
      )}
    </nav>
  )
}
