import { type ReactNode, useContext, useEffect, useId, useRef, useState } from 'react'
import { Button } from './Button.tsx'
import { DiscardTexts } from './discard-texts.ts'

/**
 * A question in the way of everything else: the browser's own dialog, which keeps the focus inside, closes on Escape and gives the focus back. What is
 * inside exists only while it is open. Who has written into a text area is asked before Escape or a press beside it throws that away.
 */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
}: {
  open: boolean
  onClose(): void
  title: string
  description?: string
  children: ReactNode
}) {
  if (!open) return null
  return (
    <Opened onClose={onClose} title={title} description={description}>
      {children}
    </Opened>
  )
}

function Opened({
  onClose,
  title,
  description,
  children,
}: {
  onClose(): void
  title: string
  description: string | undefined
  children: ReactNode
}) {
  const element = useRef<HTMLDialogElement>(null)
  const id = useId()
  const texts = useContext(DiscardTexts)
  const written = useRef(false)
  const [asking, setAsking] = useState(false)
  const leave = () => (written.current && texts && !asking ? setAsking(true) : onClose())
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    // What is to be filled in comes first; otherwise the browser's own choice stands.
    dialog?.querySelector<HTMLElement>('input:not([type=checkbox]), select, textarea')?.focus()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      aria-labelledby={`${id}-title`}
      aria-describedby={description ? `${id}-more` : undefined}
      onCancel={(event) => {
        event.preventDefault()
        leave()
      }}
      onPointerDown={(event) => event.target === event.currentTarget && outside(event) && leave()}
      onInput={({ target }) => {
        if (target instanceof HTMLTextAreaElement) written.current = target.value.trim() !== ''
      }}
      // A browser asks no second time before it closes.
      onClose={() => asking && onClose()}
      className="appear m-auto max-h-[90dvh] w-[min(480px,calc(100vw-32px))] overflow-y-auto rounded-2xl border border-line bg-raised p-5 text-text shadow-2xl backdrop:bg-black/45"
    >
      <h2 id={`${id}-title`} className="text-lg font-semibold">
        {title}
      </h2>
      {description && (
        <p id={`${id}-more`} className="mt-1 text-muted">
          {description}
        </p>
      )}
      <div className="mt-4">{children}</div>
      {asking && texts && (
        <p
          role="alert"
          className="sticky bottom-0 mt-3 flex flex-wrap items-center justify-end gap-2 rounded-lg bg-signal-soft p-2 text-signal"
        >
          <span className="min-w-0 flex-1 basis-40">{texts.question}</span>
          <Button small onClick={() => setAsking(false)} autoFocus>
            {texts.keep}
          </Button>
          <Button small look="danger" onClick={onClose}>
            {texts.discard}
          </Button>
        </p>
      )}
    </dialog>
  )
}

/** A press on the dark around it lands on the dialog too. */
function outside({ clientX: x, clientY: y, currentTarget }: { clientX: number; clientY: number; currentTarget: HTMLElement }): boolean {
  const { left, right, top, bottom } = currentTarget.getBoundingClientRect()
  return x < left || x > right || y < top || y > bottom
}
