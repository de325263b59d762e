import { useSyncExternalStore } from 'react'

interface Note {
  id: number
  text: string
}
let notes: readonly Note[] = []
const listeners = new Set<() => void>()
const set = (next: readonly Note[]) => {
  notes = next
  for (const listener of listeners) listener()
}
let count = 0

/** Says something for five seconds without being in the way. */
export function toast(text: string): void {
  const id = ++count
  set([...notes.slice(-2), { id, text }])
  setTimeout(() => set(notes.filter((note) => note.id !== id)), 5_000)
}

export function Toasts() {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => notes,
  )
  return (
    <div
      role="status"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-6 z-50 flex flex-col items-center gap-2 px-4"
    >
      {all.map((note) => (
        <p key={note.id} className="appear pointer-events-auto max-w-lg rounded-xl bg-text px-4 py-2.5 text-surface shadow-xl">
          {note.text}
        </p>
      ))}
    </div>
  )
}
