import { lazy, Suspense, useEffect } from 'react'
import { openDialog, useOpenDialog } from '../inbox/dialogs.ts'
import { letterOf } from '../letter-of.ts'
import { withPageTexts } from '../texts/text.ts'

/** Fetched when first asked for: they carry what nobody needs to answer a customer. */
const loadPalette = () => withPageTexts(import('../inbox/Palette.tsx')).then((module) => ({ default: module.Palette }))
const Palette = lazy(loadPalette)
const ShortcutHelp = lazy(() => import('../inbox/ShortcutHelp.tsx').then((module) => ({ default: module.ShortcutHelp })))
/** Who presses the palette's key types on at once: it is there before, when the page has come to rest. */
const PREPARE_MS = 1_500

/** What lies a key away on every page: the palette, and the list of all keys. */
export function Anywhere() {
  const open = useOpenDialog()
  useEffect(() => {
    const timer = setTimeout(() => void loadPalette(), PREPARE_MS)
    return () => clearTimeout(timer)
  }, [])
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.isComposing || event.keyCode === 229) return
      // A question that is open comes first.
      if (document.querySelector('dialog[open]')) return
      const writing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if ((event.ctrlKey || event.metaKey) && !event.altKey && letterOf(event) === 'K') openDialog('palette')
      else if (event.key === '?' && !writing) openDialog('help')
      else return
      event.preventDefault()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
  const close = () => openDialog(null)
  return (
    <Suspense>
      {open === 'help' && <ShortcutHelp onClose={close} />}
      {open === 'palette' && <Palette onClose={close} onHelp={() => openDialog('help')} />}
    </Suspense>
  )
}
