import { useNavigate } from '@tanstack/react-router'
import { lazy, Suspense, useEffect } from 'react'
import { letterOf } from '../letter-of.ts'
import { shortcutsOff } from '../shortcuts.ts'
import { withPageTexts } from '../texts/text.ts'
import { openDialog, useOpenDialog } from './dialogs.ts'
import { toComposer } from './drafts.ts'
import { undoLast } from './outgoing.ts'
import { useInbox } from './use-inbox.ts'
import { useVerbs } from './use-verbs.ts'

/** Fetched when first asked for: they carry what nobody needs to answer a customer. */
const CloseDialog = lazy(() => withPageTexts(import('../closing/CloseDialog.tsx')).then((module) => ({ default: module.CloseDialog })))
const SnoozeDialog = lazy(() => withPageTexts(import('./SnoozeDialog.tsx')).then((module) => ({ default: module.SnoozeDialog })))

interface Props {
  queue: string
  conversationId: string | null
  onPanel(): void
}

/** What staff do two hundred times a day, without the mouse. Never while a word is being composed. */
export function Keyboard({ queue, conversationId, onPanel }: Props) {
  const navigate = useNavigate()
  const open = useOpenDialog()
  const { items } = useInbox(queue)
  const waiting = useInbox('waiting').items
  const verb = useVerbs(conversationId ?? '')
  const oldest = useVerbs(waiting[0]?.id ?? '')

  useEffect(() => {
    const go = (to: string | undefined, of: string = queue) =>
      to && void navigate({ to: '/inbox/$queue/$conversationId', params: { queue: of, conversationId: to } })
    const step = (by: 1 | -1) => {
      const at = items.findIndex((one) => one.id === conversationId)
      go(items[at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by))]?.id)
    }
    const acts: Record<string, () => unknown> = {
      J: () => step(1),
      K: () => step(-1),
      T: () => conversationId && verb('take'),
      N: async () => waiting[0] && (await oldest('take')) && go(waiting[0].id, 'mine'),
      L: () => toComposer({ focus: 'text' }),
      P: () => toComposer({ focus: 'note' }),
      E: () => conversationId && verb('close'),
      M: () => conversationId && openDialog('snooze'),
      Z: () => conversationId && undoLast(conversationId),
      D: onPanel,
    }
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      const act = event.altKey && !event.ctrlKey && !event.metaKey && !shortcutsOff.get() && acts[letterOf(event)]
      // A question that is open comes first.
      if (!act || document.querySelector('dialog[open]')) return
      void act()
      event.preventDefault()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [items, waiting, queue, conversationId, navigate, verb, oldest, onPanel])

  const close = () => openDialog(null)
  return (
    <Suspense>
      {open === 'close' && conversationId && <CloseDialog conversationId={conversationId} onClose={close} />}
      {open === 'snooze' && conversationId && <SnoozeDialog conversationId={conversationId} onClose={close} />}
    </Suspense>
  )
}
