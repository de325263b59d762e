import { useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'
const listeners = new Set<() => void>()
const dark = matchMedia('(prefers-color-scheme: dark)')

const stored = (): Theme => {
  try {
    return (localStorage.getItem('shopbell theme') as Theme | null) ?? 'system'
  } catch {
    return 'system'
  }
}
let theme = stored()

function apply(): void {
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
  for (const listener of listeners) listener()
}
dark.addEventListener('change', apply)
apply()

export function setTheme(next: Theme): void {
  theme = next
  try {
    localStorage.setItem('shopbell theme', next)
  } catch {}
  apply()
}

export const useTheme = (): Theme =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => theme,
  )
