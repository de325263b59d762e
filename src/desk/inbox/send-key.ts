import type { KeyboardEvent } from 'react'
import { stored } from '../stored.ts'

/** Which key sends: Enter, or the one held with Ctrl or ⌘ for those who write long. */
export const sendWith = stored<'enter' | 'chord'>('send with', 'enter')

/** Whether this key press sends; never the Enter that picks a word in an input method. */
export function sends({ key, shiftKey, ctrlKey, metaKey, keyCode, nativeEvent }: KeyboardEvent): boolean {
  if (key !== 'Enter' || shiftKey || nativeEvent.isComposing || keyCode === 229) return false
  return ctrlKey || metaKey || sendWith.get() === 'enter'
}
