import { Sparkles } from 'lucide-react'
import { lazy, Suspense, useEffect, useEffectEvent, useState } from 'react'
import { IconButton } from '../../kit/IconButton.tsx'
import type { Conversation } from '../../shared/wire/conversation.ts'
import { letterOf } from '../letter-of.ts'
import { shortcutsOff } from '../shortcuts.ts'
import { useText, withPageTexts } from '../texts/text.ts'

/** Fetched when first opened. */
const Help = lazy(() => withPageTexts(import('./Help.tsx')).then((module) => ({ default: module.Help })))

/** Help with writing: replies from the shop's own data, and what was written said better. Alt+H opens and closes it. */
export function HelpButton({ conversation, text, onText }: { conversation: Conversation; text: string; onText(text: string): void }) {
  const { say } = useText()
  const [open, setOpen] = useState(false)
  const keyed = useEffectEvent((event: KeyboardEvent) => {
    if (shortcutsOff.get() || event.isComposing || !event.altKey || event.ctrlKey || event.metaKey || letterOf(event) !== 'H') return
    event.preventDefault()
    setOpen(!open)
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => keyed(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <IconButton label={say('compose.help')} aria-expanded={open} onClick={() => setOpen(!open)}>
        <Sparkles size={18} aria-hidden="true" />
      </IconButton>
      {open && (
        <Suspense>
          <Help conversation={conversation} text={text} onText={onText} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
