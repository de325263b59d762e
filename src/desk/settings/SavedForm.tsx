import { type FormEvent, type ReactNode, type Ref, useState } from 'react'
import { Unsaved } from '../parts/Unsaved.tsx'

/** A form that counts once it is saved: `onSave` says whether it was. Whoever leaves before is asked. */
export function SavedForm({
  onSave,
  changed = false,
  className,
  children,
  ref,
}: {
  onSave(event: FormEvent<HTMLFormElement>): Promise<boolean>
  /** What no field tells: a line more or less. */
  changed?: boolean
  className?: string
  children: ReactNode
  ref?: Ref<HTMLFormElement>
}) {
  const [touched, setTouched] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    // Before it is saved: what is typed meanwhile is not, and who leaves as soon as they read that it is has nothing to lose.
    setTouched(false)
    if (!(await onSave(event))) setTouched(true)
  }
  return (
    <form ref={ref} onSubmit={(event) => void submit(event)} onInput={() => setTouched(true)} className={className}>
      {children}
      <Unsaved when={touched || changed} />
    </form>
  )
}
