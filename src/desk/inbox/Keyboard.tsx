import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { stored } from '../stored.ts'
import { withPageTexts } from '../texts/text.ts'
import { openDialog, useOpenDialog } from './dialogs.ts'
import { toComposer } from './drafts.ts'
import { useVerbs } from './Header.tsx'
import { undoLast } from './outgoing.ts'
import { useInbox } from './use-inbox.ts'

/** Fetched when first asked for: they carry what nobody needs to answer a customer. */
const loadPalette = () => withPageTexts(import('./Palette.tsx')).then((module) => ({ default: module.Palette }))
const Palette = lazy(loadPalette)
/** Who presses the palette's key types on at once: it is there before, when the page has come to rest. */
const PREPARE_MS = 1_500
const ShortcutHelp = lazy(() => import('./ShortcutHelp.tsx').then((module) => ({ default: module.ShortcutHelp })))
const CloseDialog = lazy(() => withPageTexts(import('../closing/CloseDialog.tsx')).then((module) => ({ default: module.CloseDialog })))
const SnoozeDialog = lazy(() => withPageTexts(import('./SnoozeDialog.tsx')).then((module) => ({ default: module.SnoozeDialog })))

/** Some keyboards write with Alt; whoever needs it for that switches ours off. */
export const shortcutsOff = stored<boolean>('shortcuts off', false)

interface Props {
  queue: string
  conversationId: string | null
  onPanel(): void
}

/** What staff do two hundred times a day, without the mouse. Keys are told by their place on the keyboard, and never while a word is being composed. */
export function Keyboard({ queue, conversationId, onPanel }: Props) {
  const navigate = useNavigate()
  const open = useOpenDialog()
  const { items } = useInbox(queue)
  const waiting = useInbox('waiting').items
  const verb = useVerbs(conversationId ?? '')
  const oldest = useVerbs(waiting[0]?.id ?? '')

  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), PREPARE_MS)
    return () => clearTimeout(timer)
  }, [])

  useEffect(() => {
    const go = (to: string | undefined, of: string = queue) =>
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
      KeyM: () => conversationId && openDialog('snooze'),
      KeyZ: () => conversationId && undoLast(conversationId),
      KeyD: onPanel,
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      const alt = event.altKey && !event.ctrlKey && !event.metaKey && !shortcutsOff.get()
      // A question that is open comes first.
      if (document.querySelector('dialog[open]')) return
      if ((event.ctrlKey || event.metaKey) && event.code === 'KeyK') openDialog('palette')
      else if (event.key === '?' && !writing) openDialog('help')
      else if (alt && acts[event.code]) void acts[event.code]!()
      else return
      event.preventDefault()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [items, waiting, queue, conversationId, navigate, verb, oldest, onPanel])

  const close = () => openDialog(null)
  return (
    <Suspense>
      {open === 'help' && <ShortcutHelp onClose={close} />}
      {open === 'palette' && (
        <Palette queue={queue} conversationId={conversationId} items={items} onClose={close} onHelp={() => openDialog('help')} />
      )}
      {open === 'close' && conversationId && <CloseDialog conversationId={conversationId} onClose={close} />}
      {open === 'snooze' && conversationId && <SnoozeDialog conversationId={conversationId} onClose={close} />}
    </Suspense>
  )
}
