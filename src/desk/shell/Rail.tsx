import { useQueryClient } from '@tanstack/react-query'
import { Link, useLocation, useNavigate, useParams } from '@tanstack/react-router'
import { clsx } from 'clsx'
import { Bell, BellDot, BellOff, CircleUser, Languages, LayoutGrid, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { Fragment, lazy, Suspense, useState } from 'react'
import { Avatar } from '../../kit/Avatar.tsx'
import { BellMark } from '../../kit/BellMark.tsx'
import { IconButton } from '../../kit/IconButton.tsx'
import { Menu } from '../../kit/Menu.tsx'
import { toast } from '../../kit/Toast.tsx'
import { setTheme, useTheme } from '../../kit/theme.ts'
import { languageNames, otherLanguage } from '../../shared/language.ts'
import type { QueueCounts } from '../../shared/wire/conversation.ts'
import { type Me, type Presence, presences } from '../../shared/wire/presence.ts'
import { useWaiting } from '../aftersales/use-waiting.ts'
import { get, send } from '../api.ts'
import { useDesk } from '../desk-context.ts'
import { useSetup } from '../start/use-setup.ts'
import { prepareTexts, useText } from '../texts/text.ts'
import { noticesOn, turnNotices } from './notices.ts'
import { type Place, places } from './places.ts'
import { soundOn } from './ring.ts'

/** Fetched once the page stands. */
const AlertsButton = lazy(() => import('./AlertsButton.tsx').then((module) => ({ default: module.AlertsButton })))
/** Fetched when somebody with open conversations wants to go. */
const LeavingDialog = lazy(() => import('./LeavingDialog.tsx').then((module) => ({ default: module.LeavingDialog })))

const dots: Record<Presence, string> = { online: 'bg-success', busy: 'bg-danger', away: 'bg-signal', offline: 'bg-muted' }

export function Rail() {
  const { say, language } = useText()
  const { me } = useDesk()
  const client = useQueryClient()
  const navigate = useNavigate()
  const theme = useTheme()
  const ringing = soundOn.use()
  const noticing = noticesOn.use()
  // On a phone an open conversation or case has the whole screen; its own arrow leads back.
  const { conversationId, aftersaleId, complaintId, ticketId } = useParams({ strict: false })
  /** How many conversations whoever wants to go offline still has. */
  const [leaving, setLeaving] = useState(0)

  const change = async (part: Partial<Me['staff']>) => {
    if (part.language) await prepareTexts(part.language)
    client.setQueryData<Me>(['me'], (before) => before && { ...before, staff: { ...before.staff, ...part } })
    await send('PUT', part.presence ? '/me/presence' : '/me/language', part)
    // What the server words (verdicts, findings) is read again in the new language.
    if (part.language) await client.invalidateQueries({ predicate: ({ queryKey: [name] }) => name !== 'me' })
  }
  const choose = async (presence: Presence) => {
    // Asked of the server: one that was taken a moment ago counts as well.
    const { mine } = presence === 'offline' ? await get<QueueCounts>('/conversations/counts') : { mine: 0 }
    if (mine > 0) setLeaving(mine)
    else await change({ presence })
  }
  const signOut = async () => {
    await send('POST', '/sign-out').catch(() => {})
    client.clear()
    await navigate({ to: '/sign-in' })
  }
  const setup = useSetup()
  const starting = setup?.state === 'demo' || (setup?.state === 'open' && !setup.finished)
  const here = useLocation({ select: ({ pathname }) => pathname.replace(/^\/desk/, '').split('/')[1] })
  const groups = places
    .map((group) => group.filter(({ may, starting: asked }) => (may === null || me.permissions.includes(may)) && (!asked || starting)))
    .filter((group) => group.length > 0)
  const behind = groups.flat().filter(({ atHand }) => !atHand)
  const ThemeIcon = theme === 'dark' ? Moon : theme === 'light' ? Sun : Monitor

  return (
    <nav
      aria-label={say('brand')}
      className={clsx(
        'isolate order-last min-w-0 items-center justify-around gap-1 border-t border-line bg-surface px-2 py-1 md:order-first md:w-14 md:flex-col md:justify-start md:border-t-0 md:border-r md:px-0 md:py-3',
        conversationId || aftersaleId || complaintId || ticketId ? 'hidden md:flex' : 'flex',
      )}
    >
      <span className="hidden md:-order-2 md:mb-3 md:block">
        <BellMark size={32} />
      </span>
      {groups.map((group, at) => (
        <Fragment key={at}>
          {at > 0 && <span aria-hidden="true" className="hidden h-px w-6 bg-line md:my-1 md:block" />}
          {group.map((one) => (
            <PlaceLink key={one.label} place={one} here={one.link.to.split('/')[1] === here} />
          ))}
        </Fragment>
      ))}
      <Suspense fallback={<span className="size-10 shrink-0 md:-order-1" />}>
        <AlertsButton />
      </Suspense>
      {behind.length > 0 && (
        <span className="md:hidden">
          <Menu
            side="top"
            trigger={
              <IconButton label={say('places.more')} active={behind.some(({ link }) => link.to.split('/')[1] === here)}>
                <LayoutGrid size={20} aria-hidden="true" />
              </IconButton>
            }
            items={behind.map(({ link, label, icon: Icon }) => ({
              label: say(label),
              icon: <Icon size={16} aria-hidden="true" />,
              onSelect: () => void navigate(link as never),
            }))}
          />
        </span>
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
            onSelect: () => void choose(presence),
          })),
          {
            label: say('alerts.sound'),
            selected: ringing,
            icon: ringing ? <Bell size={16} aria-hidden="true" /> : <BellOff size={16} aria-hidden="true" />,
            onSelect: () => soundOn.set(!ringing),
          },
          {
            label: say('alerts.notices'),
            selected: noticing,
            icon: <BellDot size={16} aria-hidden="true" />,
            onSelect: () => void turnNotices(!noticing).then((on) => noticing || on || toast(say('alerts.notices.refused'))),
          },
          {
            label: say('settings.part.account'),
            icon: <CircleUser size={16} aria-hidden="true" />,
            onSelect: () => void navigate({ to: '/settings/$part', params: { part: 'account' } }),
          },
          { label: say('signOut'), icon: <LogOut size={16} aria-hidden="true" />, danger: true, onSelect: () => void signOut() },
        ]}
      />
      {leaving > 0 && (
        <Suspense>
          <LeavingDialog chats={leaving} onClose={() => setLeaving(0)} onChoose={(presence) => void change({ presence })} />
        </Suspense>
      )}
    </nav>
  )
}

/** A place, with how many approvals wait there for a decision. */
function PlaceLink({ place: { link, label, icon: Icon, atHand }, here }: { place: Place; here: boolean }) {
  const { say } = useText()
  const waiting = useWaiting()(['review', 'rejected'])
  const count = label === 'aftersales' ? waiting : 0
  const name = count ? say('aftersales.waiting', { n: count }) : say(label)
  return (
    <Link
      {...link}
      aria-label={name}
      aria-current={here ? 'page' : undefined}
      title={name}
      className={clsx(
        'relative size-10 shrink-0 items-center justify-center rounded-lg hover:bg-sunken',
        atHand ? 'inline-flex' : 'hidden md:inline-flex',
        here ? 'bg-accent-soft text-accent' : 'text-muted',
      )}
    >
      <Icon size={20} aria-hidden="true" />
      {count > 0 && (
        <span
          aria-hidden="true"
          className="absolute end-0 top-0 min-w-4.5 rounded-full bg-danger px-1 text-center text-[0.6875rem] leading-4.5 font-semibold text-surface tabular-nums"
        >
          {count > 99 ? '99+' : count}
        </span>
      )}
    </Link>
  )
}
