import { useNavigate } from '@tanstack/react-router'
import { Command } from 'cmdk'
import { useEffect, useState } from 'react'
import { Dialog } from '../../kit/Dialog.tsx'
import type { Queue } from '../../shared/wire/conversation.ts'
import { type TextKey, useText } from '../texts/text.ts'
import { toComposer } from './drafts.ts'
import { useVerbs } from './Header.tsx'
import { useInbox } from './use-inbox.ts'

const keys: readonly [shown: string, key: TextKey][] = [
  ['Alt+J', 'shortcut.next'],
  ['Alt+K', 'shortcut.previous'],
  ['Alt+T', 'shortcut.take'],
  ['Alt+N', 'shortcut.oldest'],
  ['Alt+L', 'shortcut.reply'],
  ['Alt+P', 'shortcut.note'],
  ['Alt+E', 'shortcut.close'],
  ['Ctrl/⌘+K', 'shortcut.palette'],
  ['?', 'shortcut.help'],
]
const queues = ['waiting', 'mine', 'assistant', 'open', 'closed', 'all'] as const

/** What staff do two hundred times a day, without the mouse. Keys are told by their place on the keyboard, and never while a word is being composed. */
export function Keyboard({ queue, conversationId }: { queue: Queue; conversationId: string | null }) {
  const { say } = useText()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'help' | 'palette' | null>(null)
  const { items } = useInbox(queue)
  const waiting = useInbox('waiting').items
  const verb = useVerbs(conversationId ?? '')
  const oldest = useVerbs(waiting[0]?.id ?? '')

  useEffect(() => {
    const go = (to: string | undefined, of: Queue = queue) =>
      to && void navigate({ to: '/inbox/$queue/$conversationId', params: { queue: of, conversationId: to } })
    const step = (by: 1 | -1) => {
      const at = items.findIndex((one) => one.id === conversationId)
      go(items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]?.id)
    }
    const acts: Record<string, () => unknown> = {
      KeyJ: () => step(1),
      KeyK: () => step(-1),
      KeyT: () => conversationId && verb('take'),
      KeyN: async () => waiting[0] && (await oldest('take')) && go(waiting[0].id, 'mine'),
      KeyL: () => toComposer({ focus: 'text' }),
      KeyP: () => toComposer({ focus: 'note' }),
      KeyE: () => conversationId && verb('close'),
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') setOpen('palette')
      else if (event.key === '?' && !writing) setOpen('help')
      else if (event.altKey && !event.ctrlKey && !event.metaKey && acts[event.code]) void acts[event.code]!()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [items, waiting, queue, conversationId, navigate, verb, oldest])

  const run = (act: () => unknown) => {
    setOpen(null)
    void act()
  }
  return (
    <>
      <Dialog open={open === 'help'} onClose={() => setOpen(null)} title={say('shortcuts')}>
        <dl className="grid grid-cols-[max-content_1fr] gap-x-6 gap-y-2">
          {keys.map(([shown, key]) => (
            <div key={shown} className="contents">
              <dt>
                <kbd className="rounded-md border border-line bg-sunken px-2 py-0.5 font-sans text-sm">{shown}</kbd>
              </dt>
              <dd>{say(key)}</dd>
            </div>
          ))}
        </dl>
      </Dialog>
      <Dialog open={open === 'palette'} onClose={() => setOpen(null)} title={say('shortcut.palette')}>
        <Command label={say('shortcut.palette')}>
          <Command.Input placeholder={say('palette.search')} className="mb-2 h-10 w-full rounded-lg border border-line bg-surface px-3" />
          <Command.List className="max-h-72 overflow-y-auto">
            <Command.Empty className="p-3 text-muted">{say('palette.none')}</Command.Empty>
            {items.slice(0, 50).map((one) => (
              <Command.Item
                key={one.id}
                value={`${one.customerName ?? say('visitor')} ${one.lastMessage?.excerpt ?? ''} ${one.id}`}
                onSelect={() => run(() => navigate({ to: '/inbox/$queue/$conversationId', params: { queue, conversationId: one.id } }))}
                className="flex h-9 items-center gap-2 rounded-lg px-2 data-[selected=true]:bg-sunken"
              >
                <strong className="shrink-0">{one.customerName ?? say('visitor')}</strong>
                <span className="truncate text-muted">{one.lastMessage?.excerpt}</span>
              </Command.Item>
            ))}
            {queues.map((one) => (
              <Command.Item
                key={one}
                value={`${say('queues')} ${say(`queue.${one}`)}`}
                onSelect={() => run(() => navigate({ to: '/inbox/$queue', params: { queue: one } }))}
                className="flex h-9 items-center rounded-lg px-2 data-[selected=true]:bg-sunken"
              >
                {say(`queue.${one}`)}
              </Command.Item>
            ))}
          </Command.List>
        </Command>
      </Dialog>
    </>
  )
}
