import { useEffect, useEffectEvent } from 'react'
import { useMay } from '../desk-context.ts'
import { letterOf } from '../letter-of.ts'
import { shortcutsOff } from '../shortcuts.ts'
import { useText } from '../texts/text.ts'

/** What can be opened from a conversation. */
export type AboutCase = 'complaint' | 'ticket' | 'escalate' | 'promise'

/** The entries of the menu, for who may; a promise is noted with one key as well. */
export function useCaseMenu(open: (what: AboutCase) => void): { label: string; onSelect(): void }[] {
  const { say } = useText()
  const complains = useMay('complaints.handle')
  const asks = useMay('tickets.handle')
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.isComposing
    if (letterOf(event) !== 'O' || !alone || !asks || shortcutsOff.get() || document.querySelector('dialog[open]')) return
    event.preventDefault()
    open('promise')
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const entries: AboutCase[] = [
    ...(complains ? (['complaint'] as const) : []),
    ...(asks ? (['ticket', 'escalate', 'promise'] as const) : []),
  ]
  return entries.map((what) => ({ label: say(`menu.${what}`), onSelect: () => open(what) }))
}
