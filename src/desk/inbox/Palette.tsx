import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { Dialog } from '../../kit/Dialog.tsx'
import { setTheme, useTheme } from '../../kit/theme.ts'
import type { Found } from '../../shared/wire/search.ts'
import { get } from '../api.ts'
import { useSearch } from '../context/use-search.ts'
import { useDesk } from '../desk-context.ts'
import { customerName } from '../parts/customer-name.ts'
import { openFound } from '../search/found-look.ts'
import { type Part, parts } from '../settings/settings-look.ts'
import { places as pages } from '../shell/places.ts'
import { useText } from '../texts/text.ts'
import { openDialog } from './dialogs.ts'
import { toComposer } from './drafts.ts'
import { useInbox } from './use-inbox.ts'
import { useVerbs } from './use-verbs.ts'
import { addressOf, useViews } from './use-views.ts'

const queues = ['waiting', 'mine', 'mentions', 'snoozed', 'assistant', 'open', 'closed', 'all'] as const
const MOST_TALKS = 50

const groupLook =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'
const itemLook = 'flex h-9 cursor-pointer items-center gap-3 rounded-lg px-2 data-[selected=true]:bg-accent-soft'

interface Props {
  onClose(): void
  onHelp(): void
}
interface Entry {
  key: string
  label: string
  more?: string | undefined
  act(): unknown
}

/** Everything that can be reached from here, by typing a piece of its name. */
export function Palette({ onClose, onHelp }: Props) {
  const { queue = 'waiting', conversationId } = useParams({ strict: false })
  const { items } = useInbox(queue)
  const views = useViews()
  const { me } = useDesk()
  const { say } = useText()
  const navigate = useNavigate()
  const theme = useTheme()
  const verb = useVerbs(conversationId ?? '')
  const { typed, asked, setTyped } = useSearch()
  const found = useQuery({
    queryKey: ['search', asked, 'palette'],
    queryFn: () => get<{ items: Found[] }>(`/search?q=${encodeURIComponent(asked)}&limit=8`),
    enabled: asked.length > 1,
  })
  const doable: Entry[] = [
    ...(conversationId
      ? [
          { key: 'take', label: say('shortcut.take'), more: 'Alt+T', act: () => verb('take') },
          { key: 'reply', label: say('shortcut.reply'), more: 'Alt+L', act: () => toComposer({ focus: 'text' }) },
          { key: 'note', label: say('shortcut.note'), more: 'Alt+P', act: () => toComposer({ focus: 'note' }) },
          { key: 'snooze', label: say('shortcut.snooze'), more: 'Alt+M', act: () => openDialog('snooze') },
          { key: 'close', label: say('shortcut.close'), more: 'Alt+E', act: () => verb('close') },
        ]
      : []),
    {
      key: 'theme',
      label: say(theme === 'dark' ? 'theme.light' : 'theme.dark'),
      more: say('theme'),
      act: () => setTheme(theme === 'dark' ? 'light' : 'dark'),
    },
    { key: 'help', label: say('shortcut.help'), more: '?', act: onHelp },
  ]
  const places: Entry[] = [
    ...queues.map((one) => ({
      key: `queue ${one}`,
      label: say(`queue.${one}`),
      more: say('queues'),
      act: () => navigate({ to: '/inbox/$queue', params: { queue: one } }),
    })),
    ...views.map((one) => ({
      key: one.id,
      label: one.name,
      more: say('queues'),
      act: () => navigate({ to: '/inbox/$queue', params: { queue: addressOf(one) } }),
    })),
    ...pages
      .flat()
      .filter(({ may }) => may === null || me.permissions.includes(may))
      .map(({ link, label }) => ({ key: `page ${label}`, label: say(label), act: () => navigate(link as never) })),
    ...(Object.keys(parts) as Part[])
      .filter((part) => me.permissions.includes(parts[part]))
      .map((part) => ({
        key: `settings ${part}`,
        label: say(`settings.part.${part}`),
        more: say('settings'),
        act: () => navigate({ to: '/settings/$part', params: { part } }),
      })),
  ]
  const talks: Entry[] = items.slice(0, MOST_TALKS).map((one) => ({
    key: one.id,
    label: customerName(say, one.customerId, one.customerName),
    more: one.lastMessage?.excerpt,
    act: () => navigate({ to: '/inbox/$queue/$conversationId', params: { queue, conversationId: one.id } }),
  }))
  const groups = [
    [say('palette.do'), doable],
    [say('palette.go'), places],
    [say('palette.talks'), talks],
  ] as const
  return (
    <Dialog open onClose={onClose} title={say('shortcut.palette')}>
      <Command label={say('shortcut.palette')}>
        <Command.Input
          value={typed}
          onValueChange={setTyped}
          placeholder={say('palette.search')}
          className="mb-2 h-11 w-full rounded-lg border border-line bg-surface px-3 placeholder:text-muted"
        />
        <Command.List label={say('shortcut.palette')} className="max-h-80 overflow-y-auto">
          {asked.length > 1 && typed.trim() === asked && (
            <Command.Group forceMount heading={say('search')} className={groupLook}>
              {found.data?.items.map((one) => (
                <Command.Item
                  key={`${one.kind} ${one.id}`}
                  forceMount
                  value={`found ${one.kind} ${one.id}`}
                  onSelect={() => {
                    onClose()
                    openFound(navigate, one)
                  }}
                  className={itemLook}
                >
                  <span className="shrink-0 font-medium">{one.title ?? say('visitor')}</span>
                  <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{one.excerpt ?? say(`search.${one.kind}`)}</span>
                </Command.Item>
              ))}
              <Command.Item
                forceMount
                value="found everything"
                onSelect={() => {
                  onClose()
                  void navigate({ to: '/search', search: { q: asked } })
                }}
                className={itemLook}
              >
                {say('search.everything', { words: asked })}
              </Command.Item>
            </Command.Group>
          )}
          <Command.Empty className="p-3 text-muted">{say('palette.none')}</Command.Empty>
          {groups.map(([title, entries]) => (
            <Command.Group key={title} heading={title} className={groupLook}>
              {entries.map(({ key, label, more, act }) => (
                <Command.Item
                  key={key}
                  value={`${label} ${more ?? ''} ${key}`}
                  onSelect={() => {
                    onClose()
                    void act()
                  }}
                  className={itemLook}
                >
                  <span className="shrink-0 font-medium">{label}</span>
                  <span className="min-w-0 flex-1 truncate text-right text-sm text-muted">{more}</span>
                </Command.Item>
              ))}
            </Command.Group>
          ))}
        </Command.List>
      </Command>
    </Dialog>
  )
}
